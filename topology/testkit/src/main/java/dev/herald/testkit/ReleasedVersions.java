package dev.herald.testkit;

import dev.herald.engine.contract.CanonicalJson;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.contract.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The released versions of contracts: a folder for each kind, in it one for each type, named by its full name, and in
 * that one file for each version: {@code public/dev.herald.payments.integration.PaymentDeclined/1.avsc}. {@code SHA256SUMS} lists the digest of each, as {@code sha256sum}
 * writes it, so that an edited version is noticed. A file {@code RETIRED} beside the versions says why the type is no
 * longer declared.
 */
final class ReleasedVersions {

    /** Says why a released type is no longer declared. */
    static final String RETIRED = "RETIRED";

    private static final String DIGESTS = "SHA256SUMS";
    private static final String SUFFIX = ".avsc";
    private static final Pattern VERSION = Pattern.compile("[a-z]+/[^/]+/[^/]+\\.avsc");

    private final Path folder;

    ReleasedVersions(Path folder) {
        this.folder = folder;
    }

    /** Returns the name of a contract: {@code public/dev.herald.payments.integration.PaymentDeclined}. */
    static String name(ContractKind kind, String type) {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + type;
    }

    /** Returns the kind in a name. */
    static ContractKind kind(String name) {
        return ContractKind.valueOf(name.substring(0, name.indexOf('/')).toUpperCase(Locale.ROOT));
    }

    /** Returns the schema of the generated class that a contract has; empty where the class path has none. */
    static Optional<Schema> schemaOnClassPath(String name) {
        try {
            Class<?> type = Class.forName(name.substring(name.indexOf('/') + 1));
            return SpecificRecord.class.isAssignableFrom(type)
                    ? Optional.of(SpecificData.get().getSchema(type))
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns the names of the contracts that were released. */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        files().forEach(file -> names.add(file.substring(0, file.lastIndexOf('/'))));
        return names;
    }

    /** Returns the versions of a contract, oldest first; none where it was never released. */
    List<Version> of(String name) throws IOException {
        List<Version> versions = new ArrayList<>();
        for (Path file = file(name, 1); Files.exists(file); file = file(name, versions.size() + 1)) {
            versions.add(new Version(versions.size() + 1, new Schema.Parser().parse(Files.readString(file))));
        }
        return versions;
    }

    /** Returns whether it is said why a contract is no longer declared. */
    boolean isRetired(String name) throws IOException {
        Path reason = folder.resolve(name).resolve(RETIRED);
        return Files.exists(reason) && !Files.readString(reason).isBlank();
    }

    /** Returns which files are not as they were released. */
    List<String> faults() throws IOException {
        Map<String, String> listed = listed();
        Set<String> files = files();
        List<String> faults = new ArrayList<>();
        for (String file : files) {
            String digest = digest(file);
            if (!listed.containsKey(file)) {
                faults.add(file + ": not listed in " + DIGESTS + "; versions are added by the release command alone");
            } else if (!digest.equals(listed.get(file))) {
                faults.add(
                        file + ": edited after its release: SHA-256 is " + digest + ", expected " + listed.get(file));
            }
        }
        listed.keySet().stream()
                .filter(file -> !files.contains(file))
                .forEach(file -> faults.add(file + ": listed in " + DIGESTS + ", and not there"));
        return faults;
    }

    /** Writes the next version of a contract; never over one that is there. */
    Version add(String name, Schema schema) throws IOException {
        int number = of(name).size() + 1;
        Path file = file(name, number);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CanonicalJson.of(schema), StandardOpenOption.CREATE_NEW);
        StringBuilder digests = new StringBuilder();
        Map<String, String> listed = listed();
        String added = name + "/" + number + SUFFIX;
        listed.put(added, digest(added));
        listed.forEach((version, digest) ->
                digests.append(digest).append("  ").append(version).append('\n'));
        Files.writeString(folder.resolve(DIGESTS), digests);
        return new Version(number, schema);
    }

    private Path file(String name, int number) {
        return folder.resolve(name).resolve(number + SUFFIX);
    }

    /** All versions, as {@code kind/type/number.avsc}. */
    private Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, 3)) {
                files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(VERSION.asMatchPredicate())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Path digests = folder.resolve(DIGESTS);
        if (Files.exists(digests)) {
            for (String line : Files.readAllLines(digests)) {
                int gap = line.indexOf("  ");
                if (gap < 0) {
                    throw new IOException(digests + ": expected a digest, two spaces and a file, got: " + line);
                }
                listed.put(line.substring(gap + 2), line.substring(0, gap));
            }
        }
        return listed;
    }

    /** Of the text with plain line breaks: a checkout may have made others of them. */
    private String digest(String file) throws IOException {
        String text = Files.readString(folder.resolve(file)).replace("\r\n", "\n");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.herald.testkit;

import dev.herald.engine.contract.CanonicalJson;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The released versions of contracts: a folder with one folder for each type, named by its full name, and in it one
 * file for each version, {@code 1.avsc} and so on. {@code SHA256SUMS} lists the digest of each, as {@code sha256sum}
 * writes it, so that an edited version is noticed. A file {@code RETIRED} beside the versions says why the type is no
 * longer declared.
 */
final class ReleasedVersions {

    /** Says why a released type is no longer declared. */
    static final String RETIRED = "RETIRED";

    private static final String DIGESTS = "SHA256SUMS";
    private static final String SUFFIX = ".avsc";

    private final Path folder;

    ReleasedVersions(Path folder) {
        this.folder = folder;
    }

    /** Returns the full names of the types that were released. */
    Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        files().forEach(file -> types.add(file.substring(0, file.indexOf('/'))));
        return types;
    }

    /** Returns the versions of a type, oldest first; none where it was never released. */
    List<Version> of(String type) throws IOException {
        List<Version> versions = new ArrayList<>();
        for (Path file = file(type, 1); Files.exists(file); file = file(type, versions.size() + 1)) {
            versions.add(new Version(versions.size() + 1, new Schema.Parser().parse(Files.readString(file))));
        }
        return versions;
    }

    /** Returns whether it is said why a type is no longer declared. */
    boolean isRetired(String type) throws IOException {
        Path reason = folder.resolve(type).resolve(RETIRED);
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

    /** Writes the next version of a type; never over one that is there. */
    Version add(String type, Schema schema) throws IOException {
        int number = of(type).size() + 1;
        Path file = file(type, number);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CanonicalJson.of(schema), StandardOpenOption.CREATE_NEW);
        StringBuilder digests = new StringBuilder();
        Map<String, String> listed = listed();
        String added = type + "/" + number + SUFFIX;
        listed.put(added, digest(added));
        listed.forEach((name, digest) ->
                digests.append(digest).append("  ").append(name).append('\n'));
        Files.writeString(folder.resolve(DIGESTS), digests);
        return new Version(number, schema);
    }

    private Path file(String type, int number) {
        return folder.resolve(type).resolve(number + SUFFIX);
    }

    /** All versions, as {@code type/number.avsc}. */
    private Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, 2)) {
                files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.contains("/") && file.endsWith(SUFFIX))
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

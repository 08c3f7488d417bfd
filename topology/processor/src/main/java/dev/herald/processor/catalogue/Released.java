package dev.herald.processor.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The released versions of public contracts: files {@code <record's full name>/<version>.avsc} in a folder, or in its
 * folder {@code public} where contracts lie under their kind.
 *
 * @param folder the folder; empty where none is known
 */
public record Released(Optional<Path> folder) {

    private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,8})\\.avsc");

    /**
     * Returns the versions of a contract by their numbers; empty where none was released.
     *
     * @throws IOException when a file cannot be read, or is no schema, naming it
     */
    SortedMap<Integer, Schema> versions(Schema contract) throws IOException {
        SortedMap<Integer, Schema> versions = new TreeMap<>();
        Optional<Path> of = folder.stream()
                .flatMap(all -> Stream.of(all.resolve("public"), all))
                .map(each -> each.resolve(contract.getFullName()))
                .filter(Files::isDirectory)
                .findFirst();
        if (of.isEmpty()) {
            return versions;
        }
        try (Stream<Path> files = Files.list(of.get())) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    versions.put(Integer.valueOf(name.group(1)), read(file));
                }
            }
        }
        return versions;
    }

    private static Schema read(Path file) throws IOException {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (SchemaParseException e) {
            throw new IOException(file + ": not an Avro schema: " + e.getMessage(), e);
        }
    }
}

package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is in herald.jar. */
class SbomIT {
    private static final String IN_JAR = "META-INF/sbom/herald-sbom.json";

    private final Path beside = HeraldProcess.jar().resolveSibling("herald-sbom.json");

    @BeforeEach
    void isThere() {
        assumeTrue(Files.exists(beside), "skipped: Maven makes no bill of materials with -o");
    }

    @Test
    void everyJarInTheDeployable_isNamedWithItsVersion() throws IOException {
        Map<String, String> named = components().stream()
                .collect(Collectors.toMap(
                        part -> part.get("group").asText() + ":"
                                + part.get("name").asText(),
                        part -> part.get("version").asText()));
        Map<String, String> held = new TreeMap<>();
        try (JarFile jar = new JarFile(HeraldProcess.jar().toFile())) {
            for (ZipEntry entry : partsWithCoordinates(jar)) {
                Properties coordinates = properties(jar, entry);
                held.put(
                        coordinates.getProperty("groupId") + ":" + coordinates.getProperty("artifactId"),
                        coordinates.getProperty("version"));
            }
        }

        held.remove("dev.herald:herald-processor");
        assertThat(held).hasSizeGreaterThan(10);
        assertThat(named).containsAllEntriesOf(held);
    }

    @Test
    void everyPackageInTheDeployable_comesFromAJarThatIsNamed() throws IOException {
        Set<String> named = new HashSet<>();
        List<Path> classPath = List.copyOf(ClassPath.ofThisJvm().entries());
        for (JsonNode part : components()) {
            String file = part.get("name").asText() + "-" + part.get("version").asText() + ".jar";
            for (Path entry : classPath) {
                if (entry.endsWith(file)) {
                    named.addAll(packages(entry));
                }
            }
        }
        Set<String> held = packages(HeraldProcess.jar());
        held.removeIf(name -> name.startsWith("dev/herald/"));

        assertThat(held).hasSizeGreaterThan(100).isSubsetOf(named);
    }

    @Test
    void everyPartOfOthers_hasALicence() throws IOException {
        assertThat(components())
                .hasSizeGreaterThan(15)
                .filteredOn(part -> !part.get("group").asText().equals("dev.herald"))
                .allSatisfy(part -> assertThat(part.path("licenses"))
                        .as(part.get("name").asText())
                        .isNotEmpty());
    }

    @Test
    void nothingInIt_changesFromBuildToBuild() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(beside.toFile());

        assertThat(bill.has("serialNumber")).isFalse();
        assertThat(bill.get("metadata").has("timestamp")).isFalse();
    }

    @Test
    void theDeployable_carriesIt() throws IOException {
        try (JarFile jar = new JarFile(HeraldProcess.jar().toFile());
                InputStream carried = jar.getInputStream(jar.getEntry(IN_JAR))) {
            assertThat(carried.readAllBytes()).isEqualTo(Files.readAllBytes(beside));
        }
    }

    private List<JsonNode> components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(beside.toFile());
        return StreamSupport.stream(bill.get("components").spliterator(), false).toList();
    }

    private static List<? extends ZipEntry> partsWithCoordinates(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
                .toList();
    }

    private static Properties properties(JarFile jar, ZipEntry entry) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<String> packages(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
        }
    }
}

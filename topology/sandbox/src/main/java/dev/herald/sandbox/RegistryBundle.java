package dev.herald.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The registry as Maven unpacked it: a jar whose manifest names the main class and the jars beside it. */
record RegistryBundle(Path runner, String mainClass) {
    /** System property: where the bundle was unpacked; unset: {@code registry} beside our classes. */
    static final String PROPERTY = "herald.sandbox.registry";

    private static final String RUNNER = "apicurio-registry-app-*-runner.jar";

    static RegistryBundle find() {
        Path directory = directory();
        Path runner = runnerIn(directory);
        try (JarFile jar = new JarFile(runner.toFile())) {
            return new RegistryBundle(
                    runner, jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        } catch (IOException e) {
            throw new UncheckedIOException("registry: cannot read " + runner, e);
        }
    }

    ClassPath classPath() {
        return ClassPath.of(runner);
    }

    private static Path directory() {
        String given = System.getProperty(PROPERTY);
        return given == null ? ClassPath.locationOf(RegistryBundle.class).resolveSibling("registry") : Path.of(given);
    }

    private static Path runnerIn(Path directory) {
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> runners = Files.newDirectoryStream(directory, RUNNER)) {
                for (Path runner : runners) {
                    return runner;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("registry: cannot list " + directory, e);
            }
        }
        throw new IllegalStateException(
                "registry: no %s in %s; building topology/sandbox unpacks it there, -D%s says where else"
                        .formatted(RUNNER, directory, PROPERTY));
    }
}

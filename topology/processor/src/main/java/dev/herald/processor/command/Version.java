package dev.herald.processor.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of what it stands on. */
final class Version implements IVersionProvider {

    Version() {}

    /** Returns Herald's own version. */
    static String text() {
        return build().getProperty("version");
    }

    @Override
    public String[] getVersion() {
        Properties build = build();
        return new String[] {
            "herald " + build.getProperty("version"),
            "Kafka " + build.getProperty("kafka") + ", Avro " + build.getProperty("avro") + ", Java "
                    + Runtime.version()
        };
    }

    /** Returns the versions of Herald and of what it stands on, by name. */
    static Map<String, String> all() {
        Properties build = build();
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("herald", build.getProperty("version"));
        versions.put("kafka", build.getProperty("kafka"));
        versions.put("avro", build.getProperty("avro"));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read", e);
        }
        return build;
    }
}

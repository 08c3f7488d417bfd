package dev.herald.processor.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

package dev.herald.processor.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of what it stands on. */
final class Version implements IVersionProvider {

    Version() {}

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            build.load(in);
        }
        return new String[] {
            "herald " + build.getProperty("version"),
            "Kafka " + build.getProperty("kafka") + ", Avro " + build.getProperty("avro") + ", Java "
                    + Runtime.version()
        };
    }
}

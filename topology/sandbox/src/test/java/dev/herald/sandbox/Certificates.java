package dev.herald.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority of its own, and what it certifies, made by the JDK's keytool.
 *
 * @param dir where its files are
 */
record Certificates(Path dir) {
    static final String PASSWORD = "not-a-secret";

    /** Makes an authority, and a store by which clients trust it. */
    static Certificates in(Path dir) {
        Certificates made = new Certificates(dir);
        made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=authority", "-ext", "bc:c", "-keystore", "ca.p12");
        made.keytool("-exportcert", "-alias", "ca", "-file", "ca.crt", "-keystore", "ca.p12");
        made.keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.crt", "-keystore", "trusted.p12");
        return made;
    }

    /** Returns a new key store of a server on loopback, certified for one day from a day on, such as {@code -3d}. */
    Path server(String name, String from) {
        return certified(name, "localhost", from, "san=ip:127.0.0.1,dns:localhost");
    }

    /** Returns a new key store of somebody who is known by a name, and is at no address. */
    Path client(String name) {
        return certified(name, name, "-1H", "san=dns:%s.example".formatted(name));
    }

    private Path certified(String name, String subject, String from, String names) {
        String store = name + ".p12";
        keytool("-genkeypair", "-alias", "own", "-dname", "CN=" + subject, "-keystore", store);
        keytool("-certreq", "-alias", "own", "-file", name + ".csr", "-keystore", store);
        List<String> sign = new ArrayList<>(List.of("-gencert", "-alias", "ca", "-keystore", "ca.p12"));
        sign.addAll(List.of("-infile", name + ".csr", "-outfile", name + ".crt"));
        sign.addAll(List.of("-startdate", from, "-validity", "1", "-ext", names));
        keytool(sign.toArray(String[]::new));
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.crt", "-keystore", store);
        keytool("-importcert", "-noprompt", "-alias", "own", "-file", name + ".crt", "-keystore", store);
        return dir.resolve(store);
    }

    /** Where clients find whom to trust. */
    Path trusted() {
        return dir.resolve("trusted.p12");
    }

    private void keytool(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (words[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "30"));
        }
        Path log = dir.resolve("keytool.log");
        try {
            int code = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(words[0] + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.herald.engine.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS from key store files (PKCS12 or JKS): whom we trust and, for mutual TLS, who we are. */
public final class TlsStores {

    private TlsStores() {}

    /** A key store file; its keys have the same password as itself. */
    public record Store(Path file, String password) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * Returns a TLS context.
     *
     * @param trust the servers' authorities; null for the platform's
     * @param key the client's certificate and key; null for none
     * @throws IllegalArgumentException when a store cannot be read, naming its file
     */
    public static SSLContext context(@Nullable Store trust, @Nullable Store key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key == null ? null : keyManagers(key), trust == null ? null : trustManagers(trust), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "TLS from trust store " + trust + " and key store " + key + ": " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keyManagers(Store store) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(store), store.password().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Store store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(store));
        return factory.getTrustManagers();
    }

    private static KeyStore load(Store store) throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store.file().toFile(), store.password().toCharArray());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("key store " + store.file() + ": " + e.getMessage(), e);
        }
    }
}

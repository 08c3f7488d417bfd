package dev.herald.processor.admin;

import dev.herald.engine.registry.TlsStores;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server that shows a certificate of our own key store, and nobody else: whoever asks the processor of this
 * machine knows its key store, but perhaps not the name that its certificate is made out to.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {

    private final List<Certificate> own;

    private PinnedCertificate(List<Certificate> own) {
        this.own = own;
    }

    /**
     * Returns a context that trusts the certificates of a key store.
     *
     * @throws IllegalArgumentException when the store cannot be read, naming its file
     */
    static SSLContext of(TlsStores.Store store) {
        try {
            KeyStore keys =
                    KeyStore.getInstance(store.file().toFile(), store.password().toCharArray());
            List<Certificate> own = new ArrayList<>();
            for (Enumeration<String> names = keys.aliases(); names.hasMoreElements(); ) {
                own.add(keys.getCertificate(names.nextElement()));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedCertificate(own)}, null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("key store " + store.file() + ": " + e.getMessage(), e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        chain[0].checkValidity();
        if (!own.contains(chain[0])) {
            throw new CertificateException(
                    "not the certificate of the key store: " + chain[0].getSubjectX500Principal());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

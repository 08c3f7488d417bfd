package dev.herald.processor.admin;

import dev.herald.engine.registry.TlsStores;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a processor tells of itself, and how.
 *
 * @param host the address that its port is opened on
 * @param port 0 for a free one
 * @param token that is demanded; empty for none
 * @param keyStore of its certificate; empty where it answers without TLS
 */
public record Endpoint(String host, int port, String token, Optional<TlsStores.Store> keyStore) {

    /** Returns what the settings say. */
    public static Endpoint of(Settings settings) {
        String password = settings.get(AdminSettings.ADMIN_KEYSTORE_PASSWORD);
        return new Endpoint(
                settings.get(AdminSettings.ADMIN_HOST),
                settings.get(AdminSettings.ADMIN_PORT),
                settings.get(AdminSettings.ADMIN_TOKEN),
                settings.get(AdminSettings.ADMIN_KEYSTORE).map(file -> new TlsStores.Store(file, password)));
    }

    /** Returns the address of a path as this machine can ask it. */
    public URI address(String path) {
        return address(port, path);
    }

    URI address(int openedPort, String path) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((keyStore.isPresent() ? "https://" : "http://") + (isEveryAddress() ? "127.0.0.1" : name)
                + ":" + openedPort + path);
    }

    /** Returns whether others than this machine may reach it, and need not say who they are. */
    boolean isOpenToOthers() {
        try {
            return token.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isEveryAddress() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address("").toString();
    }
}

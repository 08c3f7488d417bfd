package dev.herald.processor.admin;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.herald.engine.registry.TlsStores;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of the processor over HTTP, or HTTPS. */
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

    /** One for each connection that {@link HttpBounds} allows: whoever is slow to ask keeps no probe waiting. */
    private static final int THREADS = 100;

    private static final long IDLE_SECONDS = 30;

    private final Endpoint endpoint;
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts to answer.
     *
     * @throws SettingsException when the address is taken or none of this machine's, or the key store cannot be used
     */
    public AdminServer(Endpoint endpoint, Routes routes) {
        HttpBounds.set();
        this.endpoint = endpoint;
        this.server = open(endpoint);
        this.threads = new ThreadPoolExecutor(
                0, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), AdminServer::daemon);
        server.createContext("/", new Router(routes.all(), endpoint.token()));
        server.setExecutor(threads);
        server.start();
        if (endpoint.isOpenToOthers()) {
            LOG.warn(
                    "{} = {} without {}: whoever reaches it can read all that it tells",
                    AdminSettings.ADMIN_HOST.key(),
                    endpoint.host(),
                    AdminSettings.ADMIN_TOKEN.key());
        }
    }

    private static HttpServer open(Endpoint endpoint) {
        try {
            InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
            if (address.isUnresolved()) {
                throw new IOException("there is no such address");
            }
            if (endpoint.keyStore().isEmpty()) {
                return HttpServer.create(address, 0);
            }
            HttpsConfigurator tls = new HttpsConfigurator(
                    TlsStores.context(null, endpoint.keyStore().get()));
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(tls);
            return https;
        } catch (IOException e) {
            throw new SettingsException(List.of(AdminSettings.ADMIN_HOST.key() + " = " + endpoint.host() + ", "
                    + AdminSettings.ADMIN_PORT.key() + " = " + endpoint.port() + ": " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(AdminSettings.ADMIN_KEYSTORE.key() + ": " + e.getMessage()));
        }
    }

    /** Returns where it can be asked on this machine. */
    public URI address() {
        return endpoint.address(port(), "");
    }

    /** Returns the port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "herald-admin");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}

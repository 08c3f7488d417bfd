package dev.herald.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** Asks whether the broker that we started, and not another one on its port, answers. */
record BrokerCheck(String bootstrap, BrokerSettings settings) {
    private static final int LIMIT_MS = 5_000;

    boolean answers() {
        return listens() && describesItself();
    }

    /** An admin client logs a warning for each refused connection; a plain socket does not. */
    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** An admin client's own close waits for ever where the other side takes the connection and says nothing. */
    private boolean describesItself() {
        Map<String, Object> client = new HashMap<>(settings.users().clientSettings(BrokerUsers.ADMIN));
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
        Admin admin = Admin.create(client);
        try {
            return describesItself(admin);
        } finally {
            admin.close(Duration.ofMillis(LIMIT_MS));
        }
    }

    private boolean describesItself(Admin admin) {
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            return cluster.clusterId().get(LIMIT_MS, TimeUnit.MILLISECONDS).equals(settings.clusterId())
                    && !cluster.nodes().get(LIMIT_MS, TimeUnit.MILLISECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

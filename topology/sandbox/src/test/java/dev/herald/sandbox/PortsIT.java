package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class PortsIT {
    @Test
    void a_broker_whose_port_was_taken_meanwhile_starts_on_another() throws IOException {
        try (ServerSocket taken = somebodyElse();
                Broker broker =
                        Broker.start(StartOptions.defaults(), BrokerUsers.none(), first(taken.getLocalPort()))) {
            assertThat(broker.bootstrap()).doesNotEndWith(":" + taken.getLocalPort());
        }
    }

    @Test
    void a_registry_whose_port_was_taken_meanwhile_starts_on_another() throws IOException {
        try (ServerSocket taken = somebodyElse();
                Registry registry = Registry.start(StartOptions.defaults(), first(taken.getLocalPort()))) {
            assertThat(registry.url()).doesNotContain(":" + taken.getLocalPort());
        }
    }

    private static ServerSocket somebodyElse() throws IOException {
        return new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
    }

    /** Gives the taken port first, then free ones. */
    private static IntSupplier first(int taken) {
        boolean[] given = {false};
        return () -> {
            if (given[0]) {
                return Ports.free();
            }
            given[0] = true;
            return taken;
        };
    }
}

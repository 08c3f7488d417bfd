package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether the port of the admin endpoint is free. */
record AdminPortCheck(Settings settings) implements Check {

    @Override
    public String name() {
        return "admin port";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        int port = settings.get(AdminSettings.ADMIN_PORT);
        if (port == 0) {
            return List.of(new Fine("a free one is taken"));
        }
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByName(settings.get(AdminSettings.ADMIN_HOST)))) {
            return List.of(new Fine(socket.getLocalPort() + " is free"));
        } catch (IOException e) {
            return List.of(new Warning(
                    port + " cannot be taken: " + e.getMessage(),
                    "`herald health` says whether it is a Herald that runs; else give another "
                            + AdminSettings.ADMIN_PORT.key()));
        }
    }
}

package dev.herald.processor.admin;

import java.util.Map;

/**
 * What a client may ask of the JDK's HTTP server, so that nobody keeps its threads busy for long. They are properties of
 * the JVM, read when its first server is made; where one is set already, it stays.
 */
final class HttpBounds {

    private static final Map<String, String> PROPERTIES = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.maxReqHeaders", "50",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.idleInterval", "30",
            "jdk.httpserver.maxConnections", "100");

    private HttpBounds() {}

    static void set() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}

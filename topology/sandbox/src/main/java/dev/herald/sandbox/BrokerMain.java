package dev.herald.sandbox;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the log directory where that has not been done, then runs Kafka's own main class: one JVM does both. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * Entry point of the broker's JVM.
     *
     * @param args the file of the broker's settings, the cluster id
     */
    public static void main(String[] args) {
        String settings = args[0];
        String[] format = {"format", "--config", settings, "--cluster-id", args[1], "--ignore-formatted"};
        int exit = StorageTool.execute(format, System.out);
        if (exit != 0) {
            System.exit(exit);
        }
        Kafka.main(new String[] {settings});
    }
}

package dev.herald.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the log directory where that has not been done, then runs Kafka's own main class: one JVM does both. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * Entry point of the broker's JVM.
     *
     * @param args the file of the broker's settings, the cluster id, then more for the formatting
     */
    public static void main(String[] args) {
        String settings = args[0];
        List<String> format =
                new ArrayList<>(List.of("format", "--config", settings, "--cluster-id", args[1], "--ignore-formatted"));
        format.addAll(Arrays.asList(args).subList(2, args.length));
        int exit = StorageTool.execute(format.toArray(String[]::new), System.out);
        if (exit != 0) {
            System.exit(exit);
        }
        Kafka.main(new String[] {settings});
    }
}

package dev.herald.sandbox.demo;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The process that started this one: Maven. It may be killed, and nobody would be left to end the demo then. */
public final class Parent {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private Parent() {}

    /** Ends this JVM, in order, once it has another parent than now. */
    public static void endWithIt() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread watch = new Thread(() -> endWithout(parent), "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWithout(Optional<ProcessHandle> parent) {
        while (ProcessHandle.current().parent().equals(parent)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        System.exit(1);
    }
}

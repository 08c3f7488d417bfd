package dev.herald.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs another main class and halts this JVM as soon as standard input ends: the parent holds the other end of that
 * pipe, and the system closes it however the parent dies, by SIGKILL too.
 */
public final class Leash {
    /** Exit code of a child whose parent has gone. */
    static final int PARENT_GONE = 86;

    /** System property of a child: the directory to delete when its parent has gone; unset for none. */
    static final String TEMPORARY = "herald.sandbox.temporary";

    private Leash() {}

    /**
     * Entry point of each child.
     *
     * @param args the main class to run, then its own arguments
     * @throws Throwable what that main class throws
     */
    public static void main(String[] args) throws Throwable {
        hold(System.in);
        Method main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static void hold(InputStream parent) {
        Thread leash = new Thread(() -> haltAtEndOf(parent), "leash");
        leash.setDaemon(true);
        leash.start();
    }

    private static void haltAtEndOf(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Whatever the parent writes says only that it lives.
            }
        } catch (IOException broken) {
            System.err.println("leash: the pipe from the parent broke: " + broken);
        } finally {
            end();
        }
    }

    private static void end() {
        try {
            String temporary = System.getProperty(TEMPORARY);
            if (temporary != null) {
                WorkDir.delete(Path.of(temporary));
            }
        } finally {
            Runtime.getRuntime().halt(PARENT_GONE);
        }
    }
}

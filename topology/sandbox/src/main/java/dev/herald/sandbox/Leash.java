package dev.herald.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What follows a JVM's flags to run a main class on a leash. */
    static List<String> onMain(ClassPath classPath, String mainClass) {
        return List.of("-cp", classPath.with(Leash.class).text(), Leash.class.getName(), mainClass);
    }

    /**
     * What follows a JVM's flags to run an executable jar as it is, by {@code -jar}, on a leash.
     *
     * @param more what comes onto its class path beside itself
     * @param scratch where to put the small jar that brings the leash along
     */
    static List<String> onJar(Path jar, List<Path> more, Path scratch) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", Leash.class.getName());
        // A JVM that runs a jar by -jar takes no other class path; that of its agents is added to the jar's.
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.concat(Stream.of(ClassPath.locationOf(Leash.class)), more.stream())
                        .map(entry -> entry.toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path agent = scratch.resolve("leash.jar");
        try (OutputStream file = Files.newOutputStream(agent)) {
            new JarOutputStream(file, manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + agent, e);
        }
        return List.of("-javaagent:" + agent, "-jar", jar.toString());
    }

    /** Called by the JVM of an executable jar before its main class runs. */
    public static void premain(String unused) {
        hold(System.in);
    }

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

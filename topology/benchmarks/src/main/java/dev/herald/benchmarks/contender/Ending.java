package dev.herald.benchmarks.contender;

/** The end of a contender that failed: the harness sees it at once, and shows its log. */
final class Ending {

    private Ending() {}

    static void because(Thread thread, Throwable failure) {
        System.err.printf("%s: ended%n", thread.getName());
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}

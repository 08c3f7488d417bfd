package dev.herald.processor.command;

import java.util.function.Supplier;

/** What happens when the process is asked to end (SIGTERM, Ctrl-C). */
@FunctionalInterface
public interface Termination {

    /**
     * Arranges for an orderly end: the given work is done, then the process ends with the code that it returns.
     *
     * @return takes the arrangement back
     */
    Runnable run(Supplier<ExitCode> orderly);

    /** Returns the arrangement for a real process. */
    static Termination ofProcess() {
        return orderly -> {
            Thread hook =
                    new Thread(() -> Runtime.getRuntime().halt(orderly.get().number()), "herald-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> remove(hook);
        };
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook itself runs and decides how the process ends: wait for it instead of racing it.
            try {
                hook.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

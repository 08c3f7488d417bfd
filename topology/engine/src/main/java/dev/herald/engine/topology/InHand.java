package dev.herald.engine.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What each task of a publication is working on now, for whoever watches from outside: a rule that never returns stops its
 * stream thread without a word. Safe for use by several threads.
 */
public final class InHand {

    private final Set<Task> tasks = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoClock;

    /**
     * Starts with no task.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public InHand(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * Work that has lasted.
     *
     * @param task the task's id
     * @param what the record or lane that is worked on
     * @param nanos for how long
     * @param stack where the task's thread is
     */
    public record Lasting(String task, String what, long nanos, List<StackTraceElement> stack) {}

    /** Returns the work that has lasted at least so long. */
    public List<Lasting> lasting(long nanos) {
        List<Lasting> found = new ArrayList<>();
        for (Task task : tasks) {
            Work work = task.work();
            long lasted = work == null ? -1 : nanoClock.getAsLong() - work.since;
            if (work != null && lasted >= nanos) {
                List<StackTraceElement> stack = List.of(work.thread.getStackTrace());
                // The stack is of this work only where the task has not gone on meanwhile.
                if (task.work() == work) {
                    found.add(new Lasting(task.id, work.what.toString(), lasted, stack));
                }
            }
        }
        return found;
    }

    Task task(String id) {
        Task task = new Task(id);
        tasks.add(task);
        return task;
    }

    /** One piece of work: equal to no other, not even on the same thing. */
    private static final class Work {

        private final Object what;
        private final long since;
        private final Thread thread;

        private Work(Object what, long since) {
            this.what = what;
            this.since = since;
            this.thread = Thread.currentThread();
        }
    }

    /** One task's work. Noting it costs its thread no more than a plain write. */
    final class Task {

        private static final VarHandle WORK;

        static {
            try {
                WORK = MethodHandles.lookup().findVarHandle(Task.class, "work", Work.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final String id;

        @SuppressWarnings("UnusedVariable") // read and written by its handle
        private @Nullable Work work;

        private Task(String id) {
            this.id = id;
        }

        /** Notes that work begins on something, whose text is asked for only where the work lasts. */
        void begins(Object what) {
            WORK.setRelease(this, new Work(what, nanoClock.getAsLong()));
        }

        /** Notes that the work is done. */
        void done() {
            WORK.setRelease(this, null);
        }

        void close() {
            tasks.remove(this);
        }

        private @Nullable Work work() {
            return (Work) WORK.getAcquire(this);
        }
    }
}

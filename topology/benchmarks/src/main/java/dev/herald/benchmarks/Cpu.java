package dev.herald.benchmarks;

import java.time.Duration;

/** Processor time of processes. */
final class Cpu {
    private Cpu() {}

    /** Seconds that a process has worked so far, in user and system mode; 0 where the system does not tell. */
    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    static double seconds(long pid) {
        return ProcessHandle.of(pid).map(Cpu::seconds).orElse(0.0);
    }
}

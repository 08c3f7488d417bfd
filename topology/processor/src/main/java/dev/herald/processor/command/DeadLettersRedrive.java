package dev.herald.processor.command;

import dev.herald.processor.deadletter.Repair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on with parked lanes. */
@Command(
        name = "redrive",
        description = {
            "Goes on with parked lanes, in order, through everything that they have kept, with the code deployed now.",
            "One that fails again is parked again at that event. Ends with 8 where not every lane runs again."
        })
final class DeadLettersRedrive implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    RepairOptions options = new RepairOptions();

    DeadLettersRedrive(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        return new Repairs(herald, options, Repair.Kind.REDRIVE).run().number();
    }
}

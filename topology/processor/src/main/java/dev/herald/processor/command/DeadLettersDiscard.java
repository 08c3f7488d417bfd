package dev.herald.processor.command;

import dev.herald.processor.deadletter.Repair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes events out of parked lanes. */
@Command(
        name = "discard",
        description = {
            "Takes the event out of each lane at which it is parked, then goes on with the rest as redrive does.",
            "Its rule will never see that event. Ends with 8 where not every lane runs again."
        })
final class DeadLettersDiscard implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    RepairOptions options = new RepairOptions();

    DeadLettersDiscard(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        return new Repairs(herald, options, Repair.Kind.DISCARD).run().number();
    }
}

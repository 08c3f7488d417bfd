package dev.herald.engine.topology;

import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.sequence.Silence;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a gathering's partition is caught up: what stands in any partition of the domain topics may still come there.
 * So all of them must be, and only then it counts how far the repartition topic has been read.
 */
final class GatheringLag implements CatchUp {

    private final CatchUp domain;
    private final int partitions;
    private final CatchUp own;

    /**
     * Combines what is known.
     *
     * @param domain of the domain topics
     * @param partitions how many partitions they have
     * @param own of the repartition topic; asked about a partition only after all of the domain topics are caught up
     */
    GatheringLag(CatchUp domain, int partitions, CatchUp own) {
        this.domain = domain;
        this.partitions = partitions;
        this.own = own;
    }

    @Override
    public boolean isCaughtUp(int partition) {
        // Each is asked, not only the first that lags: to be asked is what makes it look.
        boolean all = IntStream.range(0, partitions).filter(domain::isCaughtUp).count() == partitions;
        return all && own.isCaughtUp(partition);
    }

    @Override
    public @Nullable Silence silence(int partition, long now) {
        Silence common = own.silence(partition, now);
        for (int each = 0; each < partitions; each++) {
            Silence other = domain.silence(each, now);
            common = common == null || other == null ? null : both(common, other);
        }
        return common == null || common.since() > common.until() ? null : common;
    }

    private static Silence both(Silence one, Silence other) {
        return new Silence(Math.max(one.since(), other.since()), Math.min(one.until(), other.until()));
    }
}

package dev.herald.processor.deadletter;

import static dev.herald.processor.deadletter.Troubles.NOON;
import static dev.herald.processor.deadletter.Troubles.parked;
import static dev.herald.processor.deadletter.Troubles.released;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.supervision.EventDiscarded;
import org.junit.jupiter.api.Test;

class ParkedLanesTest {

    private static final Selection ALL = new Selection(null, null, null);

    private final ParkedLanes lanes = new ParkedLanes();

    @Test
    void laneThatWasReleased_isNotParkedAnyMore() {
        lanes.apply(parked("p-1", "completed", 3), NOON);
        lanes.apply(parked("p-1", "declined", 3), NOON.plusSeconds(1));
        lanes.apply(released("p-1", "completed", "c-1", false), NOON.plusSeconds(2));

        assertThat(lanes.selected(ALL)).extracting(ParkedLane::lane).containsExactly(lane("p-1", "declined"));
    }

    @Test
    void laneThatWasParkedAgain_isParkedAtTheLaterEvent() {
        lanes.apply(parked("p-1", "completed", 3), NOON);
        lanes.apply(new EventDiscarded("payment", "p-1", "completed", 3L, "c-1", "ops", "why"), NOON.plusSeconds(1));
        lanes.apply(parked("p-1", "completed", 5), NOON.plusSeconds(2));

        assertThat(lanes.selected(ALL)).singleElement().satisfies(lane -> {
            assertThat(lane.trouble().sequence()).isEqualTo(5);
            assertThat(lane.since()).isEqualTo(NOON.plusSeconds(2));
        });
    }

    @Test
    void severalLanes_comeInOrderOfTheirTime_asFarAsTheyAreSelected() {
        lanes.apply(parked("p-3", "completed", 1), NOON.plusSeconds(3));
        lanes.apply(parked("p-1", "completed", 1), NOON.plusSeconds(5));
        lanes.apply(parked("p-2", "declined", 1), NOON);

        assertThat(lanes.selected(ALL))
                .extracting(lane -> lane.lane().aggregateId())
                .containsExactly("p-2", "p-3", "p-1");
        assertThat(lanes.selected(new Selection(null, "declined", null))).hasSize(1);
    }

    private static LaneId lane(String id, String rule) {
        return new LaneId("payment", id, rule);
    }
}

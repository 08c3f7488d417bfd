package dev.herald.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.release.Order;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Order ORDER = new Order("c-1", "ops", "fixed");

    @Test
    void runningLanePublishes_ordinalGrows() {
        assertThat(Lane.Running.FRESH.goneOn(2, 99)).isEqualTo(new Lane.Running(2));
    }

    @Test
    void runningLaneWaits_keepsItsCurrentEvent() {
        assertThat(new Lane.Running(3).waiting(17)).isEqualTo(new Lane.Waiting(3, 1, 17));
    }

    @Test
    void runningLaneFails_keepsItsCurrentEvent() {
        assertThat(new Lane.Running(3).parked()).isEqualTo(new Lane.Parked(3, 1));
    }

    @Test
    void waitingLaneFails_isParkedWithAllThatItKeeps() {
        assertThat(new Lane.Waiting(3, 4, 17).parked()).isEqualTo(new Lane.Parked(3, 4));
    }

    @Test
    void lastKeptEventGoesOn_laneRuns() {
        assertThat(new Lane.Waiting(4, 1, 17).goneOn(1, 99)).isEqualTo(new Lane.Running(5));
        assertThat(new Lane.Parked(4, 1).goneOn(0, 99)).isEqualTo(new Lane.Running(4));
        assertThat(new Lane.Releasing(4, 1, ORDER).goneOn(2, 99)).isEqualTo(new Lane.Running(6));
    }

    @Test
    void waitingLaneGoesOn_nextEventsWaitBeginsAnew() {
        assertThat(new Lane.Waiting(3, 2, 17).goneOn(1, 99)).isEqualTo(new Lane.Waiting(4, 1, 99));
    }

    @Test
    void waitingLaneIsLookedAtAgain_itsWaitGoesOn() {
        assertThat(new Lane.Waiting(3, 2, 17).waiting(99)).isEqualTo(new Lane.Waiting(3, 2, 17));
    }

    @Test
    void parkedLaneIsReleased_keepsItsEventsUntilTheyHaveGoneOn() {
        Lane releasing = new Lane.Parked(3, 4).released(ORDER);

        assertThat(releasing.goneOn(1, 99)).isEqualTo(new Lane.Releasing(4, 3, ORDER));
        assertThat(releasing.keepOne()).isEqualTo(new Lane.Releasing(3, 5, ORDER));
        assertThat(releasing.parked()).isEqualTo(new Lane.Parked(3, 4));
    }

    @Test
    void runningLane_keepsNothing() {
        assertThatThrownBy(() -> Lane.Running.FRESH.keepOne()).isInstanceOf(IllegalStateException.class);
    }
}

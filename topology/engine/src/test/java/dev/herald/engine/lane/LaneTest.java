package dev.herald.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void runningLanePublishes_ordinalGrows() {
        assertThat(Lane.Running.FRESH.goneOn(2)).isEqualTo(new Lane.Running(2));
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
        assertThat(new Lane.Waiting(3, 2, 17).goneOn(1)).isEqualTo(new Lane.Waiting(4, 1, 17));
        assertThat(new Lane.Waiting(4, 1, 17).goneOn(1)).isEqualTo(new Lane.Running(5));
        assertThat(new Lane.Parked(4, 1).goneOn(0)).isEqualTo(new Lane.Running(4));
    }

    @Test
    void runningLane_keepsNothing() {
        assertThatThrownBy(() -> Lane.Running.FRESH.keepOne()).isInstanceOf(IllegalStateException.class);
    }
}

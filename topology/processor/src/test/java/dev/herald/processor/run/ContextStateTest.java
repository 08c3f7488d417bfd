package dev.herald.processor.run;

import static dev.herald.processor.run.ContextState.FAILED;
import static dev.herald.processor.run.ContextState.RESTORING;
import static dev.herald.processor.run.ContextState.RUNNING;
import static dev.herald.processor.run.ContextState.STARTING;
import static dev.herald.processor.run.ContextState.STOPPED;
import static dev.herald.processor.run.ContextState.STOPPING;
import static dev.herald.processor.run.ContextState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.run.ContextState.Signs;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContextStateTest {

    private static final Signs NONE = new Signs(false, false, false);
    private static final Signs PAUSING = new Signs(false, true, false);
    private static final Signs RESTORES = new Signs(false, false, true);

    @Test
    void withoutSigns_kafkaStreamsOwnStateDecides() {
        assertThat(ContextState.of(State.CREATED, NONE)).isEqualTo(STARTING);
        assertThat(ContextState.of(State.REBALANCING, NONE)).isEqualTo(STARTING);
        assertThat(ContextState.of(State.RUNNING, NONE)).isEqualTo(RUNNING);
        assertThat(ContextState.of(State.PENDING_SHUTDOWN, NONE)).isEqualTo(STOPPING);
        assertThat(ContextState.of(State.NOT_RUNNING, NONE)).isEqualTo(STOPPED);
        assertThat(ContextState.of(State.PENDING_ERROR, NONE)).isEqualTo(FAILED);
        assertThat(ContextState.of(State.ERROR, NONE)).isEqualTo(FAILED);
    }

    @Test
    void pause_isWaiting_unlessItStops() {
        assertThat(ContextState.of(State.RUNNING, PAUSING)).isEqualTo(WAITING);
        assertThat(ContextState.of(State.REBALANCING, PAUSING)).isEqualTo(WAITING);
        assertThat(ContextState.of(State.PENDING_SHUTDOWN, PAUSING)).isEqualTo(STOPPING);
    }

    @Test
    void storesBeingRead_areRestoring_onlyBeforeItRuns() {
        assertThat(ContextState.of(State.REBALANCING, RESTORES)).isEqualTo(RESTORING);
        assertThat(ContextState.of(State.RUNNING, RESTORES)).isEqualTo(RUNNING);
        assertThat(ContextState.of(State.NOT_RUNNING, RESTORES)).isEqualTo(STOPPED);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void failure_staysAFailure(State streams) {
        assertThat(ContextState.of(streams, new Signs(true, true, true))).isEqualTo(FAILED);
    }
}

package dev.herald.processor.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void profile_hasOnlySettingsThatKafkaTakes(Profile profile) {
        assertThat(profile.addedTo(Map.of()))
                .isNotEmpty()
                .allSatisfy((key, value) ->
                        assertThat(KafkaNames.refusal(key, value)).as(key).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"linger.ms", "producer.linger.ms"})
    void whatIsGiven_forAllClientsOrForOne_wins(String key) {
        Map<String, String> all = Profile.LATENCY.addedTo(Map.of(key, "7"));

        assertThat(all).containsEntry(key, "7").containsEntry("commit.interval.ms", "10");
        assertThat(all.keySet().stream().filter(each -> each.endsWith("linger.ms")))
                .containsExactly(key);
    }

    @Test
    void profiles_differInWhenTheyCommit() {
        assertThat(Profile.THROUGHPUT.addedTo(Map.of())).containsEntry("commit.interval.ms", "100");
        assertThat(Profile.LATENCY.addedTo(Map.of())).containsEntry("commit.interval.ms", "10");
    }
}

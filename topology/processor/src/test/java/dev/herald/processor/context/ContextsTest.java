package dev.herald.processor.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Bounds;
import dev.herald.processor.TestPublication;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextsTest {

    @Test
    void boundsThatAreSet_winOverThoseOfThePublication_othersStay() {
        assertThat(bounds(Map.of())).isEqualTo(Bounds.DEFAULT);
        assertThat(bounds(Map.of("herald.publication.test.wait-for", "3s", "herald.publication.test.keep-events", "9")))
                .isEqualTo(Bounds.DEFAULT.waitFor(Duration.ofSeconds(3)).keepEvents(9));
        assertThat(bounds(Map.of("herald.publication.test.hold-for", "4s", "herald.publication.test.hold-events", "8")))
                .isEqualTo(Bounds.DEFAULT.holdFor(Duration.ofSeconds(4)).holdEvents(8));
    }

    private static Bounds bounds(Map<String, String> given) {
        Settings settings = Settings.of(List.of(SettingSource.commandLine(given)));
        return Contexts.deployed(settings, TestPublication.sources()).get(0).bounds();
    }
}

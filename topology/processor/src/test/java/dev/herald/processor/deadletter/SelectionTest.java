package dev.herald.processor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final Trouble TROUBLE = Troubles.lane("p-1", "completed", 3).trouble();

    @ParameterizedTest
    @CsvSource({
        ",,,true",
        "p-1,,,true",
        "payment/p-1,,,true",
        "party/p-1,,,false",
        "p-10,,,false",
        ",completed,,true",
        ",complete,,false",
        ",-,,false",
        ",,IllegalStateException,true",
        ",,java.lang.IllegalStateException,true",
        ",,StateException,false",
        "p-1,completed,IllegalStateException,true",
        "p-1,completed,IOException,false"
    })
    void everythingThatIsGiven_mustHold(
            @Nullable String aggregate, @Nullable String rule, @Nullable String error, boolean selected) {
        assertThat(new Selection(aggregate, rule, error).selects(TROUBLE)).isEqualTo(selected);
    }

    @Test
    void hyphen_meansAggregatesAsAWhole() {
        assertThat(new Selection(null, "-", null)
                        .selects(Troubles.lane("p-1", "", 3).trouble()))
                .isTrue();
    }
}

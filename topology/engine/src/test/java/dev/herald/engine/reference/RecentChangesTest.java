package dev.herald.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

    private final RecentChanges changes = new RecentChanges();

    @Test
    void reader_getsEachChangeOnceInOrder() {
        changes.add("a");
        changes.add("b");
        RecentChanges.Since first = changes.since(0);
        changes.add("a");
        RecentChanges.Since second = changes.since(first.upTo());

        assertThat(first.ids()).contains(List.of("a", "b"));
        assertThat(second.ids()).contains(List.of("a"));
        assertThat(changes.since(second.upTo()).ids()).contains(List.of());
    }

    @Test
    void readerThatIsTooFarBehind_takesAllAsChanged() {
        for (int i = 0; i < RecentChanges.REMEMBERED; i++) {
            changes.add("r" + i);
        }
        assertThat(changes.since(0).ids().orElseThrow())
                .hasSize(RecentChanges.REMEMBERED)
                .startsWith("r0", "r1");

        changes.add("one more");

        assertThat(changes.since(0).ids()).isEmpty();
        assertThat(changes.since(1).ids().orElseThrow()).startsWith("r1").endsWith("one more");
    }

    @Test
    void storeThatIsReadAnew_takesAllAsChanged() {
        changes.add("a");
        long seen = changes.since(0).upTo();

        changes.addAll();

        RecentChanges.Since since = changes.since(seen);
        assertThat(since.ids()).isEmpty();
        assertThat(changes.since(since.upTo()).ids()).contains(List.of());
    }
}

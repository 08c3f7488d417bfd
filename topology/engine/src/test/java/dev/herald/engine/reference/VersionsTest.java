package dev.herald.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    record Name(String text) {}

    private final Versions versions = new Versions(
            List.of(10L, 20L, 20L, 30L), List.of(new Name("a"), new Name("b"), new Name("c"), new Name("d")));

    @Test
    void instantBeforeTheFirstVersion_hasNone() {
        assertThat(versions.at(9)).isEqualTo(-1);
    }

    @Test
    void instantOfAVersion_hasThatVersionAlready() {
        assertThat(versions.at(10)).isZero();
        assertThat(versions.at(29)).isEqualTo(2);
        assertThat(versions.at(30)).isEqualTo(3);
    }

    @Test
    void severalVersionsOfOneInstant_theLastHolds() {
        assertThat(versions.at(20)).isEqualTo(2);
    }

    @Test
    void noVersions_haveNone() {
        assertThat(new Versions(List.of(), List.of()).at(Long.MAX_VALUE)).isEqualTo(-1);
    }
}

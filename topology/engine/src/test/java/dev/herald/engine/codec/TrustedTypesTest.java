package dev.herald.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.sample.Fingerprint;
import dev.herald.engine.sample.Item;
import dev.herald.engine.sample.Kind;
import dev.herald.engine.sample.Person;
import java.util.List;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.junit.jupiter.api.Test;

class TrustedTypesTest {

    @Test
    void typeAndThoseInItsFields_areTrusted_andNoOther() {
        TrustedTypes.trust(List.of(Item.class));

        ClassSecurityPredicate global = ClassSecurityValidator.getGlobal();
        assertThat(List.of(Item.class, Person.class, Kind.class, Fingerprint.class))
                .allMatch(global::isTrusted);
        assertThat(global.isTrusted(String.class)).isTrue();
        assertThat(global.isTrusted(ProcessBuilder.class)).isFalse();
        assertThat(global.isTrusted(TrustedTypesTest.class)).isFalse();
    }

    @Test
    void trustingAgain_changesNothing() {
        TrustedTypes.trust(List.of(Item.class));
        ClassSecurityPredicate once = ClassSecurityValidator.getGlobal();
        TrustedTypes.trust(List.of(Item.class, Person.class));
        assertThat(ClassSecurityValidator.getGlobal()).isSameAs(once);
    }

    @Test
    void predicateThatReplacedOurs_isJoined() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        try {
            ClassSecurityValidator.setGlobal(type -> type == Thread.class);
            TrustedTypes.trust(List.of(Item.class));
            assertThat(ClassSecurityValidator.getGlobal().isTrusted(Thread.class))
                    .isTrue();
            assertThat(ClassSecurityValidator.getGlobal().isTrusted(Kind.class)).isTrue();
        } finally {
            ClassSecurityValidator.setGlobal(before);
        }
    }
}

package dev.herald.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void spaces_separateWords() {
        assertThat(Words.of("  --input a.jsonl   --stay ")).containsExactly("--input", "a.jsonl", "--stay");
    }

    @Test
    void quotes_keepSpaces() {
        assertThat(Words.of("--input \"a b.jsonl\" --export='c \"d\"/e'"))
                .containsExactly("--input", "a b.jsonl", "--export=c \"d\"/e");
    }

    @Test
    void emptyQuotes_areAWord() {
        assertThat(Words.of("--input ''")).containsExactly("--input", "");
    }

    @Test
    void nothing_givesNoWords() {
        assertThat(Words.of("")).isEmpty();
    }

    @Test
    void quoteThatIsNotClosed_isRefused() {
        assertThatExceptionOfType(DemoFailedException.class)
                .isThrownBy(() -> Words.of("--input \"a b"))
                .withMessage("demo.args: a quote is not closed: \"a b");
    }
}

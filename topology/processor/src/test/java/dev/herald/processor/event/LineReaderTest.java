package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void blankLines_arePassedButCounted() throws IOException {
        assertThat(read(utf8("\uFEFFone\n\n  \r\nfour ä\r\nfive"))).containsExactly("1:one", "4:four ä\r", "5:five");
    }

    @Test
    void gzip_isToldByItsFirstBytes() throws IOException {
        assertThat(read(zipped("one\ntwo\n"))).containsExactly("1:one", "2:two");
    }

    @Test
    void truncatedGzip_isABadLine() throws IOException {
        byte[] whole = zipped("one\ntwo\n");

        List<String> lines = read(Arrays.copyOf(whole, whole.length - 10));

        assertThat(lines.get(lines.size() - 1)).contains("the gzip data breaks off");
    }

    @Test
    void bytesThatAreNoText_areABadLine() throws IOException {
        assertThat(read(new byte[] {'a', '\n', (byte) 0xff, '\n', 'c'}))
                .containsExactly("1:a", "line 2: is not UTF-8", "3:c");
    }

    @Test
    void lineBeyondTheLimit_isABadLine_andReadingGoesOn() throws IOException {
        String line = "x".repeat(LineReader.MAX_LINE_BYTES + 1);

        assertThat(read(utf8(line + "\nnext")))
                .containsExactly("line 1: is 8388609 bytes long; at most 8388608 are read", "2:next");
    }

    private static List<String> read(byte[] bytes) throws IOException {
        List<String> read = new ArrayList<>();
        try (LineReader lines = LineReader.of(new ByteArrayInputStream(bytes))) {
            for (Optional<Checked<TextLine>> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(
                        line.get() instanceof Checked.Good<TextLine> good
                                ? good.value().number() + ":" + good.value().text()
                                : ((Checked.Bad<TextLine>) line.get()).why().toString());
            }
        }
        return read;
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(utf8(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.herald.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Every pair out of many schemas, each kind of type and each rule of resolution among them, as reader and as writer.
 */
class AvroAgreementTest {

    private static final int VALUES = 5;

    private static final List<Schema> SCHEMAS = List.of("""
        "null"
        "boolean"
        "int"
        "long"
        "float"
        "double"
        "string"
        "bytes"
        []
        ["int"]
        ["long"]
        ["float"]
        ["string"]
        ["bytes"]
        ["int","string"]
        ["string","int"]
        ["int","float"]
        ["int","long","float","double"]
        ["null","string"]
        {"type":"array","items":"int"}
        {"type":"array","items":"long"}
        {"type":"array","items":["null","string"]}
        {"type":"map","values":"int"}
        {"type":"map","values":"double"}
        {"type":"enum","name":"E","symbols":["A","B"]}
        {"type":"enum","name":"E","symbols":["A","B","C"]}
        {"type":"enum","name":"E","symbols":["B","C"],"default":"C"}
        {"type":"enum","name":"F","symbols":["A","B"]}
        {"type":"enum","name":"F","aliases":["E"],"symbols":["A","B"]}
        {"type":"enum","name":"n.E","symbols":["A","B"]}
        {"type":"fixed","name":"X","size":4}
        {"type":"fixed","name":"X","size":8}
        {"type":"fixed","name":"n.X","size":4}
        {"type":"fixed","name":"Y","aliases":["X"],"size":4}
        {"type":"record","name":"R","fields":[]}
        {"type":"record","name":"S","fields":[]}
        {"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}
        {"type":"record","name":"R","fields":[{"name":"a","type":"long"}]}
        {"type":"record","name":"R","fields":[{"name":"a","type":"int","default":0}]}
        {"type":"record","name":"n.R","fields":[{"name":"a","type":"int"}]}
        {"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]}
        {"type":"record","name":"R","fields":[{"name":"b","type":"int","default":7},{"name":"a","type":"int"}]}
        {"type":"record","name":"R","fields":[{"name":"b","aliases":["a"],"type":"int"}]}
        {"type":"record","name":"S","aliases":["R"],"fields":[{"name":"a","type":["null","int"],"default":null}]}
        {"type":"record","name":"L","fields":[{"name":"head","type":"int"},{"name":"tail","type":["null","L"]}]}
        {"type":"record","name":"L","fields":[{"name":"head","type":"long"},{"name":"tail","type":["null","L"]}]}
        {"type":"record","name":"L","fields":[{"name":"head","type":"string"},{"name":"tail","type":["null","L"]}]}
        ["null",{"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}]
        ["null",{"type":"record","name":"R","fields":[{"name":"a","type":"string"}]}]
        ["null",{"type":"record","name":"n.R","fields":[{"name":"a","type":"int"}]}]
        """.split("\n")).stream()
            .map(text -> new Schema.Parser().parse(text))
            .toList();

    @Test
    void whatAvrosCheckerRefuses_isRefused() {
        forEachPair((reader, writer) -> {
            if (!checkerPasses(reader, writer)) {
                assertThat(Compatibility.check(reader, writer)).isNotEmpty();
            }
        });
    }

    @Test
    void whatAvrosCheckerLetsPass_passes_unlessTheReaderRefusesIt() {
        int seed = new Random().nextInt();
        List<String> stricter = new ArrayList<>();
        forEachPair((reader, writer) -> {
            if (checkerPasses(reader, writer)) {
                ThrowingCallable reading = () -> read(written(writer, seed), writer, reader);
                if (Compatibility.check(reader, writer).isEmpty()) {
                    assertThatCode(reading).as("seed %d", seed).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(reading).as("seed %d", seed).isInstanceOf(AvroTypeException.class);
                    stricter.add(reader + " of " + writer);
                }
            }
        });
        // Names are compared without namespaces, but aliases of fields are applied to records of the same full name.
        assertThat(stricter).singleElement().asString().contains("\"aliases\":[\"a\"]", "\"namespace\":\"n\"");
    }

    private static void forEachPair(BiConsumer<Schema, Schema> check) {
        for (Schema reader : SCHEMAS) {
            for (Schema writer : SCHEMAS) {
                check.accept(reader, writer);
            }
        }
    }

    private static boolean checkerPasses(Schema reader, Schema writer) {
        try {
            return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                            .getType()
                    == SchemaCompatibilityType.COMPATIBLE;
        } catch (AvroRuntimeException e) {
            // An alias that claims a second field: the checker does not answer.
            return false;
        }
    }

    private static byte[] written(Schema writer, int seed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        if (!writer.isUnion() || !writer.getTypes().isEmpty()) {
            for (Object value : new RandomData(writer, VALUES, seed)) {
                new GenericDatumWriter<>(writer).write(value, encoder);
            }
        }
        encoder.flush();
        return bytes.toByteArray();
    }

    private static void read(byte[] written, Schema writer, Schema reader) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(written, null);
        var values = new GenericDatumReader<>(writer, reader);
        for (int i = 0; i < VALUES && !decoder.isEnd(); i++) {
            assertThat(values.read(null, decoder)).satisfies(value -> {});
        }
    }
}

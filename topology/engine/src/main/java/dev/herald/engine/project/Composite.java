package dev.herald.engine.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** Values made of other values, records apart. */
final class Composite {

    private Composite() {}

    /** A component marked {@code @Nullable}. */
    record Optional(Part part, Schema schema) implements Part {

        static Optional of(Part part) {
            return new Optional(part, Schema.createUnion(Schema.create(Schema.Type.NULL), part.schema()));
        }

        @Override
        public Object missing() {
            return JsonProperties.NULL_VALUE;
        }

        @Override
        public void write(@Nullable Object value, Encoder out) throws IOException {
            out.writeIndex(value == null ? 0 : 1);
            if (value != null) {
                part.write(value, out);
            }
        }

        @Override
        @SuppressWarnings("NullAway") // null is what this part is for
        public @Nullable Object read(Decoder in) throws IOException {
            if (in.readIndex() == 0) {
                in.readNull();
                return null;
            }
            return part.read(in);
        }
    }

    /** An enum, by the names of its constants. */
    record Enumeration(List<Object> constants, Schema schema) implements Part {

        static Enumeration of(Class<?> type) {
            List<Object> constants = List.of(type.getEnumConstants());
            List<String> names =
                    constants.stream().map(c -> ((Enum<?>) c).name()).toList();
            return new Enumeration(constants, Schema.createEnum(type.getSimpleName(), null, namespace(type), names));
        }

        @Override
        public @Nullable Object missing() {
            return null;
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            out.writeEnum(schema.getEnumOrdinal(((Enum<?>) value).name()));
        }

        @Override
        public Object read(Decoder in) throws IOException {
            return constants.get(in.readEnum());
        }
    }

    /** A list. */
    record Sequence(Part part, Schema schema) implements Part {

        static Sequence of(Part part) {
            return new Sequence(part, Schema.createArray(part.schema()));
        }

        @Override
        public Object missing() {
            return List.of();
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            List<?> list = (List<?>) value;
            out.writeArrayStart();
            out.setItemCount(list.size());
            for (Object item : list) {
                out.startItem();
                part.write(item, out);
            }
            out.writeArrayEnd();
        }

        @Override
        public Object read(Decoder in) throws IOException {
            List<Object> list = new ArrayList<>();
            for (long n = in.readArrayStart(); n > 0; n = in.arrayNext()) {
                for (long i = 0; i < n; i++) {
                    list.add(part.read(in));
                }
            }
            return Collections.unmodifiableList(list);
        }
    }

    /** A map with text keys; written in its own order. */
    record Dictionary(Part part, Schema schema) implements Part {

        static Dictionary of(Part part) {
            return new Dictionary(part, Schema.createMap(part.schema()));
        }

        @Override
        public Object missing() {
            return Map.of();
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                part.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        }

        @Override
        public Object read(Decoder in) throws IOException {
            Map<String, Object> map = new LinkedHashMap<>();
            for (long n = in.readMapStart(); n > 0; n = in.mapNext()) {
                for (long i = 0; i < n; i++) {
                    map.put(in.readString(), part.read(in));
                }
            }
            return Collections.unmodifiableMap(map);
        }
    }

    static @Nullable String namespace(Class<?> type) {
        String full = type.getName().replace('$', '.');
        int dot = full.lastIndexOf('.');
        return dot < 0 ? null : full.substring(0, dot);
    }
}

package dev.herald.engine.codec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Writers of values that hold other values. */
final class ContainerWriters {

    private ContainerWriters() {}

    /** Null or one other type: no look-up. */
    record NullableWriter(int nullAt, ValueWriter present) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, WireBuffer out) {
            if (value == null) {
                out.writeInt(nullAt);
            } else {
                out.writeInt(1 - nullAt);
                present.write(value, out);
            }
        }
    }

    /** Any other union: the branch is chosen as Avro itself does. */
    record UnionWriter(Schema union, List<ValueWriter> branches) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, WireBuffer out) {
            int branch = branch(value);
            out.writeInt(branch);
            branches.get(branch).write(value, out);
        }

        private int branch(@Nullable Object value) {
            try {
                return LogicalModel.DATA.resolveUnion(union, value);
            } catch (AvroRuntimeException e) {
                throw Fault.expected(
                        "one of "
                                + union.getTypes().stream()
                                        .map(Schema::getFullName)
                                        .toList(),
                        value);
            }
        }
    }

    /** One block, its items, the end. */
    record ArrayWriter(ValueWriter element) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, WireBuffer out) {
            if (!(value instanceof Collection<?> items)) {
                throw Fault.expected("array", value);
            }
            if (!items.isEmpty()) {
                out.writeLong(items.size());
                writeItems(items, out);
            }
            out.writeByte((byte) 0);
        }

        private void writeItems(Collection<?> items, WireBuffer out) {
            int index = 0;
            try {
                for (Object item : items) {
                    element.write(item, out);
                    index++;
                }
            } catch (Fault fault) {
                throw fault.atIndex(index);
            }
        }
    }

    /** One block, its entries, the end. */
    record MapWriter(ValueWriter element) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, WireBuffer out) {
            if (!(value instanceof Map<?, ?> entries)) {
                throw Fault.expected("map", value);
            }
            if (!entries.isEmpty()) {
                out.writeLong(entries.size());
                entries.forEach((key, entry) -> writeEntry(key, entry, out));
            }
            out.writeByte((byte) 0);
        }

        private void writeEntry(@Nullable Object key, @Nullable Object entry, WireBuffer out) {
            if (!(key instanceof CharSequence text)) {
                throw Fault.expected("string, as the key of a map", key);
            }
            out.writeString(text);
            try {
                element.write(entry, out);
            } catch (Fault fault) {
                throw fault.atKey(text);
            }
        }
    }
}

package dev.herald.engine.state;

import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The stored form of windows and of what is pending in them, in Avro's primitives. */
final class WindowCodec {

    private WindowCodec() {}

    static void write(Map<String, Window> windows, Encoder out) throws IOException {
        out.writeInt(windows.size());
        for (Map.Entry<String, Window> window : windows.entrySet()) {
            out.writeString(window.getKey());
            out.writeLong(window.getValue().end());
            Pending pending = window.getValue().pending();
            out.writeBoolean(pending != null);
            if (pending != null) {
                write(pending, out);
            }
        }
    }

    static Map<String, Window> read(Decoder in) throws IOException {
        Map<String, Window> windows = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String rule = in.readString();
            long end = in.readLong();
            windows.put(rule, new Window(end, in.readBoolean() ? readPending(in) : null));
        }
        return Collections.unmodifiableMap(windows);
    }

    private static void write(Pending pending, Encoder out) throws IOException {
        Cause cause = pending.cause();
        out.writeLong(pending.due());
        out.writeLong(pending.sequence());
        out.writeString(cause.aggregateId());
        out.writeString(cause.id());
        out.writeString(cause.time().toString());
        writeText(cause.correlationId(), out);
        writeText(cause.traceparent(), out);
        out.writeInt(pending.values().size());
        for (Payload value : pending.values()) {
            out.writeBytes(value.bytes());
        }
    }

    private static Pending readPending(Decoder in) throws IOException {
        long due = in.readLong();
        long sequence = in.readLong();
        Cause cause =
                new Cause(in.readString(), in.readString(), Instant.parse(in.readString()), readText(in), readText(in));
        List<Payload> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ByteBuffer value = in.readBytes(null);
            byte[] bytes = new byte[value.remaining()];
            value.get(bytes);
            values.add(new Payload(bytes));
        }
        return new Pending(due, sequence, cause, values);
    }

    private static void writeText(@Nullable String text, Encoder out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeString(text);
        }
    }

    private static @Nullable String readText(Decoder in) throws IOException {
        return in.readBoolean() ? in.readString() : null;
    }
}

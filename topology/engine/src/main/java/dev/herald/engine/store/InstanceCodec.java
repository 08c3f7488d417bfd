package dev.herald.engine.store;

import dev.herald.engine.state.Coder;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.Opening;

/**
 * The stored form of an instance of an expectation, in Avro's primitives. Not safe for use by several threads at once.
 */
final class InstanceCodec {

    private static final int FORMAT = 1;

    private final Coder coder = new Coder();

    byte[] write(Instance instance) {
        return coder.write(out -> {
            Opening opening = instance.opening();
            out.writeInt(FORMAT);
            out.writeLong(opening.sequence());
            out.writeString(opening.id());
            out.writeString(opening.type());
            out.writeLong(opening.time());
            out.writeBoolean(opening.correlationId() != null);
            if (opening.correlationId() != null) {
                out.writeString(opening.correlationId());
            }
            out.writeLong(instance.deadline());
            out.writeLong(instance.due());
            out.writeBoolean(instance.missed());
            out.writeInt(instance.repairs());
            out.writeLong(instance.repairAt());
        });
    }

    Instance read(Owner owner, byte[] bytes) {
        return coder.read(owner.toString(), bytes, in -> {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalStateException(
                        owner + ": stored expectation has format " + format + ", this version reads " + FORMAT);
            }
            Opening opening = new Opening(
                    in.readLong(),
                    in.readString(),
                    in.readString(),
                    in.readLong(),
                    in.readBoolean() ? in.readString() : null);
            return new Instance(opening, in.readLong(), in.readLong(), in.readBoolean(), in.readInt(), in.readLong());
        });
    }
}

package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.state.OpenPayment;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a payment's state; knows that it never changes, so that the heap backend copies none. */
public final class PaymentSerializer extends TypeSerializerSingleton<OpenPayment> {
    private static final long serialVersionUID = 1L;
    private static final int SCALE = 2;

    static final PaymentSerializer INSTANCE = new PaymentSerializer();

    /** Flink makes one when it restores. */
    public PaymentSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public OpenPayment createInstance() {
        return new OpenPayment("", "", BigDecimal.ZERO, "", "", 0, 0, 0, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public OpenPayment copy(OpenPayment from) {
        return from;
    }

    @Override
    public OpenPayment copy(OpenPayment from, OpenPayment reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(OpenPayment payment, DataOutputView out) throws IOException {
        out.writeUTF(payment.getPaymentId());
        out.writeUTF(payment.getProgress());
        out.writeLong(payment.getAmount().unscaledValue().longValueExact());
        out.writeUTF(payment.getCurrency());
        out.writeUTF(payment.getPartyId());
        out.writeInt(payment.getAttempts());
        out.writeInt(payment.getApprovals());
        out.writeInt(payment.getDeclines());
        out.writeLong(payment.getRequestedAt().toEpochMilli());
        out.writeLong(payment.getUpdatedAt().toEpochMilli());
    }

    @Override
    public OpenPayment deserialize(DataInputView in) throws IOException {
        return new OpenPayment(
                in.readUTF(),
                in.readUTF(),
                new BigDecimal(BigInteger.valueOf(in.readLong()), SCALE),
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()));
    }

    @Override
    public OpenPayment deserialize(OpenPayment reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<OpenPayment> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What Flink keeps of this serializer in a checkpoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OpenPayment> {
        /** Flink makes one when it restores. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}

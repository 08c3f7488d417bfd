package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.contender.Assignment;
import dev.herald.benchmarks.contender.AvroWire;
import dev.herald.benchmarks.contender.ContractIds;
import dev.herald.benchmarks.contender.Fold;
import dev.herald.benchmarks.state.OpenPayment;
import dev.herald.payments.domain.PartyRegistered;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Folds a payment, tells its status, and completes it with the payer's name. A payment whose payer has not come yet
 * waits for it. What is settled is forgotten: the state is as small as it can be.
 */
final class PaymentFunction extends KeyedBroadcastProcessFunction<String, Event, Event, Output> {
    private static final long serialVersionUID = 1L;
    private static final long LOOK_AGAIN_MS = 20;

    /** The parties' names, on every task. */
    static final MapStateDescriptor<String, String> NAMES =
            new MapStateDescriptor<>("names", Types.STRING, Types.STRING);

    private final String statusTopic;
    private final String completedTopic;
    private final HashMap<String, Integer> ids;
    private transient @Nullable AvroWire wire;
    private transient @Nullable ValueState<OpenPayment> payments;
    /** The settlements of those that wait for their payer. */
    private transient @Nullable ValueState<Event> settlements;

    PaymentFunction(Assignment assignment) {
        this.statusTopic = assignment.status();
        this.completedTopic = assignment.completed();
        this.ids = new HashMap<>(assignment.ids().byName());
    }

    @Override
    public void open(OpenContext context) {
        wire = new AvroWire(new ContractIds(ids));
        payments = getRuntimeContext().getState(new ValueStateDescriptor<>("payment", PaymentSerializer.INSTANCE));
        settlements = getRuntimeContext().getState(new ValueStateDescriptor<>("settlement", Event.class));
    }

    @Override
    public void processElement(Event event, ReadOnlyContext context, Collector<Output> out) throws Exception {
        OpenPayment before = payments().value();
        OpenPayment payment = Fold.next(
                before == null ? Fold.NEW : before,
                event.id,
                wire().read(event.value),
                Instant.ofEpochMilli(event.time));
        out.collect(new Output(statusTopic, event, wire().write(Fold.status(payment))));
        if (!Fold.isSettled(payment)) {
            payments().update(payment);
        } else if (!complete(payment, event, context, out)) {
            payments().update(payment);
            settlements().update(event);
            lookAgain(context);
        } else if (before != null) {
            payments().clear();
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Output> out) throws Exception {
        OpenPayment payment = payments().value();
        Event settlement = settlements().value();
        if (payment == null || settlement == null) {
            return;
        }
        if (complete(payment, settlement, context, out)) {
            payments().clear();
            settlements().clear();
        } else {
            lookAgain(context);
        }
    }

    @Override
    public void processBroadcastElement(Event party, Context context, Collector<Output> out) throws Exception {
        PartyRegistered registered = (PartyRegistered) wire().read(party.value);
        context.getBroadcastState(NAMES).put(party.id, registered.getName());
    }

    private boolean complete(OpenPayment payment, Event settlement, ReadOnlyContext context, Collector<Output> out)
            throws Exception {
        String name = context.getBroadcastState(NAMES).get(payment.getPartyId());
        if (name == null) {
            return false;
        }
        out.collect(new Output(completedTopic, settlement, wire().write(Fold.completed(payment, name))));
        return true;
    }

    private static void lookAgain(ReadOnlyContext context) {
        context.timerService()
                .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + LOOK_AGAIN_MS);
    }

    private AvroWire wire() throws IOException {
        if (wire == null) {
            throw new IOException("the function was not opened");
        }
        return wire;
    }

    private ValueState<OpenPayment> payments() throws IOException {
        if (payments == null) {
            throw new IOException("the function was not opened");
        }
        return payments;
    }

    private ValueState<Event> settlements() throws IOException {
        if (settlements == null) {
            throw new IOException("the function was not opened");
        }
        return settlements;
    }
}

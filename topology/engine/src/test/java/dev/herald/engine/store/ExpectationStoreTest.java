package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import dev.herald.engine.account.ExpectationAccounts;
import dev.herald.engine.account.OpenTally;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.InstanceKey;
import dev.herald.engine.supervise.Opening;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class ExpectationStoreTest {

    private static final int MILLION = 1_000_000;

    private final AtomicLong reads = new AtomicLong();
    private final ExpectationAccounts accounts = new ExpectationAccounts();
    private final OpenTally open = new OpenTally(accounts);
    private final WriteBackStore stored =
            new WriteBackStore(counting(MemoryStore.open(new MockProcessorContext<>(), "expectations")), 0);
    private final ExpectationStore store = new ExpectationStore(stored, Map.of(), open);

    @Test
    void millionOpen_costNothingWhileNoneIsDue_andDueOnesCostThemselves() {
        for (int i = 0; i < MILLION; i++) {
            store.save(owner("p" + i, "", 0), null, open(1_000_000L + i));
        }
        assertThat(store.due(999_999, 200)).isEmpty();
        reads.set(0);

        for (long now = 0; now < 999_999; now += 1_000) {
            assertThat(store.due(now, 200)).isEmpty();
            assertThat(store.toRepair(now, 200)).isEmpty();
        }
        assertThat(reads.get()).as("reads of 1,000 looks while nothing is due").isLessThanOrEqualTo(2);

        reads.set(0);
        assertThat(store.due(1_000_002, 200))
                .extracting(due -> due.aggregate().id())
                .containsExactly("p0", "p1", "p2");
        assertThat(reads.get()).as("reads for 3 that are due").isLessThanOrEqualTo(3 + 2);
    }

    @Test
    void openOnes_areCountedAsTheyComeAndGo_andByTheTaskThatTakesThemOver() {
        Owner missed = owner("a", "", 0);
        Owner met = owner("b", "", 0);
        Owner left = owner("c", "", 0);
        for (Owner each : List.of(missed, met, left)) {
            store.save(each, null, open(30));
        }
        Instance declared = new Instance(open(30).opening(), 30, 30, true, 0, Instance.NEVER);
        store.save(missed, open(30), declared);
        store.remove(met, open(30));
        String expectation = left.key().expectation();
        assertThat(accounts.open(expectation)).isEqualTo(1);

        store.remove(missed, declared);
        assertThat(accounts.open(expectation))
                .as("a missed one was open no more")
                .isEqualTo(1);

        open.close();
        assertThat(accounts.open(expectation)).as("left to another task").isZero();
        new ExpectationStore(stored, Map.of(), new OpenTally(accounts)).countOpen();
        assertThat(accounts.open(expectation)).as("taken over").isEqualTo(1);
    }

    @Test
    void dueOnes_comeInOrderOfTime_atMostSoMany() {
        store.save(owner("a", "", 0), null, open(30));
        store.save(owner("b", "", 0), null, open(-10));
        store.save(owner("c", "", 0), null, open(20));

        assertThat(store.due(25, 1)).containsExactly(owner("b", "", 0));
        store.remove(owner("b", "", 0), open(-10));
        assertThat(store.due(25, 10)).containsExactly(owner("c", "", 0));
        store.remove(owner("c", "", 0), open(20));
        assertThat(store.due(30, 10)).containsExactly(owner("a", "", 0));
    }

    @Test
    void openedWithAnEarlierTime_isFoundAlthoughNothingWasDueBefore() {
        store.save(owner("a", "", 0), null, open(1_000));
        assertThat(store.due(500, 10)).isEmpty();

        store.save(owner("b", "", 0), null, open(400));

        assertThat(store.due(500, 10)).containsExactly(owner("b", "", 0));
    }

    @Test
    void savedInPlace_isDueAtItsNewTimeOnly_andRemovedNoMore() {
        Owner owner = owner("a", "k", 0);
        store.save(owner, null, open(100));
        store.save(owner, open(100), open(200));
        assertThat(store.due(199, 10)).isEmpty();
        assertThat(store.due(200, 10)).containsExactly(owner);

        store.remove(owner, open(200));

        assertThat(store.due(Long.MAX_VALUE - 1, 10)).isEmpty();
        assertThat(store.find(owner)).isNull();
    }

    @Test
    void missed_isNoLongerDue_butRepairedByItsOwnTime() {
        Owner owner = owner("a", "", 0);
        Instance missed = new Instance(open(100).opening(), 100, 100, true, 1, 700);
        store.save(owner, null, open(100));
        store.save(owner, open(100), missed);

        assertThat(store.due(1_000, 10)).isEmpty();
        assertThat(store.toRepair(699, 10)).isEmpty();
        assertThat(store.toRepair(700, 10)).containsExactly(owner);
        assertThat(store.find(owner)).isEqualTo(missed);
    }

    @Test
    void instances_areThoseOfTheirAggregateExpectationAndKey() {
        store.save(owner("a", "k", 7), null, open(1));
        store.save(owner("a", "k", 5), null, open(2));
        store.save(owner("a", "k2", 1), null, open(3));
        store.save(owner("a2", "k", 1), null, open(4));
        AggregateKey aggregate = new AggregateKey("parcel", "a");

        assertThat(store.of(aggregate).oldest("arrives", "k"))
                .satisfies(found -> assertThat(found.key().sequence()).isEqualTo(5));
        assertThat(store.of(aggregate).oldest("arrives", "none")).isNull();
        assertThat(store.of(aggregate).find(new InstanceKey("arrives", "k2", 1)))
                .isEqualTo(open(3));
        assertThat(store.of(aggregate).find(new InstanceKey("departs", "k2", 1)))
                .isNull();
    }

    @Test
    void clock_isStoredByPartition() {
        store.clock(3, -5);

        assertThat(store.clock(3)).isEqualTo(-5);
        assertThat(store.clock(4)).isEqualTo(Long.MIN_VALUE);
    }

    private static Owner owner(String id, String key, long sequence) {
        return new Owner(new AggregateKey("parcel", id), new InstanceKey("arrives", key, sequence));
    }

    private static Instance open(long due) {
        return new Instance(new Opening(1, "e", "t", 0, "c"), due, due, false, 0, Instance.NEVER);
    }

    /** The store, with its reads counted: each get, each range and each step in one. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> counting(KeyValueStore<Bytes, byte[]> counted) {
        return (KeyValueStore<Bytes, byte[]>) proxy(KeyValueStore.class, counted, List.of("get", "range", "all"));
    }

    private Object proxy(Class<?> type, Object counted, List<String> names) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (names.contains(method.getName())) {
                reads.incrementAndGet();
            }
            try {
                Object result = method.invoke(counted, arguments);
                return result instanceof KeyValueIterator<?, ?> iterator
                        ? proxy(KeyValueIterator.class, iterator, List.of("next"))
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}

package dev.herald.engine.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the few rules of an aggregate have each, by name, in the order in which they came. Never changed: a map with another
 * value is a copy of two small arrays, made for each event that is published.
 */
final class RuleMap<V> extends AbstractMap<String, V> {

    private final String[] names;
    private final Object[] values;

    private RuleMap(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** Returns a map with another value of one name. */
    static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        RuleMap<V> from = map instanceof RuleMap<V> known ? known : copy(map);
        int at = from.indexOf(name);
        int size = from.names.length;
        if (at < 0) {
            String[] names = Arrays.copyOf(from.names, size + 1);
            Object[] values = Arrays.copyOf(from.values, size + 1);
            names[size] = name;
            values[size] = value;
            return new RuleMap<>(names, values);
        }
        Object[] values = from.values.clone();
        values[at] = value;
        return new RuleMap<>(from.names, values);
    }

    private static <V> RuleMap<V> copy(Map<String, V> map) {
        return new RuleMap<>(map.keySet().toArray(new String[0]), map.values().toArray());
    }

    private int indexOf(@Nullable Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    private V value(int at) {
        return (V) values[at];
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int at = indexOf(name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> to) {
        for (int i = 0; i < names.length; i++) {
            to.accept(names[i], value(i));
        }
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return IntStream.range(0, names.length)
                        .<Entry<String, V>>mapToObj(i -> Map.entry(names[i], value(i)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}

package dev.herald.sandbox.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A choice between values, each as likely as its weight. */
final class Weighted<T> {
    private final List<T> values = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private int total;

    Weighted<T> or(int weight, T value) {
        values.add(value);
        weights.add(weight);
        total += weight;
        return this;
    }

    T pick(Random random) {
        int left = random.nextInt(total);
        int index = 0;
        while (left >= weights.get(index)) {
            left -= weights.get(index++);
        }
        return values.get(index);
    }
}

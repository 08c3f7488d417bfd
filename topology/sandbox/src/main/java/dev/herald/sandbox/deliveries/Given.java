package dev.herald.sandbox.deliveries;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A command that was read.
 *
 * @param id its {@code ce_id}
 * @param correlation what ties it to its undertaking; null for nothing
 */
record Given(
        TopicPartition place,
        long offset,
        SpecificRecord command,
        String id,
        @Nullable String correlation) {}

package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.time.Instant;

/**
 * A missed expectation, as its repair sees it.
 *
 * @param event the event that opened it
 * @param key what the instance is about within its aggregate; empty where there is one for each aggregate
 * @param deadline until when an outcome was expected
 * @param number how often it was repaired, this time included: from 1
 * @param <E> the event's record
 */
public record Miss<E>(DomainEvent<E> event, String key, Instant deadline, int number) {}

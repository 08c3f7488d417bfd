/** The demo: Kafka, a registry and Herald, each as the real thing, with domain events going in and public ones out. */
@NullMarked
package dev.herald.sandbox.demo;

import org.jspecify.annotations.NullMarked;

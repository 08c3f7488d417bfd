package dev.herald.engine.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Deterministic identity: a name-based UUID (RFC 9562, version 5, SHA-1) of context, rule, aggregate id, sequence and
 * ordinal. A replay gives the same ids. Not safe for use by several threads at once.
 */
public final class EventIdentity {

    /** The name space of Herald's ids; a change would change every id ever published. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c7a52-58f0-5d0a-9b0e-3d1f4b7c2a10");

    private static final char FIELD_END = '\n';

    private final MessageDigest sha1;
    private final byte[] namespace;
    private final byte[] digest = new byte[20];
    private final ByteBuffer hash = ByteBuffer.wrap(digest);

    /** Creates a source of ids. */
    public EventIdentity() {
        try {
            this.sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must support SHA-1", e);
        }
        this.namespace = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array();
    }

    /**
     * Returns the id of an integration event.
     *
     * @param context the publication's context
     * @param rule the rule that published
     * @param aggregateId the aggregate of the domain event
     * @param sequence the domain event's sequence
     * @param ordinal the place among what the rule published for that event, from 0
     */
    public UUID of(String context, String rule, String aggregateId, long sequence, int ordinal) {
        return of(context + FIELD_END + rule + FIELD_END + aggregateId + FIELD_END + sequence + FIELD_END + ordinal);
    }

    /** Puts the hash where there is room for it already. */
    private void digest(MessageDigest from) {
        try {
            from.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
    }

    /** Returns the id of whatever has a name that nothing else has. */
    public UUID of(String name) {
        sha1.update(namespace);
        sha1.update(name.getBytes(StandardCharsets.UTF_8));
        digest(sha1);
        long high = (hash.getLong(0) & ~0xF000L) | 0x5000L;
        long low = (hash.getLong(Long.BYTES) & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }
}

package dev.herald.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.Version;
import dev.herald.engine.contract.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * A registry that speaks Confluent's REST API: Confluent's own, Apicurio ({@code /apis/ccompat/v7}), Karapace, Redpanda.
 * Source of the format: Confluent Schema Registry API reference, version 7. Schemas that refer to others are not
 * supported.
 *
 * <p>Ids and schemas never change, so both are cached, in bounds. An id that was not found is not asked for again for
 * {@link RegistrySettings.Builder#notFoundFor a while}, so that a run of bad records does not become a run of requests.
 */
public final class RegistryClient implements SchemaRegistry, AutoCloseable {

    private static final int CONFLICT = 409;

    private static final JsonMapper JSON = new JsonMapper();

    private final RegistryHttp http;
    private final RegistrySettings settings;
    private final InstantSource clock;
    private final BoundedCache<Integer, Schema> schemas;
    private final BoundedCache<Integer, Absence> absences;
    private final BoundedCache<Registered, Integer> ids;
    private volatile boolean closed;

    private record Registered(String subject, Schema schema) {}

    private record Absence(String message, Instant until) {}

    /** Creates a client; nothing is sent yet. */
    public RegistryClient(RegistrySettings settings) {
        this(settings, RetryPace.real(), InstantSource.system());
    }

    RegistryClient(RegistrySettings settings, RetryPace pace, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new RegistryHttp(settings, pace);
        this.schemas = new BoundedCache<>(settings.cacheSize());
        this.absences = new BoundedCache<>(settings.cacheSize());
        this.ids = new BoundedCache<>(settings.cacheSize());
    }

    @Override
    public int register(String subject, Schema schema) {
        return cachedId(subject, schema, "/subjects/" + encoded(subject) + "/versions");
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return cachedId(subject, schema, "/subjects/" + encoded(subject));
    }

    private int cachedId(String subject, Schema schema, String path) {
        Registered version = new Registered(subject, schema);
        Integer known = ids.get(version);
        if (known != null) {
            return known;
        }
        int id = send(Call.post(path, body(schema))).intField("id");
        ids.put(version, id);
        return id;
    }

    @Override
    public Schema schemaById(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Absence absence = absences.get(id);
        if (absence != null && clock.instant().isBefore(absence.until())) {
            throw new RegistryException.NotFound(absence.message());
        }
        Schema schema = fetched(id);
        schemas.put(id, schema);
        absences.remove(id);
        return schema;
    }

    private Schema fetched(int id) {
        try {
            return schema(send(Call.get("/schemas/ids/" + id)));
        } catch (RegistryException.NotFound e) {
            absences.put(
                    id,
                    new Absence(String.valueOf(e.getMessage()), clock.instant().plus(settings.notFoundFor())));
            throw e;
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Apicurio 3.0 answers only yes or no; the reasons are then found here, against all versions.
     */
    @Override
    public List<String> incompatibilities(String subject, Schema schema) {
        Reply reply;
        JsonNode verdict;
        try {
            reply = send(
                    Call.post("/compatibility/subjects/" + encoded(subject) + "/versions?verbose=true", body(schema)));
            verdict = reply.field("is_compatible");
        } catch (RegistryException.NotFound e) {
            return List.of();
        }
        if (!verdict.isBoolean()) {
            throw reply.garbled("a boolean in field 'is_compatible'");
        }
        return verdict.booleanValue() ? List.of() : reasons(subject, schema, reply);
    }

    private List<String> reasons(String subject, Schema schema, Reply reply) {
        List<String> given = new ArrayList<>();
        reply.json().path("messages").forEach(message -> given.add(message.asText()));
        if (!given.isEmpty()) {
            return List.copyOf(given);
        }
        List<String> found = compatibility(subject).violations(schema, versions(subject)).stream()
                .map(Violation::toString)
                .toList();
        return found.isEmpty() ? List.of(reply.where() + ": not compatible; the registry gives no reason") : found;
    }

    /** Returns a subject's versions, oldest first; none where the registry does not know the subject. */
    public List<Version> versions(String subject) {
        String path = "/subjects/" + encoded(subject) + "/versions";
        List<Version> versions = new ArrayList<>();
        try {
            for (int number : send(Call.get(path)).numbers()) {
                versions.add(new Version(number, schema(send(Call.get(path + "/" + number)))));
            }
        } catch (RegistryException.NotFound e) {
            return List.of();
        }
        return List.copyOf(versions);
    }

    /**
     * Returns the compatibility level that holds for a subject: its own, else the registry's.
     *
     * @throws RegistryException.Garbled when the registry answers with a level that Confluent's API does not know
     */
    public CompatibilityLevel compatibility(String subject) {
        try {
            return level(send(Call.get("/config/" + encoded(subject) + "?defaultToGlobal=true")));
        } catch (RegistryException.NotFound e) {
            return level(send(Call.get("/config")));
        }
    }

    private static CompatibilityLevel level(Reply reply) {
        String level = reply.field("compatibilityLevel").asText();
        try {
            return CompatibilityLevel.valueOf(level);
        } catch (IllegalArgumentException e) {
            throw new RegistryException.Garbled(reply.where() + ": unknown compatibility level '" + level + "'", e);
        }
    }

    /**
     * Sets a subject's own compatibility level. A registry's default differs by product: Confluent's is BACKWARD,
     * Apicurio's NONE, which lets every change pass.
     */
    public void setCompatibility(String subject, CompatibilityLevel level) {
        String body = JSON.createObjectNode().put("compatibility", level.name()).toString();
        Call call = Call.put("/config/" + encoded(subject), body);
        Reply reply = send(call);
        // Of two who set a subject's first level at once, Apicurio 3.0 refuses one; the next time it changes what is
        // there.
        (reply.status() == CONFLICT ? send(call) : reply).json();
    }

    /** Ends the client: later calls throw IllegalStateException. */
    @Override
    public void close() {
        closed = true;
    }

    private Reply send(Call call) {
        if (closed) {
            throw new IllegalStateException("registry client is closed: " + call);
        }
        return http.send(call);
    }

    private static Schema schema(Reply reply) {
        String type = reply.json().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryException.Refused(reply.where() + ": schema type " + type + ", expected AVRO", null);
        }
        if (!reply.json().path("references").isEmpty()) {
            throw new RegistryException.Refused(
                    reply.where() + ": the schema refers to others, which is not supported", null);
        }
        String text = reply.field("schema").asText();
        try {
            // Written by others, perhaps by other languages: names and defaults are not ours to judge.
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(text);
        } catch (AvroRuntimeException e) {
            throw new RegistryException.Refused(reply.where() + ": no Avro schema: " + e.getMessage(), e);
        }
    }

    private static String body(Schema schema) {
        return JSON.createObjectNode().put("schema", schema.toString()).toString();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.herald.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("a.B").fields().requiredInt("x").endRecord();
    private static final String SCHEMA_REPLY =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"a.B\\\",\\\"fields\\\":[{\\\"name\\\":\\\"x\\\",\\\"type\\\":\\\"int\\\"}]}\",\"schemaType\":\"AVRO\",\"references\":[]}";
    private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"No content with ID '9' was found.\"}";

    private final FakeRegistry first = new FakeRegistry();
    private final FakeRegistry second = new FakeRegistry();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void register_postsTheSchemaOnce() {
        // given
        first.answers(200, "{\"id\":7}");
        RegistryClient client = client(settings());

        // when
        int id = client.register("a/b c", SCHEMA);
        client.register("a/b c", SCHEMA);

        // then
        assertThat(id).isEqualTo(7);
        assertThat(first.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST /base/subjects/a%2Fb%20c/versions");
            assertThat(request.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
            assertThat(request.authorization()).isNull();
            assertThat(request.body()).startsWith("{\"schema\":\"{\\\"type\\\":\\\"record\\\"");
        });
    }

    @Test
    void idOf_asksWithoutRegistering_once() {
        first.answers(200, "{\"subject\":\"s\",\"id\":7,\"version\":1}");
        RegistryClient client = client(settings());
        assertThat(client.idOf("s", SCHEMA)).isEqualTo(7);
        assertThat(client.idOf("s", SCHEMA)).isEqualTo(7);
        assertThat(first.requests())
                .singleElement()
                .extracting(FakeRegistry.Request::line)
                .isEqualTo("POST /base/subjects/s");
    }

    @Test
    void schemaById_isAskedOnce() {
        first.answers(200, SCHEMA_REPLY);
        RegistryClient client = client(settings());
        assertThat(client.schemaById(7)).isEqualTo(SCHEMA);
        assertThat(client.schemaById(7)).isEqualTo(SCHEMA);
        assertThat(first.requests())
                .singleElement()
                .extracting(FakeRegistry.Request::line)
                .isEqualTo("GET /base/schemas/ids/7");
    }

    @Test
    void fullCache_dropsTheLeastUsed() {
        // given
        first.answers(200, SCHEMA_REPLY);
        RegistryClient client = client(settings().cacheSize(2));

        // when: 1 is dropped by 3
        List.of(1, 2, 2, 3, 2, 1).forEach(client::schemaById);

        // then
        assertThat(first.requests()).hasSize(4);
    }

    @Test
    void unknownId_isNotAskedForAgainForAWhile() {
        // given
        first.answers(404, NOT_FOUND).answers(200, SCHEMA_REPLY);
        RegistryClient client = client(settings().notFoundFor(Duration.ofSeconds(10)));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.schemaById(9))
                    .isInstanceOf(RegistryException.NotFound.class)
                    .hasMessage("schema registry " + first.url()
                            + ": GET /schemas/ids/9: HTTP 404: No content with ID '9' was found.");
        }
        assertThat(first.requests()).hasSize(1);

        // when
        now = now.plusSeconds(10);

        // then
        assertThat(client.schemaById(9)).isEqualTo(SCHEMA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        401 | {"error_code":401,"message":"who?"}          | Denied       | HTTP 401: who?
        403 | ''                                           | Denied       | HTTP 403: (no body)
        404 | {"error_code":40401,"message":"no subject"}  | NotFound     | HTTP 404: no subject
        404 | {"error_code":404,"message":"no such path"}  | Garbled      | no registry seems to be at this URL
        404 | <html>not here</html>                        | Garbled      | <html>not here</html>; no registry
        409 | {"error_code":409,"message":"x was removed"} | Incompatible | HTTP 409: x was removed
        422 | {"error_code":42201,"message":"bad schema"}  | Refused      | HTTP 422: bad schema
        400 | {"error_code":400,"message":"bad request"}   | Refused      | HTTP 400: bad request
        301 | ''                                           | Garbled      | HTTP 301: (no body); expected HTTP 200
        200 | <html>hello</html>                           | Garbled      | not JSON: <html>hello</html>
        200 | ''                                           | Garbled      | expected a JSON object, got: (no body)
        200 | [7]                                          | Garbled      | expected a JSON object, got: [7]
        200 | {"version":7}                                | Garbled      | expected a field 'id', got: {"version":7}
        200 | {"id":"7"}                                   | Garbled      | expected an int in field 'id'
        """)
    void eachFailure_hasItsKindAndSaysWhere(int status, String body, String kind, String text) {
        first.answers(status, body);
        assertThatThrownBy(() -> client(settings()).register("s", SCHEMA))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("schema registry " + first.url() + ": POST /subjects/s/versions: ")
                .hasMessageContaining(text)
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo(kind);
        assertThat(first.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"schema":"message P {}","schemaType":"PROTOBUF"}                | schema type PROTOBUF, expected AVRO
        {"schema":"{\\"type\\":\\"recrd\\"}"}                            | no Avro schema:
        {"schema":"\\"a.B\\"","references":[{"name":"a.B","version":1}]} | refers to others
        """)
    void schemaThatAvroCannotUse_isRefused(String body, String text) {
        first.answers(200, body);
        assertThatThrownBy(() -> client(settings()).schemaById(7))
                .isInstanceOf(RegistryException.Refused.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "429", "408"})
    void passingFailure_isRetriedAfterGrowingPauses(int status) {
        first.answers(status, "").answers(status, "").answers(status, "").answers(200, "{\"id\":7}");
        assertThat(client(settings()).register("s", SCHEMA)).isEqualTo(7);
        assertThat(pauses).containsExactly(Duration.ofMillis(75), Duration.ofMillis(150), Duration.ofMillis(188));
    }

    @Test
    void lastingFailure_isUnavailable_namingEachUrlAndWhy() {
        // given
        first.answers(503, "");
        second.close();
        RegistryClient client = client(settings(first.url(), second.url()));

        // then
        assertThatThrownBy(() -> client.schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageStartingWith("schema registry unavailable: GET /schemas/ids/7: gave up after attempt 4; "
                        + first.url() + ": HTTP 503; " + second.url() + ": ConnectException");
        assertThat(first.requests()).hasSize(4);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void urlThatIsDown_isPassedOver_andTheOneThatWorkedIsKept() {
        // given
        first.answers(503, "");
        second.answers(200, SCHEMA_REPLY);
        RegistryClient client = client(settings(first.url(), second.url()));

        // when
        client.schemaById(1);
        client.schemaById(2);

        // then
        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).hasSize(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void registryThatNeverAnswers_isUnavailable() {
        first.answers(FakeRegistry.SILENT, "");
        RegistrySettings.Builder settings = settings()
                .timeouts(Duration.ofSeconds(1), Duration.ofMillis(100))
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThatThrownBy(() -> client(settings).schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageContaining("gave up after attempt 2; " + first.url() + ": no answer within PT0.1S");
    }

    @Test
    void patienceThatEnds_isUnavailable_howeverManyAttemptsAreLeft() {
        first.answers(FakeRegistry.SILENT, "");
        RegistrySettings.Builder settings = settings()
                .timeouts(Duration.ofSeconds(1), Duration.ofMinutes(5))
                .retry(100, Duration.ofMillis(100), Duration.ofMillis(100))
                .patience(Duration.ofMillis(150));
        assertThatThrownBy(() -> client(settings).schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageContaining("gave up after attempt 1; " + first.url() + ": no answer within PT0.1");
    }

    @Test
    void interruptedCaller_getsUnavailable_andStaysInterrupted() {
        first.answers(200, SCHEMA_REPLY);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client(settings()).schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void credentials_areSent_andNeverShown() {
        // given
        first.answers(401, "");
        RegistrySettings basic = settings()
                .credentials(new Credentials.Basic("herald", "s3cret"))
                .build();
        RegistrySettings bearer =
                settings().credentials(new Credentials.Bearer("t0ken")).build();

        // then
        for (RegistrySettings settings : List.of(basic, bearer)) {
            assertThatThrownBy(() -> new RegistryClient(settings).schemaById(7))
                    .isInstanceOf(RegistryException.Denied.class)
                    .message()
                    .doesNotContain("s3cret", "t0ken");
            assertThat(settings.toString()).doesNotContain("s3cret", "t0ken");
        }
        assertThat(first.requests())
                .extracting(FakeRegistry.Request::authorization)
                .containsExactly("Basic aGVyYWxkOnMzY3JldA==", "Bearer t0ken");
    }

    @Test
    void compatibleOrFirstVersion_hasNoIncompatibilities() {
        first.answers(200, "{\"is_compatible\":true}")
                .answers(404, "{\"error_code\":40401,\"message\":\"no subject\"}");
        RegistryClient client = client(settings());
        assertThat(client.incompatibilities("s", SCHEMA)).isEmpty();
        assertThat(client.incompatibilities("new", SCHEMA)).isEmpty();
        assertThat(first.requests().get(0).line())
                .isEqualTo("POST /base/compatibility/subjects/s/versions?verbose=true");
    }

    @Test
    void incompatibleVersion_tellsTheRegistrysReasons() {
        first.answers(200, "{\"is_compatible\":false,\"messages\":[\"x was removed\",\"y was added\"]}");
        assertThat(client(settings()).incompatibilities("s", SCHEMA)).containsExactly("x was removed", "y was added");
    }

    @Test
    void registryThatGivesNoReasons_theyAreFoundAgainstItsVersions() {
        // given: Apicurio's answer
        first.answers(200, "{\"is_compatible\":false}")
                .answers(200, "{\"compatibilityLevel\":\"BACKWARD\"}")
                .answers(200, "[3]")
                .answers(200, SCHEMA_REPLY);
        Schema next = SchemaBuilder.record("a.B")
                .fields()
                .requiredInt("x")
                .requiredInt("y")
                .endRecord();

        // then
        assertThat(client(settings()).incompatibilities("s", next))
                .singleElement()
                .asString()
                .contains(
                        "the current version cannot read what version 3 wrote",
                        "a.B#y: READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void versions_areFetchedOneByOne_andNoneOfASubjectThatIsNotThere() {
        first.answers(200, "[1,4]")
                .answers(200, SCHEMA_REPLY)
                .answers(200, SCHEMA_REPLY)
                .answers(404, "{\"error_code\":40401,\"message\":\"no subject\"}");
        RegistryClient client = client(settings());

        assertThat(client.versions("s")).extracting(Version::number).containsExactly(1, 4);
        assertThat(client.versions("new")).isEmpty();
        assertThat(first.requests().get(2).line()).isEqualTo("GET /base/subjects/s/versions/4");
    }

    @Test
    void compatibilityLevel_isReadAndSet() {
        first.answers(200, "{\"compatibilityLevel\":\"NONE\"}").answers(200, "{\"compatibility\":\"FULL\"}");
        RegistryClient client = client(settings());
        assertThat(client.compatibility("s")).isEqualTo(CompatibilityLevel.NONE);
        client.setCompatibility("s", CompatibilityLevel.FULL);
        assertThat(first.requests().get(1))
                .extracting(FakeRegistry.Request::line, FakeRegistry.Request::body)
                .containsExactly("PUT /base/config/s", "{\"compatibility\":\"FULL\"}");
    }

    @Test
    void levelThatAnotherSetsAtTheSameTime_isSetAgain_once() {
        String conflict = "{\"error_code\":409,\"message\":\"A rule already exists.\"}";
        first.answers(409, conflict)
                .answers(200, "{\"compatibility\":\"FULL\"}")
                .answers(409, conflict);
        RegistryClient client = client(settings());

        client.setCompatibility("s", CompatibilityLevel.FULL);
        assertThat(first.requests()).hasSize(2);

        assertThatThrownBy(() -> client.setCompatibility("s", CompatibilityLevel.FULL))
                .hasMessageContaining("PUT /config/s: HTTP 409: A rule already exists.");
        assertThat(first.requests()).hasSize(4);
    }

    @Test
    void subjectThatIsNotThereYet_hasTheRegistrysLevel() {
        // given: Apicurio's answer
        first.answers(404, "{\"error_code\":40401,\"message\":\"no subject\"}")
                .answers(200, "{\"compatibilityLevel\":\"NONE\"}");
        assertThat(client(settings()).compatibility("new")).isEqualTo(CompatibilityLevel.NONE);
        assertThat(first.requests().get(1).line()).isEqualTo("GET /base/config");
    }

    @Test
    void closedClient_refusesCalls() {
        RegistryClient client = client(settings());
        client.close();
        assertThatIllegalStateException().isThrownBy(() -> client.schemaById(7));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host, expected http(s)://host",
        "host:8081, expected http(s)://host",
        "http://host/p?x=1, without query",
        "http://me:s3cret@host, carries credentials",
        "http://me:s3cret@ho st, not a URL",
    })
    void unusableUrl_isRefused_withoutItsSecrets(String url, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrySettings.of(url))
                .withMessageContaining(text)
                .satisfies(e -> assertThat(e).message().doesNotContain("s3cret"));
    }

    private RegistrySettings.Builder settings(String... urls) {
        return RegistrySettings.of(urls.length == 0 ? List.of(first.url() + "/") : List.of(urls))
                .retry(4, Duration.ofMillis(100), Duration.ofMillis(250));
    }

    private RegistryClient client(RegistrySettings.Builder settings) {
        return new RegistryClient(settings.build(), new RetryPace(pauses::add, () -> 0.5), () -> now);
    }
}

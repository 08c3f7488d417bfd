package dev.herald.engine.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How to reach the schema registry. Immutable. Its text shows no secret. */
public final class RegistrySettings {

    private final List<URI> urls;
    private final Credentials credentials;
    private final @Nullable SSLContext tls;
    private final Duration connectTimeout;
    private final Duration requestTimeout;
    private final int attempts;
    private final Duration patience;
    private final Duration firstBackoff;
    private final Duration maxBackoff;
    private final Duration notFoundFor;
    private final int cacheSize;

    private RegistrySettings(Builder from) {
        this.urls = from.urls;
        this.credentials = from.credentials;
        this.tls = from.tls;
        this.connectTimeout = from.connectTimeout;
        this.requestTimeout = from.requestTimeout;
        this.attempts = from.attempts;
        this.patience = from.patience;
        this.firstBackoff = from.firstBackoff;
        this.maxBackoff = from.maxBackoff;
        this.notFoundFor = from.notFoundFor;
        this.cacheSize = from.cacheSize;
    }

    /**
     * Starts settings.
     *
     * @param urls base URLs of equal registries, tried in turn, such as {@code http://localhost:8080/apis/ccompat/v7}
     * @throws IllegalArgumentException when there is none, or one is no http or https URL, has a query or fragment, or
     *     carries credentials
     */
    public static Builder of(List<String> urls) {
        return new Builder(urls);
    }

    /** Starts settings of a single registry; see {@link #of(List)}. */
    public static Builder of(String url) {
        return of(List.of(url));
    }

    List<URI> urls() {
        return urls;
    }

    Credentials credentials() {
        return credentials;
    }

    @Nullable SSLContext tls() {
        return tls;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    int attempts() {
        return attempts;
    }

    Duration patience() {
        return patience;
    }

    Duration firstBackoff() {
        return firstBackoff;
    }

    Duration maxBackoff() {
        return maxBackoff;
    }

    Duration notFoundFor() {
        return notFoundFor;
    }

    int cacheSize() {
        return cacheSize;
    }

    @Override
    public String toString() {
        return "registry " + urls + ", authentication: " + credentials + (tls == null ? "" : ", own TLS context")
                + ", timeouts " + connectTimeout + "/" + requestTimeout + ", attempts " + attempts + " within "
                + patience;
    }

    /** Collects settings. */
    public static final class Builder {

        private final List<URI> urls;
        private Credentials credentials = new Credentials.None();
        private @Nullable SSLContext tls;
        private Duration connectTimeout = Duration.ofSeconds(3);
        private Duration requestTimeout = Duration.ofSeconds(10);
        private int attempts = 4;
        private Duration patience = Duration.ofSeconds(30);
        private Duration firstBackoff = Duration.ofMillis(100);
        private Duration maxBackoff = Duration.ofSeconds(2);
        private Duration notFoundFor = Duration.ofSeconds(10);
        private int cacheSize = 1_000;

        private Builder(List<String> urls) {
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("registry URLs: none given, expected at least 1");
            }
            this.urls = urls.stream().map(Builder::baseUrl).toList();
        }

        /** Sets who we are; nobody unless set. */
        public Builder credentials(Credentials credentials) {
            this.credentials = credentials;
            return this;
        }

        /** Sets the TLS context of https URLs, such as {@link TlsStores#context}'s; the platform's unless set. */
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /** Sets how long a connection may take to open (default 3 s), and a request to be answered (default 10 s). */
        public Builder timeouts(Duration connect, Duration request) {
            this.connectTimeout = positive("connect timeout", connect);
            this.requestTimeout = positive("request timeout", request);
            return this;
        }

        /**
         * Sets how often all URLs are tried before giving up, and the pauses between, which double each time.
         *
         * @param attempts from 1 to 10,000 (default 4)
         * @param first the first pause (default 100 ms)
         * @param max the longest pause (default 2 s)
         */
        public Builder retry(int attempts, Duration first, Duration max) {
            this.attempts = within("attempts", attempts, 1, 10_000);
            this.firstBackoff = positive("first backoff", first);
            this.maxBackoff = positive("longest backoff", max);
            return this;
        }

        /** Sets how long a call may take with all its attempts and pauses (default 30 s). */
        public Builder patience(Duration time) {
            this.patience = positive("patience", time);
            return this;
        }

        /** Sets how long an id that was not found is not asked for again (default 10 s). */
        public Builder notFoundFor(Duration time) {
            this.notFoundFor = positive("not-found time", time);
            return this;
        }

        /** Sets how many entries each cache keeps, from 1 to 1,000,000 (default 1,000); the least used goes first. */
        public Builder cacheSize(int entries) {
            this.cacheSize = within("cache size", entries, 1, 1_000_000);
            return this;
        }

        /** Returns the settings. */
        public RegistrySettings build() {
            return new RegistrySettings(this);
        }

        private static URI baseUrl(String text) {
            URI url = parsed(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new IllegalArgumentException("registry URL: expected http(s)://host[:port][/path] without query"
                        + (url.getRawUserInfo() == null ? ", got " + text : ""));
            }
            if (url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("registry URL of host " + url.getHost()
                        + " carries credentials: set them as basic credentials instead");
            }
            return url;
        }

        private static URI parsed(String text) {
            String trimmed = text.strip();
            while (trimmed.endsWith("/")) {
                trimmed = trimmed.substring(0, trimmed.length() - 1);
            }
            try {
                return URI.create(trimmed);
            } catch (IllegalArgumentException e) {
                // The parser's text repeats the whole input, which may carry a password.
                throw new IllegalArgumentException("registry URL: not a URL" + (text.contains("@") ? "" : ": " + text));
            }
        }

        private static Duration positive(String what, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("registry " + what + ": " + value + ", expected more than 0");
            }
            return value;
        }

        private static int within(String what, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        "registry " + what + ": " + value + ", expected from " + min + " to " + max);
            }
            return value;
        }
    }
}

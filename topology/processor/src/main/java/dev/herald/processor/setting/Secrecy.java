package dev.herald.processor.setting;

import java.util.regex.Pattern;

/** What of settings may be shown. */
final class Secrecy {

    static final String HIDDEN = "***";

    private static final String KAFKA = "kafka.";

    /** How keys of secrets are called that nobody has declared: those of plugins. */
    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("(?i).*(passw|pwd|passphrase|secret|jaas|token|credential|private|auth|user\\.?info"
                    + "|(api|access|keystore|encryption|signing)[._-]?key).*");

    /** What a quotation mark that is not closed makes one value of: further keys, and what they hold. */
    private static final Pattern MORE_THAN_ONE = Pattern.compile("\\S(:\\s|\\s=\\s|[\\r\\n])");

    private static final Pattern USER_IN_URL = Pattern.compile("://[^/?#\\s]*@");
    private static final Pattern QUERY_IN_URL = Pattern.compile("(://[^?\\s,]*\\?)[^\\s,]*");

    private Secrecy() {}

    /** Returns whether a key is declared, by Herald or by Kafka, as one of a secret. */
    static boolean isDeclared(String key) {
        return HeraldSettings.ALL.stream()
                        .anyMatch(setting -> setting.secret() && setting.key().equals(key))
                || (key.startsWith(KAFKA) && KafkaNames.isPassword(key.substring(KAFKA.length())));
    }

    /** Returns whether a key is declared at all. */
    static boolean isKnown(String key) {
        return HeraldSettings.ALL.stream().anyMatch(setting -> setting.key().equals(key))
                || PerContext.of(key).isPresent()
                || (key.startsWith(KAFKA) && KafkaNames.isKnown(key.substring(KAFKA.length())));
    }

    /** Returns whether a key's value must not be shown: declared so, or undeclared and called so. */
    static boolean isSecret(String key) {
        return isDeclared(key) || (!isKnown(key) && SOUNDS_SECRET.matcher(key).matches());
    }

    /** Returns a right value as it may be shown. */
    static String shown(String key, Given given) {
        return given.fetched() || (isSecret(key) && !given.text().isEmpty()) ? HIDDEN : ofUrls(given.text());
    }

    /** Returns a wrong value as it may be shown; credentials may stand where none are expected. */
    static String shownWrong(String key, Given given) {
        boolean hidden = given.fetched()
                || isSecret(key)
                || given.text().contains("@")
                || MORE_THAN_ONE.matcher(given.text()).find()
                || ofUrls(given.text()).contains(HIDDEN);
        return hidden ? "a secret value" : "'" + given.text() + "'";
    }

    private static String ofUrls(String text) {
        String withoutUser = USER_IN_URL.matcher(text).replaceAll("://" + HIDDEN + "@");
        return QUERY_IN_URL.matcher(withoutUser).replaceAll("$1" + HIDDEN);
    }
}

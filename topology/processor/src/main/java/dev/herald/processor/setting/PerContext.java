package dev.herald.processor.setting;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting's key for one context.
 *
 * @param setting one of {@link HeraldSettings#PER_CONTEXT}
 * @param context the context's name
 */
record PerContext(Setting<?> setting, String context) {

    private static final String PLACE = "<context>";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Finds what a key is about. */
    static Optional<PerContext> of(String key) {
        return HeraldSettings.PER_CONTEXT.stream()
                .flatMap(setting ->
                        between(key, setting.key(), PLACE).map(name -> new PerContext(setting, name)).stream())
                .filter(found -> NAME.matcher(found.context()).matches())
                .findFirst();
    }

    /** Finds the key that an environment variable means: a context's name has no underscores, but may have hyphens. */
    static Optional<String> ofVariable(String variable) {
        return HeraldSettings.PER_CONTEXT.stream()
                .flatMap(setting -> between(variable, KafkaNames.variable(setting.key()), KafkaNames.variable(PLACE))
                        .map(name -> key(setting, name.toLowerCase(Locale.ROOT).replace('_', '-')))
                        .stream())
                .findFirst();
    }

    static String key(Setting<?> setting, String context) {
        return setting.key().replace(PLACE, context);
    }

    private static Optional<String> between(String text, String template, String place) {
        String before = template.substring(0, template.indexOf(place));
        String after = template.substring(before.length() + place.length());
        boolean fits =
                text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after);
        return fits ? Optional.of(text.substring(before.length(), text.length() - after.length())) : Optional.empty();
    }
}

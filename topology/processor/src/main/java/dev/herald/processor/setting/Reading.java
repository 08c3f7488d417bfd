package dev.herald.processor.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads settings from what their sources give. Goes on behind each fault, so that all are told at once. */
final class Reading {

    private static final String KAFKA = "kafka.";

    private final Faults faults = new Faults();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> kafka = new TreeMap<>();
    private final List<EffectiveSetting> effective = new ArrayList<>();

    private Reading() {}

    static SettingsRead of(List<SettingSource> sources) {
        Reading reading = new Reading();
        return reading.read(sources);
    }

    private SettingsRead read(List<SettingSource> sources) {
        Sources all = Sources.of(sources, faults);
        Map<String, Given> texts = all.texts();
        kafka.put(HeraldSettings.BOOTSTRAP.key().substring(KAFKA.length()), HeraldSettings.BOOTSTRAP.fallback());
        HeraldSettings.ALL.forEach(setting -> ours(
                setting,
                setting.key(),
                texts.getOrDefault(setting.key(), new Given(setting.fallback(), EffectiveSetting.DEFAULT))));
        texts.forEach((key, given) -> PerContext.of(key)
                .ifPresentOrElse(found -> ours(found.setting(), key, given), () -> other(key, given)));
        KafkaHeld.always().forEach((name, held) -> {
            effective.removeIf(each -> each.key().equals(KAFKA + name));
            effective.add(new EffectiveSetting(KAFKA + name, held, EffectiveSetting.HELD));
        });
        Settings settings = new Settings(
                Map.copyOf(values), Collections.unmodifiableMap(kafka), List.copyOf(effective), List.copyOf(warnings));
        faults.addAll(Agreement.faults(settings));
        return new SettingsRead(settings, List.copyOf(faults.texts()), all.secrets());
    }

    private void ours(Setting<?> setting, String key, Given given) {
        if (faults.isAbout(key)) {
            return;
        }
        setting.kind()
                .reader()
                .apply(given.text())
                .ifPresentOrElse(
                        value -> {
                            values.put(key, value);
                            effective.add(new EffectiveSetting(key, Secrecy.shown(key, given), given.origin()));
                        },
                        () -> wrong(key, given, setting.kind().range()));
    }

    private void other(String key, Given given) {
        if (key.startsWith(KAFKA)) {
            ofKafka(key, key.substring(KAFKA.length()), given);
        } else if (!Secrecy.isKnown(key)) {
            List<String> known = Stream.concat(HeraldSettings.ALL.stream(), HeraldSettings.PER_CONTEXT.stream())
                    .map(Setting::key)
                    .toList();
            faults.add(
                    key,
                    KeyText.of(key) + " (" + given.origin() + "): there is no such setting; the nearest is "
                            + Nearest.to(key, known));
        }
    }

    private void ofKafka(String key, String name, Given given) {
        boolean isOurs = key.equals(HeraldSettings.BOOTSTRAP.key());
        if (!isOurs) {
            effective.add(new EffectiveSetting(key, Secrecy.shown(key, given), given.origin()));
        }
        if (Providers.isAboutThem(key)) {
            return;
        }
        kafka.put(name, given.text());
        Optional<String> range = isOurs ? Optional.empty() : KafkaNames.refusal(name, given.text());
        range.ifPresentOrElse(expected -> wrong(key, given, expected), () -> held(key, name, given));
        KafkaHeld.oddity(name).ifPresent(odd -> warnings.add(key + " (" + given.origin() + ") " + odd));
        KafkaNames.nearest(name)
                .ifPresent(nearest -> warnings.add(key + " (" + given.origin()
                        + "): no client of Kafka's knows it; it is passed on; the nearest is kafka." + nearest));
    }

    private void held(String key, String name, Given given) {
        KafkaHeld.instead(name, given.text())
                .ifPresent(held -> faults.add(
                        key,
                        key + " = " + Secrecy.shownWrong(key, given) + " (" + given.origin() + "): Herald holds it: "
                                + held + "; its guarantees need that"));
    }

    private void wrong(String key, Given given, String range) {
        faults.add(key, key + " = " + Secrecy.shownWrong(key, given) + " (" + given.origin() + "): expected " + range);
    }
}

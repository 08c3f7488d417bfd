package dev.herald.processor.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all sources together give: of each key the text that wins, fetched where it stands elsewhere. */
final class Sources {

    private final Faults faults;
    private final Map<String, Given> texts = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>();

    private Sources(Faults faults) {
        this.faults = faults;
    }

    static Sources of(List<SettingSource> sources, Faults faults) {
        Sources all = new Sources(faults);
        Map<String, SecretFile.Origin> winning = new TreeMap<>();
        for (SettingSource source : sources) {
            faults.addAll(source.faults());
            winning.putAll(SecretFile.bySecret(source.texts(), faults));
            source.texts().forEach(all::keepSecret);
        }
        all.fetch(winning);
        return all;
    }

    /** Returns the texts by key, without those that could not be fetched. */
    Map<String, Given> texts() {
        return texts;
    }

    Secrets secrets() {
        return Secrets.of(Stream.concat(
                secrets.stream(), texts.values().stream().filter(Given::fetched).map(Given::text)));
    }

    private void keepSecret(String key, Given given) {
        if (Secrecy.isSecret(key) && SecretFile.secretOf(key).isEmpty()) {
            secrets.add(given.text());
        }
    }

    private void fetch(Map<String, SecretFile.Origin> winning) {
        Map<String, Given> plain = new TreeMap<>();
        winning.forEach((key, origin) -> {
            if (origin.secret().isEmpty()) {
                plain.put(key, origin.given());
            } else {
                SecretFile.fetch(key, origin.given(), faults).ifPresent(given -> texts.put(key, given));
            }
        });
        try (Providers providers = new Providers(plain, faults)) {
            plain.forEach((key, given) -> {
                if (Providers.isAboutThem(key)) {
                    texts.put(key, given);
                } else {
                    providers.resolve(key, given).ifPresent(found -> texts.put(key, found));
                }
            });
        }
    }
}

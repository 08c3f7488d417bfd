package dev.herald.processor.context;

import dev.herald.engine.publication.Bounds;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationException;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.setting.ContextSettings;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Finds the publications to work for. */
public final class Contexts {

    private Contexts() {}

    /** Returns the sources on the class path. */
    public static Iterable<PublicationSource> onClassPath() {
        return ServiceLoader.load(PublicationSource.class);
    }

    /**
     * Returns the publications of the deployed contexts, by the order of their names.
     *
     * @throws SettingsException when there is none, one is there twice, or one that the settings name is missing
     * @throws PublicationException when one cannot work
     */
    public static List<Publication> deployed(Settings settings, Iterable<PublicationSource> sources) {
        List<String> faults = new ArrayList<>();
        Map<String, Publication> found = found(sources, faults);
        named(settings, found.keySet(), faults);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        List<String> wanted = settings.get(HeraldSettings.CONTEXTS);
        found.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
        return found.values().stream()
                .map(publication -> publication.with(bounds(settings, publication)))
                .toList();
    }

    /** Returns what is wrong with contexts, for settings of which some may be wrong. */
    public static List<String> faults(Settings settings, Iterable<PublicationSource> sources) {
        List<String> faults = new ArrayList<>();
        try {
            named(settings, found(sources, faults).keySet(), faults);
        } catch (PublicationException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    private static Map<String, Publication> found(Iterable<PublicationSource> sources, List<String> faults) {
        Map<String, Publication> found = new TreeMap<>();
        for (PublicationSource source : sources) {
            Publication publication = source.publication();
            if (found.put(publication.context(), publication) != null) {
                faults.add("context '" + publication.context() + "' is on the class path twice; expected once");
            }
        }
        if (found.isEmpty()) {
            faults.add("no context on the class path: none names itself in META-INF/services/"
                    + PublicationSource.class.getName());
        }
        return found;
    }

    private static void named(Settings settings, Set<String> found, List<String> faults) {
        settings.find(HeraldSettings.CONTEXTS).orElse(List.of()).stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> faults.add(HeraldSettings.CONTEXTS.key() + " names '" + name
                        + "', which is not on the class path; there is " + found));
        settings.contextsNamed().forEach((name, key) -> {
            if (!found.contains(name)) {
                faults.add(key + ": no context '" + name + "' is on the class path; there is " + found);
            }
        });
    }

    /** The settings win over what the publication declares. */
    private static Bounds bounds(Settings settings, Publication publication) {
        String context = publication.context();
        Bounds bounds = publication.bounds();
        return bounds.holdFor(settings.get(ContextSettings.HOLD_FOR, context).orElse(bounds.holdFor()))
                .holdEvents(settings.get(ContextSettings.HOLD_EVENTS, context).orElse(bounds.holdEvents()))
                .waitFor(settings.get(ContextSettings.WAIT_FOR, context).orElse(bounds.waitFor()))
                .keepEvents(settings.get(ContextSettings.KEEP_EVENTS, context)
                        .map(Integer::longValue)
                        .orElse(bounds.keepEvents()));
    }
}

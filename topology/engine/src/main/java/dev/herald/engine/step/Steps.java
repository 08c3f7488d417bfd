package dev.herald.engine.step;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.publish.RecordWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes a publication ready to run. */
public final class Steps {

    private Steps() {}

    /**
     * Returns the core of one of a publication's domain topics.
     *
     * @param writers how the records of a public topic are written
     * @param limits what a topic takes, by its full name
     */
    public static Step of(
            Publication publication,
            DomainTopic<?> source,
            TopicNames names,
            Function<PublicTopic<?>, RecordWriter> writers,
            Function<String, RecordLimits> limits) {
        Map<Class<?>, List<LaneWork>> rules = new HashMap<>();
        Map<String, CompiledRule> byName = new HashMap<>();
        publication.rules().values().forEach(rule -> {
            if (rule.source().equals(source)) {
                PublicTopic<?> target = rule.target();
                Channel channel = Channel.of(names.published(target), publication.context(), target.schema());
                CompiledRule compiled = new CompiledRule(
                        publication.context(), rule, channel, writers.apply(target), limits.apply(channel.topic()));
                byName.put(rule.name(), compiled);
                rule.types().forEach(type -> rules.computeIfAbsent(type, each -> new ArrayList<>())
                        .add(compiled));
            }
        });
        publication.gatherings().forEach(each -> each.members().forEach((type, member) -> {
            if (member.source().equals(source)) {
                rules.computeIfAbsent(type, any -> new ArrayList<>()).add(new CompiledGathering(each.name(), member));
            }
        }));
        Windows windows = new Windows(byName, publication.bounds().holdFor());
        return new Step(source, rules, windows, publication.bounds().keepEvents());
    }
}

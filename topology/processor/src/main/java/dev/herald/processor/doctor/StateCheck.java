package dev.herald.processor.doctor;

import dev.herald.processor.broker.Answer;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.topic.TopicKind;
import dev.herald.processor.topic.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.ClusterAuthorizationException;

/** Whether state has a place of its own, that can be written and has room for all changelogs. */
record StateCheck(Examined examined) implements Check {

    private static final String REMEDY = "give another " + HeraldSettings.STATE_DIR.key() + ", on a volume that stays";

    @Override
    public String name() {
        return "state directory";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        Path given = examined.settings().get(HeraldSettings.STATE_DIR).orElse(null);
        if (given == null) {
            return List.of(new Warning(
                    HeraldSettings.STATE_DIR.key() + " is not set: state lies where temporary files do, and is restored"
                            + " from Kafka when it is gone",
                    REMEDY));
        }
        try {
            return List.of(place(existing(given.toAbsolutePath())));
        } catch (ClusterAuthorizationException e) {
            return List.of(new Unchecked(
                    given + " can be written; Herald's user may not ask how large the changelogs are, and need not",
                    "run this once as an administrator"));
        }
    }

    private Finding place(Path directory) {
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return new Problem(directory + " cannot be written, or is no directory", REMEDY);
        }
        try {
            return room(directory, Files.getFileStore(directory).getUsableSpace(), changelogBytes());
        } catch (IOException e) {
            return new Unchecked(directory + ": the free space is not told: " + e.getMessage(), "ask `df`");
        }
    }

    static Finding room(Path directory, long free, long needed) {
        String what = directory + ": " + Sizes.shown(free) + " free, the changelogs have " + Sizes.shown(needed);
        return free >= needed
                ? new Fine(what)
                : new Warning(what, "make room, or share the partitions among more processors");
    }

    /** Herald makes the directory, under the nearest one that is there. */
    private static Path existing(Path directory) {
        Path found = directory;
        while (found.getParent() != null && !Files.exists(found)) {
            found = found.getParent();
        }
        return found;
    }

    /** Of each partition the largest replica. */
    private long changelogBytes() {
        Admin admin = examined.admin();
        Set<String> changelogs = examined.specs()
                .filter(spec -> spec.kind() == TopicKind.CHANGELOG)
                .map(TopicSpec::name)
                .collect(Collectors.toSet());
        List<Integer> brokers = Answer.of(admin.describeCluster().nodes()).stream()
                .map(Node::id)
                .toList();
        return Answer.of(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(directories -> directories.values().stream())
                .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                .filter(replica -> changelogs.contains(replica.getKey().topic()))
                .collect(Collectors.toMap(
                        replica -> replica.getKey(),
                        replica -> replica.getValue().size(),
                        Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}

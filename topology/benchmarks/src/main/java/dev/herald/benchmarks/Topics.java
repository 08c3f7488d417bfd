package dev.herald.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * The topics of one run, all under one prefix: those of a context of payments as {@code herald topics apply} makes
 * them, for every contender.
 */
record Topics(String prefix, String context, int partitions) {
    String payments() {
        return prefix + context + ".domain.payment";
    }

    String parties() {
        return prefix + context + ".domain.party";
    }

    /** The parties' names, keyed by id: for those that look up by key in a topic. */
    String partiesById() {
        return prefix + "parties";
    }

    String completed() {
        return prefix + context + ".public.payment-completed";
    }

    String status() {
        return prefix + context + ".public.payment-status";
    }

    List<String> outputs() {
        return List.of(completed(), status());
    }

    void create(Stand stand) {
        stand.commands(this).run("topics", "apply");
        NewTopic parties =
                new NewTopic(partiesById(), partitions, (short) 1).configs(Map.of("cleanup.policy", "compact"));
        done(stand.admin().createTopics(List.of(parties)).all(), "create " + partiesById());
    }

    /** Deletes all of them, and what contenders made beside them. */
    void delete(Admin admin) {
        Set<String> ours = done(admin.listTopics().names(), "list topics").stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toSet());
        done(admin.deleteTopics(ours).all(), "delete the topics of " + prefix);
    }

    static <T> T done(KafkaFuture<T> answer, String what) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new BenchFailedException("broker: cannot %s: %s".formatted(what, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailedException("broker: interrupted: " + what, e);
        }
    }
}

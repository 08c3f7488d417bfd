package dev.herald.processor.doctor;

import dev.herald.processor.broker.Answer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of an installation that are there. */
final class TopicsThere {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsThere.class);

    private TopicsThere() {}

    static List<TopicDescription> of(Examined examined, boolean withRights) {
        List<TopicDescription> there = new ArrayList<>();
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(withRights);
        examined.admin()
                .describeTopics(examined.topics(), options)
                .topicNameValues()
                .forEach((name, answer) -> {
                    try {
                        there.add(Answer.of(answer));
                    } catch (UnknownTopicOrPartitionException e) {
                        LOG.debug("{}: there is no such topic, as the check of topics says", name, e);
                    }
                });
        return there;
    }
}

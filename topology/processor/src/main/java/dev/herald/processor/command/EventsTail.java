package dev.herald.processor.command;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.event.AvroValueReader;
import dev.herald.processor.event.RecordText;
import dev.herald.processor.event.TopicTail;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.topic.TopicAdmin;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a topic's records. */
@Command(
        name = "tail",
        description = {
            "Shows a topic's committed records: key, headers and value, readable.",
            "Begins with the next record to come, and goes on until it is stopped."
        })
final class EventsTail implements Callable<Integer> {

    private final HeraldCommand herald;

    @Parameters(paramLabel = "TOPIC", description = "The topic's full name.")
    String topic = "";

    @Option(names = "--from-beginning", description = "Begin with the oldest record.")
    boolean fromBeginning;

    @Option(names = "--until-end", description = "End with the newest record that is committed at the start.")
    boolean untilEnd;

    @Option(names = "--json", description = "Print one JSON object a record.")
    boolean json;

    EventsTail(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        Clients clients = new Clients(herald.settings());
        int partitions = partitions(clients);
        PrintWriter out = herald.surroundings().out();
        try (RegistryAccess registry = RegistryAccess.open(herald.settings());
                Consumer<byte[], byte[]> consumer = clients.consumer()) {
            RecordText text = new RecordText(new AvroValueReader(registry.registry()));
            TopicTail tail = new TopicTail(consumer, topic, partitions, fromBeginning);
            if (untilEnd) {
                tail.readToEnd(
                        herald.settings().get(HeraldSettings.CONNECT_TIMEOUT),
                        record -> out.println(shown(text, record)));
            } else {
                tail.readWhile(() -> !out.checkError(), record -> out.println(shown(text, record)));
            }
        }
        return ExitCode.OK.number();
    }

    private String shown(RecordText text, ConsumerRecord<byte[], byte[]> record) {
        return json ? text.json(record).toString() : text.lines(record);
    }

    private int partitions(Clients clients) {
        try (Admin admin = clients.admin()) {
            Integer count = new TopicAdmin(admin).partitions(List.of(topic)).get(topic);
            if (count == null) {
                throw new EndedException(
                        ExitCode.BAD_INPUT, "topic '" + topic + "': there is no such topic at " + clients.address());
            }
            return count;
        }
    }
}

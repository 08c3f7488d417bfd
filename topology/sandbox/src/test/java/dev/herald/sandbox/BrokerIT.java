package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSandbox.class)
class BrokerIT {
    @Test
    void a_committed_transaction_is_read_back(Broker broker) throws Exception {
        Records records = new Records(broker.bootstrap(), "read-back").createTopic();

        records.writeInTransaction("one", "two");

        assertThat(records.readCommitted(2)).containsExactly("one", "two");
    }

    @Test
    void a_killed_broker_comes_back_on_its_port_with_its_data() throws Exception {
        try (Broker broker = Broker.start()) {
            Records records = new Records(broker.bootstrap(), "kept").createTopic();
            records.writeInTransaction("before");
            String bootstrap = broker.bootstrap();

            broker.kill();
            assertThat(broker.isRunning()).isFalse();
            broker.restart();
            records.writeInTransaction("after");

            assertThat(broker.bootstrap()).isEqualTo(bootstrap);
            assertThat(records.readCommitted(2)).containsExactly("before", "after");
        }
    }

    @Test
    void a_directory_that_was_asked_for_outlives_the_broker(@TempDir Path temporary) throws Exception {
        Path dir = temporary.resolve("path with a space");
        try (Broker first = Broker.start(StartOptions.defaults().in(dir))) {
            new Records(first.bootstrap(), "kept").createTopic().writeInTransaction("first");
        }

        try (Broker second = Broker.start(StartOptions.defaults().in(dir))) {
            assertThat(new Records(second.bootstrap(), "kept").readCommitted(1)).containsExactly("first");
        }
    }

    @Test
    void a_closed_broker_leaves_neither_process_nor_directory() {
        Broker broker = Broker.start();
        Path dir = broker.log().getParent();
        assertThat(dir).isDirectory();

        broker.close();

        assertThat(ProcessHandle.of(broker.pid())).isEmpty();
        assertThat(dir).doesNotExist();
    }

    @Test
    void a_setting_that_kafka_refuses_fails_the_start_with_its_last_lines(@TempDir Path dir) {
        StartOptions broken = StartOptions.defaults().in(dir).with("num.io.threads", "0");

        assertThatThrownBy(() -> Broker.start(broken))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContainingAll("broker: the process ended with exit code 1", "num.io.threads");
    }

    @Test
    void what_the_broker_says_is_in_its_log_and_binds_one_logger(Broker broker) throws Exception {
        List<String> log = Files.readAllLines(broker.log());

        assertThat(log).anyMatch(line -> line.contains("started")).noneMatch(line -> line.contains("SLF4J"));
    }
}

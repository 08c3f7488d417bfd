package dev.herald.benchmarks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Asks the broker whether anybody has fetched a record of a topic: the same question for every contender. */
final class FirstFetch implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection broker;

    // The other end is a process of ours on this machine.
    @SuppressWarnings("BanJNDI")
    FirstFetch(long brokerPid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(brokerPid));
            try {
                this.connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
                this.broker = connector.getMBeanServerConnection();
            } finally {
                machine.detach();
            }
        } catch (IOException | AttachNotSupportedException e) {
            throw new BenchFailedException("broker: process %d tells no metrics: %s".formatted(brokerPid, e), e);
        }
    }

    /** How many bytes of a topic were fetched so far. */
    long bytesOf(String topic) {
        try {
            ObjectName name = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + topic);
            return (Long) broker.getAttribute(name, "Count");
        } catch (InstanceNotFoundException notYet) {
            return 0;
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(topic, e);
        } catch (JMException | IOException e) {
            throw new BenchFailedException("broker: no metric of fetched bytes: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            System.err.println("broker: its metrics' connection did not close: " + e);
        }
    }
}

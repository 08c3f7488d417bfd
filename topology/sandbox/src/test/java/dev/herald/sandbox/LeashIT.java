package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashIT {
    /** A JVM that starts both services, says where they are and then waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws Exception {
            Broker broker = Broker.start();
            Registry registry = Registry.start();
            System.out.println("broker " + broker.pid() + " " + broker.log().getParent());
            System.out.println(
                    "registry " + registry.pid() + " " + registry.log().getParent());
            Thread.currentThread().join();
        }
    }

    @Test
    void a_killed_parent_leaves_neither_its_children_nor_their_directories(@TempDir Path dir) throws Exception {
        Process parent = startParent(dir);
        List<Child> children = childrenOf(parent);

        parent.destroyForcibly().waitFor();

        for (Child child : children) {
            child.process().onExit().get(10, TimeUnit.SECONDS);
            assertThat(child.dir()).doesNotExist();
        }
    }

    private static Process startParent(Path dir) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-D%s=%s".formatted(RegistryBundle.PROPERTY, System.getProperty(RegistryBundle.PROPERTY)),
                        "-cp",
                        ClassPath.ofThisJvm().text(),
                        Parent.class.getName())
                .redirectError(dir.resolve("parent.log").toFile())
                .start();
    }

    private static List<Child> childrenOf(Process parent) throws IOException {
        BufferedReader said = parent.inputReader();
        return List.of(Child.of(said.readLine()), Child.of(said.readLine()));
    }

    private record Child(ProcessHandle process, Path dir) {
        static Child of(String line) {
            String[] words = line.split(" ", 3);
            return new Child(ProcessHandle.of(Long.parseLong(words[1])).orElseThrow(), Path.of(words[2]));
        }
    }
}

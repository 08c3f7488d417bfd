package dev.herald.sandbox;

import dev.herald.engine.publication.PublicationSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * Versions of a context that is deployed more than once: the same classes by name, with other contracts and another
 * projection. Each is compiled out of the templates under {@code evolution} among the resources of the tests.
 *
 * @param classes where its classes are
 * @param source the compiled context
 */
record EvolvingContext(Path classes, PublicationSource source) {

    private static final String PACKAGE = "dev/herald/evolution/";
    private static final String SOURCE = "dev.herald.evolution.Evolution";
    private static final List<String> TEMPLATES =
            List.of("Evolution.java", "ItemView.java", "domain/ItemPriced.java", "integration/ItemShown.java");

    /**
     * Compiles a version.
     *
     * @param replacements what stands in the templates between two {@code @}, and what comes in its place
     */
    static EvolvingContext compiled(Path dir, Map<String, String> replacements) throws Exception {
        Path sources = Files.createDirectories(dir.resolve("sources"));
        Path classes = Files.createDirectories(dir.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-classpath"));
        arguments.add(ClassPath.ofThisJvm().text());
        for (String template : TEMPLATES) {
            Path file = sources.resolve(template);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            arguments.add(
                    Files.writeString(file, filled(template, replacements)).toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("the context does not compile");
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(PublicationSource.class.getName()), SOURCE);
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, EvolvingContext.class.getClassLoader());
        Object source = loader.loadClass(SOURCE).getConstructor().newInstance();
        return new EvolvingContext(classes, (PublicationSource) source);
    }

    private static String filled(String template, Map<String, String> replacements) throws IOException {
        try (InputStream in = EvolvingContext.class.getResourceAsStream("/evolution/" + PACKAGE + template)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> each : replacements.entrySet()) {
                text = text.replace("@" + each.getKey() + "@", each.getValue());
            }
            return text;
        }
    }
}

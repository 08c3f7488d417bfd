package dev.herald.processor.command;

import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.catalogue.Catalogue;
import dev.herald.processor.catalogue.Declared;
import dev.herald.processor.catalogue.Released;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the catalogue. */
@Command(
        name = "catalogue",
        description = {
            "Writes the catalogue: a static page for each deployed context, and index.html.",
            "Asks neither a broker nor a registry. The pages need no network and no script."
        })
final class CatalogueWrite implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write the pages.")
    Path out = Path.of("");

    @Option(
            names = "--released",
            paramLabel = "DIR",
            description = "Released versions, as [public/]<full name>/<version>.avsc, for the history of each event.")
    @Nullable Path released;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** What {@code --json} prints. */
    record Result(List<String> pages) {}

    CatalogueWrite(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws IOException {
        if (released != null && !Files.isDirectory(released)) {
            throw new EndedException(ExitCode.BAD_INPUT, "--released " + released + ": there is no such folder");
        }
        String prefix = herald.settings().get(TopicSettings.TOPIC_PREFIX);
        List<TopicSpec> topics = TopicPlans.of(herald).specs();
        List<Declared> contexts = herald.publications().stream()
                .map(each -> new Declared(each, new TopicNames(prefix, each.context()), topics))
                .toList();
        List<String> pages = new Catalogue(contexts, new Released(Optional.ofNullable(released)))
                .write(out).stream().map(Path::toString).toList();
        PrintWriter print = herald.surroundings().out();
        if (json) {
            Output.json(print, new Result(pages));
        } else {
            pages.forEach(print::println);
        }
        return ExitCode.OK.number();
    }
}

package dev.herald.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.documentation.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    /** Languages of which every block must be a file of the build: a snippet that is not compiled goes stale. */
    private static final Set<String> COMPILED = Set.of("java", "avdl", "json", "xml", "properties");

    @Test
    void readme_fitsOnOneScreenOrTwo() {
        assertThat(Page.of("README.md").lines()).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void links_leadSomewhere() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Page page : Page.all()) {
            page.links().forEach(link -> all.assertThat(page.leadsSomewhere(link))
                    .as("%s links to %s", page.file(), link)
                    .isTrue());
        }
        all.assertAll();
    }

    @Test
    void snippets_areFilesOfTheBuild() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (!block.source().isEmpty()) {
                    all.assertThat(block.text())
                            .as("%s quotes %s", page.file(), block.source())
                            .isEqualTo(Files.readString(page.resolve(block.source())));
                } else {
                    all.assertThat(COMPILED)
                            .as(
                                    "%s: a block says which file it quotes, in a comment before it:%n%s",
                                    page.file(), block)
                            .doesNotContain(block.language());
                }
            }
        }
        all.assertAll();
    }

    @Test
    void guide_quotesWhatItTellsToWrite() {
        assertThat(Page.of("topology/PUBLICATION.md").blocks())
                .filteredOn(block -> COMPILED.contains(block.language()))
                .hasSizeGreaterThanOrEqualTo(8)
                .noneMatch(block -> block.source().isEmpty());
    }
}

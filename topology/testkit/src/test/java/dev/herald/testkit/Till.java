package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Inputs.event;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.testkit.sample.domain.Named;
import dev.herald.testkit.sample.domain.Sold;
import dev.herald.testkit.sample.integration.Receipt;
import java.time.Instant;
import java.util.Collections;

/** A publication for the testkit's own tests: each sale gives a receipt for the customer and one for the shop. */
final class Till {

    record Count(int sales) {}

    record Article(String name) {}

    static final Instant NOON = Instant.parse("2020-02-29T12:00:00.123Z");

    static final DomainTopic<Count> TILL =
            domainTopic("till", new Count(0)).on(Sold.class, (count, event) -> new Count(count.sales() + 1));
    static final DomainTopic<Article> ARTICLE = domainTopic("article", new Article(""))
            .on(Named.class, (article, event) -> new Article(event.data().getName()));
    static final Lookup<Article> ARTICLES = lookup("articles", ARTICLE);
    static final PublicTopic<Receipt> CUSTOMER = summary("customer-receipt", Receipt.class);
    static final PublicTopic<Receipt> SHOP = summary("shop-receipt", Receipt.class);

    static final Publication PUBLICATION = Publication.of("shop")
            .from(TILL)
            .lookup(ARTICLES)
            .rule(rule("customer")
                    .on(TILL, Sold.class)
                    .enrich(ARTICLES, (event, till) -> event.data().getArticle(), REQUIRED)
                    .publish(
                            CUSTOMER,
                            (event, till, article) ->
                                    receipt(article.name(), event.data().getPence())))
            .rule(rule("shop")
                    .on(TILL, Sold.class)
                    .enrich(ARTICLES, (event, till) -> event.data().getArticle(), OPTIONAL)
                    .publishAll(
                            SHOP,
                            (event, till, article) ->
                                    Collections.nCopies(event.data().getPence() / 100, receipt("shop", 100))))
            .build();

    private Till() {}

    static DomainRecord named(String article, String name) {
        return event("article", article, 1, NOON, new Named(name));
    }

    static DomainRecord sold(long sequence, String article, int pence) {
        return event("till", "t1", sequence, NOON.plusSeconds(sequence), new Sold(article, pence));
    }

    static Receipt receipt(String article, int pence) {
        return new Receipt(article, pence);
    }
}

package dev.herald.evolution;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.evolution.domain.ItemPriced;
import dev.herald.evolution.integration.ItemShown;

public final class Evolution implements PublicationSource {

    static final DomainTopic<ItemView> ITEM =
            domainTopic("payment", ItemView.NEW).on(ItemPriced.class, ItemView::priced);

    static final PublicTopic<ItemShown> SHOWN = summary("item-shown", ItemShown.class);

    @Override
    public Publication publication() {
        return Publication.of("evolution")
                .from(ITEM)
                .rule(rule("shown")
                        .on(ITEM, ItemPriced.class)
                        .publish(
                                SHOWN,
                                (event, item) -> ItemShown.of(
                                        item.events(), event.data().grade(), String.join(" ", item.grades()))))
                .build();
    }
}

package dev.herald.evolution;

import dev.herald.engine.event.DomainEvent;
import dev.herald.evolution.domain.ItemPriced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record ItemView(@COMPONENTS@) {

    static final ItemView NEW = @NEW@;

    ItemView priced(DomainEvent<ItemPriced> event) {
        List<String> more = new ArrayList<>(grades);
        more.add(event.data().grade());
        return @NEXT@;
    }
}

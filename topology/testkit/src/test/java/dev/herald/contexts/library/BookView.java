package dev.herald.contexts.library;

import dev.herald.engine.event.DomainEvent;
import dev.herald.library.domain.BookCatalogued;
import dev.herald.library.domain.TitleCorrected;

/**
 * A book, as far as loans name it.
 *
 * @param title empty before the book is catalogued
 */
record BookView(String title) {

    static final BookView NEW = new BookView("");

    BookView catalogued(DomainEvent<BookCatalogued> event) {
        return new BookView(event.data().getTitle());
    }

    BookView corrected(DomainEvent<TitleCorrected> event) {
        return new BookView(event.data().getTitle());
    }
}

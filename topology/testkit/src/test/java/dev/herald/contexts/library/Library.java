package dev.herald.contexts.library;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.library.domain.BookCatalogued;
import dev.herald.library.domain.BookLent;
import dev.herald.library.domain.BookReturned;
import dev.herald.library.domain.LoanExtended;
import dev.herald.library.domain.TitleCorrected;
import dev.herald.library.integration.LoanEnded;

/** Tells the world which loans have ended, with the book's title of that day. */
public final class Library implements PublicationSource {

    static final DomainTopic<LoanView> LOAN = domainTopic("loan", LoanView.NEW)
            .on(BookLent.class, LoanView::lent)
            .on(LoanExtended.class, LoanView::extended)
            .on(BookReturned.class);

    static final DomainTopic<BookView> BOOK = domainTopic("book", BookView.NEW)
            .on(BookCatalogued.class, BookView::catalogued)
            .on(TitleCorrected.class, BookView::corrected);

    static final Lookup<BookView> BOOKS = lookup("books", BOOK);

    static final PublicTopic<LoanEnded> ENDED = summary("loan-ended", LoanEnded.class);

    @Override
    public Publication publication() {
        return Publication.of("library")
                .from(LOAN)
                .lookup(BOOKS)
                .rule(rule("ended")
                        .on(LOAN, BookReturned.class)
                        .enrich(BOOKS, LoanView::bookId, REQUIRED)
                        .publish(ENDED, Library::ended))
                .ignore(BookLent.class, LoanExtended.class)
                .build();
    }

    private static LoanEnded ended(DomainEvent<BookReturned> event, LoanView loan, BookView book) {
        return LoanEnded.newBuilder()
                .setLoanId(event.aggregateId())
                .setBookId(loan.bookId())
                .setTitle(book.title())
                .setLentAt(loan.lentAt())
                .setReturnedAt(event.time())
                .setExtensions(loan.extensions())
                .build();
    }
}

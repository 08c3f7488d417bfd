package dev.herald.contexts.library;

import static dev.herald.contexts.library.Library.ENDED;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;

import dev.herald.library.domain.BookCatalogued;
import dev.herald.library.domain.BookLent;
import dev.herald.library.domain.BookReturned;
import dev.herald.library.domain.TitleCorrected;
import dev.herald.library.integration.LoanEnded;
import dev.herald.testkit.LeakGuard;
import dev.herald.testkit.Scenario;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LibraryTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:15:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T16:40:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-03-07T11:00:00Z");

    @Test
    void titleCorrectedAfterTheReturn_titleOfTheReturnIsPublished() {
        Scenario.of(new Library())
                .given(
                        event("book", "book-1", 1, MONDAY, new BookCatalogued("Middelmarch")),
                        event("book", "book-1", 2, SATURDAY, new TitleCorrected("Middlemarch")),
                        event("loan", "loan-1", 1, TUESDAY, lent("book-1")))
                .when(event("loan", "loan-1", 2, FRIDAY, new BookReturned()))
                .then(published(ENDED, new LoanEnded("loan-1", "book-1", "Middelmarch", TUESDAY, FRIDAY, 0)));
    }

    @Test
    void reader_isNotTold() {
        LeakGuard.of(new Library()).check();
    }

    private static BookLent lent(String bookId) {
        return BookLent.newBuilder()
                .setBookId(bookId)
                .setReaderId("reader-1")
                .setDueOn(LocalDate.of(2026, 3, 31))
                .build();
    }
}

package dev.herald.contexts.library;

import dev.herald.engine.event.DomainEvent;
import dev.herald.library.domain.BookLent;
import dev.herald.library.domain.LoanExtended;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loan, as far as the world is told of it.
 *
 * @param bookId null before the book is lent
 * @param lentAt null before the book is lent
 * @param extensions how often it was extended so far
 */
record LoanView(@Nullable String bookId, @Nullable Instant lentAt, int extensions) {

    static final LoanView NEW = new LoanView(null, null, 0);

    LoanView lent(DomainEvent<BookLent> event) {
        return new LoanView(event.data().getBookId(), event.time(), 0);
    }

    LoanView extended(DomainEvent<LoanExtended> event) {
        return new LoanView(bookId, lentAt, extensions + 1);
    }
}

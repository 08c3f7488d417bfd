package dev.herald.processor.admin;

import dev.herald.engine.account.Accounts;
import dev.herald.processor.run.ContextView;
import dev.herald.processor.run.ExpectationQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What became of every input, and which expectations there are. */
final class AccountsPages {

    private final List<ContextView> contexts;

    AccountsPages(List<ContextView> contexts) {
        this.contexts = contexts;
    }

    Reply accounts(Request request) {
        Map<String, Object> all = new LinkedHashMap<>();
        contexts.forEach(each -> all.put(each.context(), account(each.accounts())));
        return Reply.json(Reply.OK, all);
    }

    private static Map<String, Object> account(Accounts accounts) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("read", accounts.totalRead());
        account.put("kept", accounts.keptNow());
        account.put("counts", accounts.counts());
        account.put("expectations", accounts.expectations().counts());
        return account;
    }

    Reply expectations(Request request) {
        ExpectationQuery query;
        try {
            query = ExpectationQuery.of(request.parameters());
        } catch (IllegalArgumentException e) {
            return Reply.error(Reply.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        try {
            Map<String, Object> found = new LinkedHashMap<>();
            contexts.forEach(each -> found.put(each.context(), each.expectations(query)));
            return Reply.json(Reply.OK, found);
        } catch (InvalidStateStoreException e) {
            return Reply.error(Reply.UNAVAILABLE, "not ready: " + e.getMessage());
        }
    }
}

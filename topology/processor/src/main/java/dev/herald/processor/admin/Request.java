package dev.herald.processor.admin;

import java.util.Map;

/**
 * What somebody asks of a path.
 *
 * @param trusted whether no token is demanded, or the right one was shown
 * @param parameters of the query
 */
record Request(boolean trusted, Map<String, String> parameters) {}

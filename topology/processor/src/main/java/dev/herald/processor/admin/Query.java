package dev.herald.processor.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of an address. */
final class Query {

    private Query() {}

    /**
     * Returns the parameters; of one that is given twice, the last.
     *
     * @param raw as it stands in the address, null for none
     * @throws IllegalArgumentException when it cannot be read
     */
    static Map<String, String> parameters(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int split = each.indexOf('=');
            if (split < 0) {
                throw new IllegalArgumentException("query parameter '" + each + "' has no '='");
            }
            parameters.put(text(each.substring(0, split)), text(each.substring(split + 1)));
        }
        return parameters;
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}

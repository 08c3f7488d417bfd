package dev.herald.processor.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML: keys nested or with dots, lists of texts joined by commas. */
final class YamlFile {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final FileText file = new FileText();

    private YamlFile(YAMLParser parser) {
        this.parser = parser;
    }

    static FileText read(Reader reader) throws IOException {
        try (YAMLParser parser = YAML.createParser(reader)) {
            YamlFile yaml = new YamlFile(parser);
            yaml.document();
            return yaml.file;
        }
    }

    /** The parser's own message would quote the line, with a secret perhaps. */
    private void document() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object("");
            } else if (first != null) {
                file.fault(line(), "expected keys with values");
                parser.skipChildren();
            }
            if (first != null && parser.nextToken() != null) {
                file.fault(line(), "expected one document, here a second one begins");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? line() : e.getLocation().getLineNr();
            file.fault(Math.max(1, line), "this is no YAML");
        }
    }

    private void object(String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            value(prefix + parser.currentName(), line());
        }
    }

    private void value(String key, int line) throws IOException {
        switch (parser.nextToken()) {
            case START_OBJECT -> object(key + ".");
            case START_ARRAY -> list(key, line);
            default -> {
                if (isText(key)) {
                    file.add(key, parser.getText(), line);
                }
            }
        }
    }

    private void list(String key, int line) throws IOException {
        List<String> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                file.fault(line(), KeyText.of(key) + ": expected texts or numbers in the list");
                parser.skipChildren();
            } else if (isText(key)) {
                items.add(parser.getText());
            }
        }
        file.add(key, String.join(",", items), line);
    }

    private boolean isText(String key) throws IOException {
        if (parser.isCurrentAlias()) {
            file.fault(line(), KeyText.of(key) + ": expected a text or a number, not a reference (*)");
            return false;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            file.fault(line(), KeyText.of(key) + " has no value; '' is nothing on purpose");
            return false;
        }
        return true;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}

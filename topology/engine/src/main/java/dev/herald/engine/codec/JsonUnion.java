package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Chooses the branch of a union that a JSON value means: the one it names, else the first that can hold it. */
record JsonUnion(JsonToAvro reader, Schema union) {

    /** A value and the index of its branch. */
    record Choice(int branch, @Nullable Object value) {}

    Choice read(JsonNode json) {
        List<Schema> branches = union.getTypes();
        if (namesBranch(json, union)) {
            Map.Entry<String, JsonNode> only = json.properties().iterator().next();
            int named = union.getIndexNamed(only.getKey());
            return new Choice(named, reader.value(only.getValue(), branches.get(named)));
        }
        boolean nullable =
                branches.size() == 2 && branches.stream().anyMatch(branch -> branch.getType() == Schema.Type.NULL);
        return nullable ? nullable(json, branches) : firstFit(json, branches);
    }

    /** Tells whether JSON has the form {@code {"<branch's full name>": value}}. */
    static boolean namesBranch(JsonNode json, Schema union) {
        return json.isObject()
                && json.size() == 1
                && union.getIndexNamed(json.fieldNames().next()) != null;
    }

    /** Null or one other: the error, if any, is the other's own, which says more than "fits no branch". */
    private Choice nullable(JsonNode json, List<Schema> branches) {
        int nullAt = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        int present = 1 - nullAt;
        return json.isNull()
                ? new Choice(nullAt, null)
                : new Choice(present, reader.value(json, branches.get(present)));
    }

    private Choice firstFit(JsonNode json, List<Schema> branches) {
        StringBuilder reasons = new StringBuilder();
        for (int i = 0; i < branches.size(); i++) {
            try {
                return new Choice(i, reader.value(json, branches.get(i)));
            } catch (Fault fault) {
                reasons.append("; ").append(fault.text(branches.get(i).getFullName()));
            }
        }
        throw new Fault(JsonFaults.excerpt(json.toString()) + ", which no branch of the union can hold" + reasons);
    }
}

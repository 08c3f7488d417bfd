package dev.herald.processor.catalogue;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Names in a row. */
final class Words {

    private Words() {}

    static String types(Collection<Class<? extends SpecificRecord>> types) {
        return types.stream().map(Class::getSimpleName).distinct().collect(Collectors.joining(", "));
    }

    /** Returns how many there are: {@code 1 command}, {@code 2 commands}. */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

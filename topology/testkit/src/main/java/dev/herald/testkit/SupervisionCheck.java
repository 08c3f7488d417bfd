package dev.herald.testkit;

import dev.herald.engine.account.ExpectationAccounts.Turn;
import dev.herald.engine.event.Envelope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each instance of an expectation that was opened was met, missed or restarted, or is open; each miss is told once. */
final class SupervisionCheck {

    private SupervisionCheck() {}

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>();
        Supervised supervised = transcript.supervised();
        List<Alarm> told = Alarm.told(transcript, 0);
        for (String name : transcript.setup().publication().expectations().keySet()) {
            long opened = supervised.count(name, Turn.OPENED);
            long ended = supervised.count(name, Turn.MET)
                    + supervised.count(name, Turn.MISSED)
                    + supervised.count(name, Turn.RESTARTED);
            long open = supervised.open().getOrDefault(name, 0L);
            if (opened != ended + open) {
                faults.add("expectation '" + name + "': " + opened + " opened, but " + ended
                        + " met, missed or restarted and " + open + " open: "
                        + supervised.counts().get(name));
            }
            told(name, false, supervised.count(name, Turn.MISSED), told, faults);
            told(name, true, supervised.count(name, Turn.MET_LATE), told, faults);
        }
        twice(transcript, faults);
        return faults;
    }

    private static void told(String name, boolean late, long counted, List<Alarm> all, List<String> faults) {
        List<Alarm> told = all.stream()
                .filter(alarm -> alarm.expectation().equals(name) && alarm.late() == late)
                .toList();
        String what = "expectation '" + name + "': " + (late ? "met late" : "missed");
        if (told.size() != counted) {
            faults.add(what + " " + counted + " times, told " + told.size() + " times");
        }
    }

    private static void twice(Transcript transcript, List<String> faults) {
        Set<String> ids = new HashSet<>();
        transcript.outputs().stream()
                .filter(output ->
                        output.topic().equals(transcript.setup().names().supervision()))
                .filter(output -> !ids.add(String.valueOf(output.header(Envelope.ID))))
                .forEach(output -> faults.add(output.place() + ": an event with its " + Envelope.ID + " came before"));
    }
}

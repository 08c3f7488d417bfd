package dev.herald.sandbox.feed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Office hours in London, 08:00 to 18:00 from Monday to Friday, counted in seconds from the start of the feed. */
final class WorkingTime {
    static final long HOUR = 3_600;
    static final long DAY = 10 * HOUR;

    /** The ten working days in which payments begin; what they lead to may come later. */
    static final long PERIOD = 10 * DAY;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 11);
    private static final LocalDate BANK_HOLIDAY = LocalDate.of(2026, 5, 25);
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private WorkingTime() {}

    /** The instant at this many seconds of office time after the start; before it, when negative, on the same day. */
    static Instant at(long seconds) {
        long day = Math.max(0, seconds / DAY);
        return opening(plusWorkingDays(FIRST_DAY, day)).plusSeconds(seconds - day * DAY);
    }

    /** When the offices open, this many working days after the day of the instant. */
    static Instant openingAfter(Instant instant, int workingDays) {
        return opening(plusWorkingDays(LocalDate.ofInstant(instant, LONDON), workingDays));
    }

    private static Instant opening(LocalDate day) {
        return day.atTime(OPENING).atZone(LONDON).toInstant();
    }

    private static LocalDate plusWorkingDays(LocalDate from, long days) {
        LocalDate day = from;
        for (long left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !day.equals(BANK_HOLIDAY);
    }
}

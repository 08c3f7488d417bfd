package dev.herald.engine.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Times as they stand in headers: RFC 3339 in UTC, as {@link Instant} reads and writes them. The usual form is read and
 * written here, which costs a tenth; any other one is left to {@link Instant}.
 */
public final class Rfc3339 {

    /** {@code 2026-01-31T08:17:18Z} */
    private static final int SECONDS_LENGTH = 20;

    private static final int MAX_LENGTH = SECONDS_LENGTH + 1 + 9;
    private static final int[] BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] NANOS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    private static final long DAYS_TO_1970 = 719_528;
    private static final int DAY = 86_400;
    private static final long NOT_USUAL = Long.MIN_VALUE;

    private Rfc3339() {}

    /**
     * Reads a time.
     *
     * @param text in UTF-8
     * @throws java.time.format.DateTimeParseException when it is none
     */
    public static Instant parse(byte[] text) {
        long seconds = text.length >= SECONDS_LENGTH && text.length <= MAX_LENGTH ? seconds(text) : NOT_USUAL;
        int nanos = seconds == NOT_USUAL ? -1 : nanos(text);
        return nanos < 0
                ? Instant.parse(new String(text, StandardCharsets.UTF_8))
                : Instant.ofEpochSecond(seconds, nanos);
    }

    private static long seconds(byte[] text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        boolean punctuated = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
        boolean inRange = (year | hour | minute | second) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= length(year, month)
                && hour < 24
                && minute < 60
                && second < 60;
        return punctuated && inRange
                ? (days(year, month, day) * 24 + hour) * 3_600L + minute * 60L + second
                : NOT_USUAL;
    }

    private static int length(int year, int month) {
        int next = month == 12 ? 365 : BEFORE_MONTH[month];
        return next - BEFORE_MONTH[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
    }

    private static long days(int year, int month, int day) {
        int past = year - 1;
        long leaps = year == 0 ? 0 : past / 4 - past / 100 + past / 400 + 1;
        int inYear = BEFORE_MONTH[month - 1] + day - 1 + (month > 2 && isLeap(year) ? 1 : 0);
        return 365L * year + leaps + inYear - DAYS_TO_1970;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Returns the fraction of the second; below 0 where the text does not end as usual. */
    private static int nanos(byte[] text) {
        int end = text.length - 1;
        if (text[end] != 'Z') {
            return -1;
        }
        if (text.length == SECONDS_LENGTH) {
            return 0;
        }
        int from = SECONDS_LENGTH;
        int digits = end - from;
        int fraction = digits < 1 || text[from - 1] != '.' ? -1 : number(text, from, digits);
        return fraction < 0 ? -1 : fraction * NANOS[digits];
    }

    /** Returns a number of nine digits at the most; below 0 where there are others. */
    private static int number(byte[] text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Returns a time's text in UTF-8, with as few digits of the second's fraction as {@link Instant} writes: 0, 3, 6 or 9. */
    public static byte[] text(Instant time) {
        long seconds = time.getEpochSecond();
        long day = Math.floorDiv(seconds, DAY) + DAYS_TO_1970;
        if (day < 366 || day > 3_652_058) {
            return time.toString().getBytes(StandardCharsets.UTF_8);
        }
        int nanos = time.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        byte[] text = new byte[SECONDS_LENGTH + (digits == 0 ? 0 : digits + 1)];
        writeDate(day, text);
        text[10] = 'T';
        int inDay = (int) Math.floorMod(seconds, (long) DAY);
        write(inDay / 3_600, 2, text, 11);
        text[13] = ':';
        write(inDay / 60 % 60, 2, text, 14);
        text[16] = ':';
        write(inDay % 60, 2, text, 17);
        if (digits > 0) {
            text[19] = '.';
            write(nanos / NANOS[digits], digits, text, SECONDS_LENGTH);
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    /** Counts years from March on, so that the leap day is the last one. */
    private static void writeDate(long day, byte[] text) {
        int fromMarch = (int) day - 60;
        int era = fromMarch / 146_097;
        int ofEra = fromMarch % 146_097;
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * ofYear + 2) / 153;
        int year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0);
        write(year, 4, text, 0);
        text[4] = '-';
        write(month < 10 ? month + 3 : month - 9, 2, text, 5);
        text[7] = '-';
        write(ofYear - (153 * month + 2) / 5 + 1, 2, text, 8);
    }

    private static void write(int number, int digits, byte[] text, int from) {
        int left = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}

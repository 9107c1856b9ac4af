package dev.caredesk.data;

import java.util.List;

/**
 * What an import did.
 *
 * @param warnings what came out otherwise than the files have it
 */
public record ImportCounts(int doctors, int hours, int appointments, int timeOff, List<String> warnings) {

    /** Says it in one line. */
    public String summary() {
        return "%d doctors, %d stretches of hours, %d appointments, %d times off"
                .formatted(doctors, hours, appointments, timeOff);
    }
}

package dev.caredesk.agent.builtin.state;

import java.util.List;

/** The names of the tools. */
public final class Tools {

    public static final String DOCTORS = "findDoctors";
    public static final String SLOTS = "findSlots";
    public static final String APPOINTMENTS = "myAppointments";
    public static final String BOOK = "proposeBooking";
    public static final String RESCHEDULE = "proposeReschedule";
    public static final String CANCEL = "proposeCancellation";
    public static final String CLINIC = "clinicInfo";

    static final ClinicEntry UNKNOWN_CLINIC =
            new ClinicEntry("", "", "", "", List.of(), "", 0, 0, 0, List.of(), List.of());

    private Tools() {}
}

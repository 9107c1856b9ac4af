package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import java.util.List;

/** The clinic as {@code clinicInfo} returned it. */
public record ClinicEntry(
        String name,
        String address,
        String phone,
        String zone,
        List<String> insurance,
        String hours,
        int minimumNoticeMinutes,
        int changeNoticeHours,
        int bookingHorizonDays,
        List<Named> specialties,
        List<String> cities) {}

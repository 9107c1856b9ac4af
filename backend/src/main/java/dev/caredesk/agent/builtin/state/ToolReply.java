package dev.caredesk.agent.builtin.state;

import java.util.List;
import java.util.Optional;

/**
 * What a tool answered. Only what that tool returns is filled.
 *
 * @param refused the code of a refusal
 * @param message the refusal's sentence for the patient
 * @param slots free slots
 * @param nearest the closest free slots, where there were none
 * @param doctors doctors
 * @param more whether there are more of them
 * @param appointments appointments
 * @param proposal the proposal made
 * @param clinic the clinic
 */
public record ToolReply(
        Optional<String> refused,
        String message,
        List<SlotEntry> slots,
        List<SlotEntry> nearest,
        List<DoctorEntry> doctors,
        boolean more,
        List<AppointmentEntry> appointments,
        Optional<ProposalEntry> proposal,
        Optional<ClinicEntry> clinic) {}

package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.List;
import java.util.Optional;

/**
 * What is known at the beginning of the present turn, and what was done in it.
 *
 * @param context the context line of the turn
 * @param said what the user says in it
 * @param clinic the clinic, once it was asked for
 * @param need what the user is looking for, this turn included
 * @param named the known doctor whom this turn names
 * @param city the city that this turn names
 * @param guess a name to look for, which may be no doctor's
 * @param foreign a place that this turn names and where the clinic has nobody
 * @param wantsOther whether this turn asks for another doctor
 * @param focus the doctor who is spoken of
 * @param offer the slots offered last
 * @param chosen the offered slot that this turn chooses
 * @param doctors the doctors found last
 * @param listed what the user saw listed last
 * @param task what is to be done with existing appointments
 * @param asked what the last reply asked
 * @param appointments the caller's appointments, if those were told last
 * @param done the appointment that was made, moved or cancelled last
 * @param proposed the last proposal, open or not
 * @param suggested whether its time was the desk's choice
 * @param next who needs an appointment too, after the one that is proposed
 * @param exchanges the tool calls of this turn so far, {@code clinicInfo} left out
 */
public record State(
        Context context,
        Utterance said,
        Optional<ClinicEntry> clinic,
        Need need,
        Optional<DoctorEntry> named,
        Optional<String> city,
        Optional<String> guess,
        Optional<String> foreign,
        boolean wantsOther,
        Optional<DoctorEntry> focus,
        Optional<Offer> offer,
        Optional<SlotEntry> chosen,
        Doctors doctors,
        Listed listed,
        Optional<Task> task,
        Optional<Question> asked,
        List<AppointmentEntry> appointments,
        Optional<AppointmentEntry> done,
        Optional<ProposalEntry> proposed,
        boolean suggested,
        Optional<Relative> next,
        List<Exchange> exchanges) {}

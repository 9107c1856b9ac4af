package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.understanding.Topic;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Answers questions about a doctor or the clinic, from what the tools returned of them. */
public final class DetailWording {

    private final Formats formats;

    /** Writes zones in those formats. */
    public DetailWording(Formats formats) {
        this.formats = formats;
    }

    /** Answers about a doctor; {@code language} is the one asked for. */
    public String doctor(DoctorEntry doctor, Set<Topic> topics, Optional<String> language, ClinicEntry clinic) {
        String name = doctor.name();
        var said = new ArrayList<String>();
        for (Topic topic : topics) {
            switch (topic) {
                case PHONE ->
                    said.add(
                            doctor.phone().isEmpty()
                                    ? "I have no phone number of " + name + "; the clinic's is " + clinic.phone() + "."
                                    : "The phone number of " + name + " is " + doctor.phone() + ".");
                case ADDRESS -> said.add(address(doctor, name, clinic));
                case LANGUAGES -> said.add(languages(doctor, name, language));
                case INSURANCE ->
                    said.add(name
                            + (doctor.acceptsUninsured()
                                    ? " also sees patients without insurance."
                                    : " sees insured patients only.")
                            + plans(clinic));
                case SPECIALTIES -> said.add(name + ": " + doctor.specialtyName() + ".");
                case HOURS -> said.add("I can look up when " + name + " has free times.");
                case NOTICE, ZONE -> said.add(clinic(clinic, Set.of(topic)));
                case COST, SERVICES ->
                    said.add("I have no information on that; please ask the practice"
                            + (doctor.phone().isEmpty() ? "." : " at " + doctor.phone() + "."));
            }
        }
        return String.join(" ", said);
    }

    private static String address(DoctorEntry doctor, String name, ClinicEntry clinic) {
        String place = doctor.address().isEmpty()
                ? doctor.city()
                : doctor.address()
                        + (doctor.city().isEmpty() || doctor.address().contains(doctor.city())
                                ? ""
                                : ", " + doctor.city());
        return place.isEmpty()
                ? "I have no address of " + name + "; the clinic's is " + clinic.address() + "."
                : name + " is at " + place + ".";
    }

    private static String languages(DoctorEntry doctor, String name, Optional<String> language) {
        if (doctor.languages().isEmpty()) {
            return "I do not know which languages " + name + " speaks.";
        }
        String answer = language.map(one -> doctor.languages().contains(one) ? "Yes: " : "No: ")
                .orElse("");
        return answer + name + " speaks " + Lists.and(doctor.languages()) + ".";
    }

    private static String plans(ClinicEntry clinic) {
        return clinic.insurance().isEmpty() ? "" : " The clinic takes " + Lists.and(clinic.insurance()) + ".";
    }

    /** Answers about the clinic. */
    public String clinic(ClinicEntry clinic, Set<Topic> topics) {
        var said = new ArrayList<String>();
        for (Topic topic : topics) {
            switch (topic) {
                case PHONE -> said.add("The clinic's phone number is " + clinic.phone() + ".");
                case ADDRESS -> said.add(clinic.name() + " is at " + clinic.address() + ".");
                case HOURS ->
                    said.add(
                            clinic.hours().isEmpty()
                                    ? "The hours differ from doctor to doctor; tell me whom you want to see and I look for free times."
                                    : "Our doctors see patients " + clinic.hours()
                                            + ". The hours differ from doctor to doctor.");
                case INSURANCE ->
                    said.add(
                            clinic.insurance().isEmpty()
                                    ? "I do not know which plans are accepted; please call " + clinic.phone() + "."
                                    : "We take " + Lists.and(clinic.insurance()) + ".");
                case NOTICE ->
                    said.add("An appointment can be moved or cancelled until "
                            + clinic.changeNoticeHours() + " hours before it."
                            + " Appointments are given up to " + clinic.bookingHorizonDays() + " days ahead.");
                case SPECIALTIES ->
                    said.add("We have doctors for "
                            + Lists.and(clinic.specialties().stream()
                                    .map(one -> one.name())
                                    .toList()) + ".");
                case ZONE -> said.add("All times are in " + formats.zone(clinic.zone()) + ".");
                case LANGUAGES ->
                    said.add("That differs from doctor to doctor; name a language and I look for who speaks it.");
                case COST -> said.add("I have no information on costs; please call " + clinic.phone() + ".");
                case SERVICES -> said.add("I have no information on that; please call " + clinic.phone() + ".");
            }
        }
        return String.join(" ", said);
    }
}

package dev.caredesk.evaluation.score;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.ToolCall;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.DoctorName;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import dev.caredesk.evaluation.dialogue.GoldCall.Search;
import dev.caredesk.evaluation.replay.Exchange;
import dev.caredesk.evaluation.replay.Transcript;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for an equal of each call of the data's system among those of the desk, up to and including that turn. */
final class CallMatcher {

    private static final String DOCTORS = "findDoctors";
    private static final String SLOTS = "findSlots";
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

    private final Clinic clinic;
    private final List<Exchange> exchanges;

    private CallMatcher(Transcript transcript) {
        this.clinic = transcript.dialogue().clinic();
        this.exchanges = transcript.exchanges();
    }

    static List<CallScore> score(Transcript transcript) {
        var matcher = new CallMatcher(transcript);
        var scores = new ArrayList<CallScore>();
        var turns = transcript.dialogue().turns();
        for (int turn = 0; turn < turns.size(); turn++) {
            for (GoldCall call : turns.get(turn).calls()) {
                scores.add(new CallScore(turn, call, matcher.isMatched(call, turn)));
            }
        }
        return scores;
    }

    private boolean isMatched(GoldCall call, int turn) {
        List<Answer> answers = exchanges.stream()
                .filter(exchange -> exchange.turn() <= turn)
                .map(Exchange::answer)
                .toList();
        List<ToolCall> calls =
                answers.stream().flatMap(answer -> answer.calls().stream()).toList();
        return switch (call) {
            case Search search -> calls.stream().anyMatch(ours -> finds(ours, search));
            case Booking booking ->
                answers.stream().flatMap(answer -> answer.proposed().stream()).anyMatch(ours -> proposes(ours, booking))
                        || !booking.successful() && calls.stream().anyMatch(ours -> looksFor(ours, booking));
        };
    }

    private static boolean proposes(Proposal ours, Booking booking) {
        return ours.books()
                && booking.slot().matches(ours.slot().doctor(), ours.slot().start());
    }

    // A search names specialty and city, or a doctor who has them
    private boolean finds(ToolCall ours, Search gold) {
        if (!ours.name().equals(DOCTORS) && !ours.name().equals(SLOTS)
                || ours.outcome().equals("failed")) {
            return false;
        }
        Optional<Doctor> doctor =
                ours.argument("doctor").or(() -> ours.argument("name")).flatMap(this::doctor);
        return isEqual(gold.city(), ours.argument("city").or(() -> doctor.map(Doctor::city)))
                && isEqual(
                        gold.specialty(),
                        ours.argument("specialty")
                                .or(() -> ours.argument("complaint"))
                                .or(() -> doctor.map(Doctor::specialty)));
    }

    private static boolean isEqual(Optional<String> gold, Optional<String> ours) {
        return gold.isEmpty() || ours.isPresent() && plain(gold.get()).equals(plain(ours.get()));
    }

    // A taken slot cannot be proposed, but it can be looked for
    private boolean looksFor(ToolCall ours, Booking gold) {
        if (!ours.name().equals(SLOTS)) {
            return false;
        }
        Optional<Doctor> doctor = ours.argument("doctor").flatMap(this::doctor);
        Optional<String> day = ours.argument("fromDate");
        Optional<String> time = ours.argument("fromTime");
        return doctor.isPresent()
                && day.isPresent()
                && day.equals(ours.argument("toDate"))
                && time.isPresent()
                && gold.slot().matches(doctor.get().name(), LocalDateTime.parse(day.get() + "T" + time.get()));
    }

    private Optional<Doctor> doctor(String idOrName) {
        if (DIGITS.matcher(idOrName).matches()) {
            int id = Integer.parseInt(idOrName);
            return clinic.hasDoctor(id) ? Optional.of(clinic.doctor(id)) : Optional.empty();
        }
        return clinic.doctors().stream()
                .filter(it -> DoctorName.key(it.name()).contains(DoctorName.key(idOrName)))
                .findFirst();
    }

    // An id such as "ent-specialist" and a name such as "ENT Specialist" are one
    private static String plain(String text) {
        return DoctorName.key(text);
    }
}

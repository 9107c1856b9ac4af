package dev.caredesk.ui.schedule;

import dev.caredesk.api.DoctorView;
import dev.caredesk.ui.chat.Topic;
import dev.caredesk.ui.schedule.ClinicDirectory.People;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the panel shows for what an answer was about. */
final class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    private Following() {}

    /** Returns the doctor or the specialty that was offered; where nothing was, the one that was searched for. */
    static Wanted wanted(Topic topic, People people) {
        boolean uninsured = Boolean.TRUE.equals(topic.search().get("acceptsUninsured"));
        List<DoctorView> doctors = topic.doctors();
        if (doctors.size() == 1) {
            return Wanted.only(doctors.getFirst());
        }
        Optional<String> specialty = doctors.stream()
                .map(DoctorView::specialty)
                .distinct()
                .reduce((one, other) -> "")
                .or(() -> value(topic, "specialty"));
        Optional<DoctorView> doctor =
                doctors.isEmpty() ? value(topic, "doctor").flatMap(people::doctor) : Optional.empty();
        return new Wanted(specialty.flatMap(people::specialty), doctor, uninsured);
    }

    /** Returns the first day that was offered, else the first that was searched. */
    static Optional<LocalDate> day(Topic topic) {
        return topic.start()
                .map(OffsetDateTime::toLocalDate)
                .or(() -> value(topic, "fromDate").flatMap(Following::date));
    }

    private static Optional<String> value(Topic topic, String name) {
        return Optional.ofNullable(topic.search().get(name)).map(Object::toString);
    }

    /** A model may write anything for a date. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            LOG.debug("A search was for no date", e);
            return Optional.empty();
        }
    }
}

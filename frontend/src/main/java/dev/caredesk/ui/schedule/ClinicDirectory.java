package dev.caredesk.ui.schedule;

import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.ui.api.ApiFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who works at the clinic. All open pages share one copy, which is read again after a minute. */
@ApplicationScoped
public class ClinicDirectory {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /**
     * The clinic's people at one time.
     *
     * @param specialties the specialties, by name
     * @param doctors the doctors, by name
     */
    record People(List<SpecialtyView> specialties, List<DoctorView> doctors) {

        /** Returns the specialty with an id or a name. */
        Optional<SpecialtyView> specialty(String idOrName) {
            return specialties.stream()
                    .filter(one ->
                            one.id().equalsIgnoreCase(idOrName) || one.name().equalsIgnoreCase(idOrName))
                    .findFirst();
        }

        /** Returns the doctor with an id or a full name. */
        Optional<DoctorView> doctor(String idOrName) {
            return doctors.stream()
                    .filter(one -> one.id().equals(idOrName) || one.name().equalsIgnoreCase(idOrName))
                    .findFirst();
        }

        List<DoctorView> doctors(Optional<SpecialtyView> specialty, boolean uninsured) {
            Optional<String> id = specialty.map(SpecialtyView::id);
            return doctors.stream()
                    .filter(one -> id.isEmpty() || id.get().equals(one.specialty()))
                    .filter(one -> !uninsured || one.acceptsUninsured())
                    .toList();
        }
    }

    private record Copy(People people, Instant until) {}

    private final ScheduleClient client;
    private volatile @Nullable Copy copy;

    /** Creates it, with nothing read yet. */
    @Inject
    public ClinicDirectory(ScheduleClient client) {
        this.client = client;
    }

    /** Returns who works at the clinic; waits for the backend now and then. */
    People people() throws ApiFailure {
        Copy known = copy;
        if (known != null && Instant.now().isBefore(known.until())) {
            return known.people();
        }
        People people = new People(client.specialties(), client.doctors());
        copy = new Copy(people, Instant.now().plus(FRESH));
        return people;
    }
}

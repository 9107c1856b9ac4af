package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorSearchTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static ScheduleService service;

    @BeforeAll
    static void open() {
        var clinic = new TestClinic(DATABASE);
        service = clinic.service();
        clinic.addDoctor("Sarah Johnson", "knee", "Austin", true, 30);
        clinic.addDoctor("Emily Rodríguez", "knee", "Dallas", true, 30);
        clinic.addDoctor("Michael Chen", "shoulder", "Austin", false, 30);
        clinic.addDoctor("James Smith", "spine", "Austin", true, 30);
        clinic.addDoctor("John Doe", "dentist", "Dallas", false, 30);
        clinic.addDoctor("Alan Chen", "hip", "Austin", false, 30);
        clinic.execute("UPDATE doctor SET languages = '{English,Spanish}' WHERE name LIKE 'Emily%'");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Sarah Johnson, Sarah Johnson",
        "johnson, Sarah Johnson",
        "Dr. Johnson, Sarah Johnson",
        "doctor smith, James Smith",
        "'Johnson, Sarah', Sarah Johnson",
        "Jonson, Sarah Johnson",
        "jhonson, Sarah Johnson",
        "Sara Jonson, Sarah Johnson",
        "Rodriguez, Emily Rodríguez",
        "RODRÍGUEZ, Emily Rodríguez",
        "rodrigez, Emily Rodríguez",
        "emly, Emily Rodríguez",
        "Smtih, James Smith",
        "Micheal Chen, Michael Chen"
    })
    void nameIsFoundInWholeInPartAndMisspelt(String asked, String found) {
        assertThat(names(named(asked))).startsWith(found);
    }

    @Test
    void nameThatNobodyHasFindsNobody() {
        assertThat(names(named("Wojciechowska"))).isEmpty();
    }

    @Test
    void similarNamesAreNoAnswerWhenTheNameExists() {
        assertThat(names(named("John"))).containsExactly("John Doe", "Sarah Johnson");
        assertThat(names(named("Chen"))).containsExactly("Michael Chen", "Alan Chen");
    }

    @Test
    void titleAloneIsNoName() {
        assertThat(names(named("Dr."))).hasSize(6);
        assertThat(names(named("%_"))).hasSize(6);
    }

    @Test
    void everyPartOfTheQueryNarrows() {
        assertThat(names(query("knee", null, null, null))).containsExactly("Sarah Johnson", "Emily Rodríguez");
        assertThat(names(query("knee", " AUSTIN ", null, null))).containsExactly("Sarah Johnson");
        assertThat(names(query(null, "Austin", false, null))).containsExactly("Michael Chen", "Alan Chen");
        assertThat(names(query(null, null, null, "spanish"))).containsExactly("Emily Rodríguez");
    }

    @Test
    void pagesFollowOneAnother() {
        var all = new ArrayList<Doctor>();
        Optional<DoctorId> after = Optional.empty();
        List<Doctor> page;
        do {
            page = service.pageOfDoctors(DoctorQuery.any(), after, 4);
            all.addAll(page);
            after = Optional.of(all.getLast().id());
        } while (page.size() == 4);

        assertThat(all).containsExactlyInAnyOrderElementsOf(service.findDoctors(DoctorQuery.any(), 100));
    }

    @Test
    void specialtiesCountTheirDoctors() {
        assertThat(service.specialties()).contains(new Specialty("knee", "Knee", 2), new Specialty("hip", "Hip", 1));
    }

    @Test
    void unknownDoctorIsNotFound() {
        var refused = catchThrowableOfType(BookingRefused.class, () -> service.doctor(new DoctorId(4711)));
        assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND);
    }

    private static DoctorQuery named(String name) {
        return new DoctorQuery(
                Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static DoctorQuery query(String specialty, String city, Boolean uninsured, String language) {
        return new DoctorQuery(
                Optional.empty(),
                Optional.ofNullable(specialty),
                Optional.ofNullable(city),
                Optional.ofNullable(uninsured),
                Optional.ofNullable(language));
    }

    private static List<String> names(DoctorQuery query) {
        return service.findDoctors(query, 10).stream().map(Doctor::name).toList();
    }
}

package dev.caredesk.clinic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the clinic says of itself. Environment: {@code CLINIC_NAME}, {@code CLINIC_ZONE}, … */
@ConfigMapping(prefix = "clinic")
public interface ClinicSettings {

    /** The zone of a clinic that names none. */
    String DEFAULT_ZONE = "America/Chicago";

    /** The clinic's name. */
    @WithDefault("Riverside Clinic")
    String name();

    /** The zone in which hours, slots and "today" are meant; an IANA name. */
    @WithDefault(DEFAULT_ZONE)
    ZoneId zone();

    /** Decides how numeric dates are read and how times are written. */
    @WithDefault("en-US")
    Locale locale();

    /** Street address of the front desk. */
    @WithDefault("200 River Street, Austin, TX 78701")
    String address();

    /** Phone number of the front desk. */
    @WithDefault("(512) 555-0100")
    String phone();

    /** Number for medical emergencies. */
    @WithDefault("911")
    String emergencyNumber();

    /** Number for suicidal crises, if there is one. */
    @WithDefault("988")
    Optional<String> crisisNumber();

    /** Plans that are accepted, in words. */
    @WithDefault("Aetna,Blue Cross Blue Shield,Cigna,Medicare,UnitedHealthcare")
    List<String> insurance();

    /** A folder of CSV files that replaces the default clinic. */
    Optional<String> data();

    /** Whether imported dates of the past are moved to the coming weeks, by whole weeks. */
    @WithDefault("false")
    boolean dataShift();
}

package dev.caredesk.data;

import dev.caredesk.clinic.ClinicChanged;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.database.DatabasePreparation.SchemaReady;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Loads the clinic's data when the schema is there. */
@ApplicationScoped
public class ClinicLoader {

    private static final Logger LOG = Logger.getLogger(ClinicLoader.class);

    private final ClinicSettings settings;
    private final Clock clock;
    private final Event<ClinicChanged> changed;

    ClinicLoader(ClinicSettings settings, Clock clock, Event<ClinicChanged> changed) {
        this.settings = settings;
        this.clock = clock;
        this.changed = changed;
    }

    void onSchemaReady(@Observes SchemaReady event) {
        try {
            new ClinicImport(event.jdbi(), clock, settings.zone())
                    .load(settings)
                    .ifPresent(counts -> {
                        LOG.infof("Clinic data loaded: %s", counts.summary());
                        counts.warnings().forEach(LOG::warn);
                        changed.fire(new ClinicChanged());
                    });
        } catch (InvalidClinicData e) {
            LOG.errorf("CLINIC_DATA was not imported. %s", e.getMessage());
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                Quarkus.asyncExit(1);
            }
        }
    }
}

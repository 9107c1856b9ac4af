package dev.caredesk.agent;

import dev.caredesk.clinic.ClinicSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Stands before everything else: whoever writes of an emergency gets the numbers to call and no appointment. It needs
 * no model. A false alarm costs a sentence, a missed one more; so what is unclear is an alarm.
 */
@Singleton
public final class EmergencyGate {

    private final EmergencyWords words = EmergencyWords.load();
    private final ClinicSettings clinic;

    @Inject
    EmergencyGate(ClinicSettings clinic) {
        this.clinic = clinic;
    }

    /** Returns the emergency text, if what was written calls for it. */
    public Optional<String> answer(String text) {
        return words.find(text).map(kind -> switch (kind) {
            case CRISIS -> crisis();
            case SYMPTOM, DIAGNOSIS -> medical();
        });
    }

    private String medical() {
        return "This may be a medical emergency. **Call " + clinic.emergencyNumber()
                + " now**, or go to the nearest emergency room. Do not wait for an appointment, and do not drive yourself."
                + "\n\nThis chat cannot help in an emergency; nothing was booked or changed. If it is not one, call us at "
                + clinic.phone() + ", or write again what you need without the acute signs.";
    }

    private String crisis() {
        var line = clinic.crisisNumber()
                .map(number -> "**Call or text " + number + "** now; somebody is there day and night. ")
                .orElse("");
        return "I am sorry that you are going through this. You are not alone. " + line + "If you or someone else is in"
                + " danger right now, **call " + clinic.emergencyNumber() + "**."
                + "\n\nThis chat cannot help in an emergency; nothing was booked or changed.";
    }
}

package dev.caredesk.ui.confirm;

import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.ApiRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The calls behind a link. Its token is a secret and goes into a header. */
@ApplicationScoped
public class ConfirmClient {

    private final ApiClient api;

    /** Creates it. */
    @Inject
    public ConfirmClient(ApiClient api) {
        this.api = api;
    }

    /** Returns what the link asks, or what became of it. */
    ConfirmationView look(String token) throws ApiFailure {
        return send(ApiRequest.get("confirmation"), token);
    }

    /** Says who one is, and yes; repeated, it answers the same. */
    ConfirmationView confirm(String token, IdentificationRequest person) throws ApiFailure {
        return send(ApiRequest.post("confirmation", "confirm").with(person), token);
    }

    /** Says no; repeated, it answers the same. */
    ConfirmationView decline(String token) throws ApiFailure {
        return send(ApiRequest.post("confirmation", "decline"), token);
    }

    /** Returns the appointment that came of a yes as a calendar file. */
    byte[] calendarFile(String token) throws ApiFailure {
        return api.bytes(ApiRequest.get("confirmation", "appointment.ics").inConversation(Optional.of(token)));
    }

    private ConfirmationView send(ApiRequest request, String token) throws ApiFailure {
        return api.read(request.inConversation(Optional.of(token)), ConfirmationView.class);
    }
}

package dev.caredesk.a2a;

import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.confirmation.PublicUrl;
import io.a2a.spec.AgentCapabilities;
import io.a2a.spec.AgentCard;
import io.a2a.spec.AgentSkill;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What other agents read of the desk before they talk to it. */
@Singleton
final class A2aCard {

    static final String PATH = "/api/a2a";

    /** Where a host, or whatever a client takes for one, has its card. */
    static final String WELL_KNOWN = ".well-known/agent-card.json";

    private static final String PROTOCOL = "0.3.0";
    private static final List<String> TEXT = List.of("text/plain");

    private final ClinicSettings clinic;
    private final Optional<URI> publicUrl;

    @Inject
    A2aCard(ClinicSettings clinic, @ConfigProperty(name = PublicUrl.SETTING) Optional<String> publicUrl) {
        this.clinic = clinic;
        this.publicUrl = publicUrl.filter(it -> !it.isBlank()).map(it -> URI.create(it.strip()));
    }

    /**
     * Returns the card. Its address is the one that was asked; where that is the page's too, with the page's scheme, as
     * whoever ends TLS before us asks without it.
     */
    AgentCard at(URI asked) {
        var base = publicUrl
                .filter(it -> it.getAuthority().equals(asked.getAuthority()))
                .orElse(asked);
        return new AgentCard.Builder()
                .name(clinic.name() + " appointment desk")
                .description(
                        "Finds doctors and free times at " + clinic.name() + ", and proposes to book, move or cancel an"
                                + " appointment. A person confirms on a page to which the answer links; no agent can.")
                .url(base.getScheme() + "://" + base.getAuthority() + PATH)
                .version("v1")
                .protocolVersion(PROTOCOL)
                .preferredTransport("JSONRPC")
                .capabilities(new AgentCapabilities(true, false, false, List.of()))
                .defaultInputModes(TEXT)
                .defaultOutputModes(TEXT)
                .skills(List.of(
                        skill(
                                "find",
                                "Find a doctor and a free time",
                                "By specialty or complaint, city, insurance, day and time.",
                                "I need a knee specialist on Monday morning, without insurance"),
                        skill(
                                "change",
                                "Propose a booking, a move or a cancellation",
                                "Answers with a link on which the person says who they are, and yes or no.",
                                "Please book the second one")))
                .supportsAuthenticatedExtendedCard(false)
                .build();
    }

    private static AgentSkill skill(String id, String name, String description, String example) {
        return new AgentSkill.Builder()
                .id(id)
                .name(name)
                .description(description)
                .tags(List.of("appointments", "clinic"))
                .examples(List.of(example))
                .build();
    }
}

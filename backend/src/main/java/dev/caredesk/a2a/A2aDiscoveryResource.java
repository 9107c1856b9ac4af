package dev.caredesk.a2a;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The card at the place at which the protocol says that an agent's host has it. */
@Path("/" + A2aCard.WELL_KNOWN)
@Produces(MediaType.APPLICATION_JSON)
public class A2aDiscoveryResource {

    private final A2aCard card;

    @Inject
    A2aDiscoveryResource(A2aCard card) {
        this.card = card;
    }

    /** Returns what other agents read before they talk to the desk. */
    @GET
    public String card(@Context UriInfo asked) {
        return A2aResource.json(card.at(asked.getRequestUri()));
    }
}

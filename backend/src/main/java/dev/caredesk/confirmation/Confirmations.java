package dev.caredesk.confirmation;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.Identification;
import dev.caredesk.caller.Identification.Identified;
import dev.caredesk.caller.IdentityClaim;
import dev.caredesk.caller.Secrets;
import dev.caredesk.confirmation.ConfirmationRepository.Stored;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.ProposalId;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.ScheduleSettings;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes links for agents, and does what a person answers on their page. Whoever holds a link sees what was proposed; a yes
 * takes the person's own details, each time, so that an agent that opens its link cannot say it for a patient.
 */
@Singleton
public final class Confirmations {

    private static final String PURPOSE = "confirmation";
    private static final Duration OUTCOME_SHOWN = Duration.ofDays(1);

    private final ScheduleService schedule;
    private final Identification identification;
    private final ConfirmationRepository links;
    private final Clock clock;
    private final Duration lifetime;
    private final Optional<PublicUrl> publicUrl;

    /** Makes links to this address. */
    @Inject
    public Confirmations(
            Jdbi jdbi,
            Clock clock,
            ScheduleService schedule,
            ScheduleSettings settings,
            Identification identification,
            @ConfigProperty(name = PublicUrl.SETTING) Optional<String> publicUrl) {
        this.schedule = schedule;
        this.identification = identification;
        this.links = new ConfirmationRepository(jdbi);
        this.clock = clock;
        this.lifetime = settings.proposalLifetime();
        this.publicUrl = publicUrl.filter(it -> !it.isBlank()).map(PublicUrl::parse);
    }

    /**
     * A link for a person. Its token is a secret that works once.
     *
     * @param url the page's address
     * @param expiresAt when it lapses
     */
    public record Link(String url, Instant expiresAt) {

        @Override
        public String toString() {
            return "Link[" + expiresAt + "]";
        }
    }

    /** Refuses with {@code UNAVAILABLE} when this desk does not know its own address, before anything is proposed. */
    public void requireAddress() {
        if (publicUrl.isEmpty()) {
            throw new ApiProblem(
                    ProblemCode.UNAVAILABLE,
                    "This desk does not know its page's address (PUBLIC_URL), so nobody could confirm. Use the page itself.");
        }
    }

    /** Makes the link by which a person confirms a proposal. */
    public Link of(ConversationId conversation, Proposal proposal) {
        return link(conversation, Optional.of(proposal.id()), proposal.expiresAt());
    }

    /** Makes the link by which a person says who they are, and lets the agent see their appointments and propose changes. */
    public Link toIdentify(ConversationId conversation) {
        return link(conversation, Optional.empty(), now().plus(lifetime));
    }

    private Link link(ConversationId conversation, Optional<ProposalId> proposal, Instant expiresAt) {
        requireAddress();
        var token = Secrets.make();
        links.insert(hash(token), conversation, proposal, now(), expiresAt);
        return new Link(publicUrl.orElseThrow().confirm(token), expiresAt);
    }

    /** Returns the proposal that an agent got a link for last, whatever became of it. */
    public Optional<Proposal> latest(ConversationId conversation) {
        return links.latestProposal(conversation).map(id -> schedule.linkedProposal(conversation, id));
    }

    /** Returns what a link asks, or what became of it, for a day; looking changes nothing. */
    public Optional<Confirmation> find(String token) {
        return stored(token).map(this::confirmation);
    }

    /** Judges who the person says to be. A link that is not open any more is refused before. */
    public Identification.Outcome prove(String token, IdentityClaim claim) {
        var link = required(token);
        requireOpen(link, confirmation(link).status());
        return link.proposal()
                .flatMap(id -> schedule.holder(link.conversation(), id).patient())
                .map(patient -> identification.prove(patient, claim))
                .orElseGet(() -> identification.prove(claim));
    }

    /** Carries out what was proposed, or lets the agent see the person's appointments. Repeated, it changes nothing. */
    public void confirm(String token, Identified person) {
        var link = required(token);
        link.proposal()
                .ifPresentOrElse(
                        id -> schedule.confirm(Caller.identified(link.conversation(), person.patient()), id), () -> {
                            if (links.answer(hash(token), ProposalStatus.CONFIRMED, now())) {
                                identification.identify(link.conversation(), person);
                            }
                        });
    }

    /** Declines what was proposed; ends what the agent was let before. Repeated, it changes nothing. */
    public void decline(String token) {
        var link = required(token);
        link.proposal()
                .ifPresentOrElse(
                        id -> schedule.dismiss(schedule.holder(link.conversation(), id), id),
                        () -> withdraw(token, link));
    }

    private void withdraw(String token, Stored link) {
        links.revoke(hash(token));
        if (link.outcome().filter(ProposalStatus.CONFIRMED::equals).isPresent()) {
            identification.current(link.conversation()).ifPresent(known -> {
                var caller = Caller.identified(link.conversation(), known.patient());
                schedule.openProposal(caller).ifPresent(open -> schedule.dismiss(caller, open.id()));
            });
            identification.forget(link.conversation());
        }
    }

    private void requireOpen(Stored link, ProposalStatus status) {
        if (status == ProposalStatus.OPEN) {
            return;
        }
        // The schedule has the words for each way in which a proposal can have ended
        link.proposal().ifPresent(id -> schedule.confirm(schedule.holder(link.conversation(), id), id));
        throw new ApiProblem(
                status == ProposalStatus.EXPIRED ? ProblemCode.PROPOSAL_EXPIRED : ProblemCode.PROPOSAL_CLOSED,
                "This link has been used, or is too old. Ask your assistant for another one.");
    }

    private Confirmation confirmation(Stored link) {
        var proposal = link.proposal().map(id -> schedule.linkedProposal(link.conversation(), id));
        if (proposal.isPresent()) {
            return new Confirmation(
                    link.conversation(), proposal, proposal.get().status(), link.expiresAt());
        }
        var until = link.identifiedUntil().filter(now()::isBefore);
        var answered = link.outcome()
                .map(outcome ->
                        outcome == ProposalStatus.CONFIRMED && until.isEmpty() ? ProposalStatus.EXPIRED : outcome);
        var status = answered.orElse(link.expiresAt().isAfter(now()) ? ProposalStatus.OPEN : ProposalStatus.EXPIRED);
        return new Confirmation(
                link.conversation(),
                proposal,
                status,
                status == ProposalStatus.CONFIRMED ? until.orElse(link.expiresAt()) : link.expiresAt());
    }

    private Stored required(String token) {
        return stored(token).orElseThrow(Confirmations::unknown);
    }

    /** The refusal of a link that is incomplete, unknown or too old. */
    public static ApiProblem unknown() {
        return new ApiProblem(
                ProblemCode.CONFIRMATION_REQUIRED,
                "This link is not complete, or not known here any more. Ask your assistant for another one.");
    }

    private Optional<Stored> stored(String token) {
        return links.find(hash(token), now().minus(OUTCOME_SHOWN));
    }

    private static byte[] hash(String token) {
        return Secrets.hash(PURPOSE, token);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

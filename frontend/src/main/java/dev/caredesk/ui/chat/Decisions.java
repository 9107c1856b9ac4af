package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.api.ApiFailure;
import java.util.Optional;
import java.util.function.Consumer;

/** The patient's yes and no to proposals. */
final class Decisions {

    private final ChatClient client;
    private final BackendCalls calls;
    private final Identity identity;
    private final Runnable changed;
    private final Consumer<AppointmentView> made;

    /**
     * Creates it.
     *
     * @param changed is told when an answer to a proposal sets out
     * @param made gets the appointment that came of a yes
     */
    Decisions(
            ChatClient client,
            BackendCalls calls,
            Identity identity,
            Runnable changed,
            Consumer<AppointmentView> made) {
        this.client = client;
        this.calls = calls;
        this.identity = identity;
        this.changed = changed;
        this.made = made;
    }

    /** Says yes; a second click while the first is on its way does nothing. */
    void confirm(ProposalStep step) {
        send(step)
                .ifPresent(secret -> calls.call(
                        () -> client.confirm(secret, step.view().id(), step.key()),
                        confirmed -> settle(step, confirmed),
                        failure -> {
                            if (failure.isAbout(ProblemCode.IDENTIFICATION_REQUIRED)) {
                                step.reopen("", true);
                                identity.ask(() -> confirm(step));
                            } else {
                                explain(step, failure);
                            }
                        }));
    }

    /** Says no. */
    void dismiss(ProposalStep step) {
        send(step)
                .ifPresent(secret -> calls.call(
                        () -> client.dismiss(secret, step.view().id(), step.key()),
                        dismissed -> step.become(ProposalStep.State.DISMISSED),
                        failure -> explain(step, failure)));
    }

    /** Shows why a yes or no came to nothing, and what is free near the time that it was about. */
    void explain(ProposalStep step, ApiFailure failure) {
        if (failure.mayPass()) {
            step.reopen(failure.sentence(), false);
            return;
        }
        step.close(failure.sentence());
        failure.problem().map(Problem::nearest).ifPresent(step::offer);
    }

    private Optional<String> send(ProposalStep step) {
        Optional<String> secret = calls.secret();
        if (!step.isOpen() || secret.isEmpty()) {
            return Optional.empty();
        }
        step.become(ProposalStep.State.SENDING);
        changed.run();
        return secret;
    }

    private void settle(ProposalStep step, ProposalView confirmed) {
        step.become(ProposalStep.State.CONFIRMED);
        if (confirmed.appointment() != null) {
            made.accept(confirmed.appointment());
        }
    }
}

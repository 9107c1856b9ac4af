package dev.caredesk.agent;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.api.StepEvent;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.schedule.Proposal;

/** Hears of a turn while it goes on. */
public interface TurnListener {

    /** Hears nothing. */
    TurnListener NONE = new TurnListener() {};

    /** A piece of the answer. */
    default void token(String text) {}

    /** A tool is about to be called. */
    default void step(StepEvent event) {}

    /** A tool was called. */
    default void tool(ToolEvent event) {}

    /** Another model than the configured one answers from here on. */
    default void model(ModelStatus answering) {}

    /** A proposal waits for the patient's yes. */
    default void proposal(Proposal proposal) {}

    /** The caller is asked to identify. */
    default void identificationRequired() {}
}

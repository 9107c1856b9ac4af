package dev.caredesk.agent;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.api.StepEvent;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.caller.Caller;
import dev.caredesk.metrics.TurnMeters.Outcome;
import dev.caredesk.metrics.TurnWatch;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.OfferedSlot;
import dev.caredesk.schedule.Proposal;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One turn of a conversation while it is worked on: what is known, and what has come of it so far. */
public final class Turn {

    /** The earliest ones; more would be a wall of buttons. */
    private static final int MOST_SLOTS = 12;

    private final ChatMemory memory;
    private final TurnListener listener;
    private final StopSwitch stopSwitch = new StopSwitch();
    private final TurnWatch watch = new TurnWatch();
    private final StringBuilder answer = new StringBuilder();
    private final List<ToolEvent> steps = new ArrayList<>();
    private final List<ToolResult> results = new ArrayList<>();
    private int kept;
    private String heard = "";
    private Caller caller;
    private IdentityDraft draft;
    private boolean identityAsked;
    private boolean identityChanged;
    private Optional<Proposal> proposal = Optional.empty();
    private boolean proposedNow;
    private Optional<Appointment> appointment = Optional.empty();
    private List<OfferedSlot> slots = List.of();
    private boolean emergency;
    private boolean byAgent;
    private Optional<ModelStatus> standIn = Optional.empty();
    private int toolCalls;
    private int misreadCalls;
    private @Nullable RuntimeException failure;

    /**
     * Begins a turn.
     *
     * @param caller who speaks
     * @param identityAsked whether the caller was asked to identify
     * @param draft what the caller said of themselves so far
     * @param memory the conversation so far
     * @param listener hears of the turn
     */
    public Turn(Caller caller, boolean identityAsked, IdentityDraft draft, ChatMemory memory, TurnListener listener) {
        this.caller = caller;
        this.identityAsked = identityAsked;
        this.draft = draft;
        this.memory = memory;
        this.listener = listener;
    }

    /** Stops the turn; what the schedule is just doing is finished, nothing else is begun. */
    public void stop(TurnStopped.Reason reason) {
        stopSwitch.stop(reason);
    }

    /** Returns what measures the turn. */
    public TurnWatch watch() {
        return watch;
    }

    /** Returns what the caller wrote, personal details replaced. */
    public String heard() {
        return heard;
    }

    /** Returns the tools that were called so far. */
    public List<ToolEvent> steps() {
        return List.copyOf(steps);
    }

    /** Returns the answer so far. */
    public String answer() {
        return answer.toString();
    }

    /** Returns the proposal that waits, if one does. */
    public Optional<Proposal> proposal() {
        return proposal;
    }

    /** Returns the appointment that this turn made, moved or cancelled. */
    public Optional<Appointment> appointment() {
        return appointment;
    }

    /** Returns the slots that the answer offers. */
    public List<OfferedSlot> slots() {
        return slots;
    }

    /** Whether the answer is the emergency text. */
    public boolean emergency() {
        return emergency;
    }

    /** Whether the caller is asked to identify. */
    public boolean identityAsked() {
        return identityAsked;
    }

    /** Returns what the caller said of themselves so far. */
    public IdentityDraft draft() {
        return draft;
    }

    /** Whether this turn changed the two before. */
    public boolean identityChanged() {
        return identityChanged;
    }

    /** Takes over what the conversation's proposal is at the beginning. */
    public void openProposal(Proposal open) {
        proposal = Optional.of(open);
    }

    Caller caller() {
        return caller;
    }

    ChatMemory memory() {
        return memory;
    }

    StopSwitch stopSwitch() {
        return stopSwitch;
    }

    void say(String text) {
        if (!text.isEmpty()) {
            watch.speaks();
            answer.append(text);
            listener.token(text);
        }
    }

    /** Shortens the answer to that length again; readers of the stream learn it from the whole answer at the end. */
    void takeBack(int length) {
        if (answer.length() > length) {
            answer.setLength(length);
            listener.token("\n\n");
        }
    }

    /** What is said by now stays, whatever becomes of what the model says next. */
    void keepAnswer() {
        kept = answer.length();
    }

    /** Takes back what was said since the answer was last kept. */
    void takeBackToKept() {
        takeBack(kept);
    }

    void sayEmergency(String text) {
        emergency = true;
        watch.endsWith(Outcome.EMERGENCY);
        say(text);
    }

    /** From here on it is known that another agent speaks: no yes is read from what it says. */
    void comesFromAgent() {
        byAgent = true;
    }

    /** Whether another agent speaks. */
    boolean isByAgent() {
        return byAgent;
    }

    void hear(String text) {
        heard = text;
    }

    void toolBegins(StepEvent event) {
        listener.step(event);
    }

    /** Returns the model that answered in place of the configured one. */
    public Optional<ModelStatus> standIn() {
        return standIn;
    }

    void asks(ModelStatus model) {
        watch.asks(model.provider());
    }

    void answeredBy(ModelStatus model) {
        asks(model);
        standIn = Optional.of(model);
        listener.model(model);
    }

    void toolCalled(ToolEvent event) {
        steps.add(event);
        listener.tool(event);
    }

    void found(ToolResult result) {
        results.add(result);
    }

    /** What the tools returned so far. */
    List<ToolResult> results() {
        return List.copyOf(results);
    }

    int countToolCall() {
        return ++toolCalls;
    }

    int countMisreadCall() {
        return ++misreadCalls;
    }

    /** Keeps what a tool died of: the model's library would hide it. */
    RuntimeException failed(RuntimeException why) {
        failure = why;
        return why;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    void offered(List<OfferedSlot> offered) {
        slots = offered.stream().limit(MOST_SLOTS).toList();
    }

    void proposed(Proposal made) {
        proposal = Optional.of(made);
        proposedNow = true;
        // What is proposed was chosen: the list has done its work
        slots = List.of();
        listener.proposal(made);
    }

    /** Whether the proposal that waits was made, or made known again, in this turn. */
    public boolean proposedNow() {
        return proposedNow;
    }

    void decided() {
        proposal = Optional.empty();
    }

    void changed(Appointment result) {
        appointment = Optional.of(result);
        proposal = Optional.empty();
    }

    void askIdentity() {
        if (!identityAsked) {
            identityAsked = true;
            identityChanged = true;
        }
        listener.identificationRequired();
    }

    void remember(IdentityDraft said) {
        draft = said;
        identityChanged = true;
    }

    void identificationEnded() {
        proposal = Optional.empty();
        identified(Caller.unidentified(caller.conversation()));
    }

    void identified(Caller known) {
        caller = known;
        identityAsked = false;
        draft = IdentityDraft.EMPTY;
        identityChanged = true;
    }
}

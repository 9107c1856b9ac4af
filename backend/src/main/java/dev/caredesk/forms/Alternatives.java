package dev.caredesk.forms;

import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.SlotView;
import dev.caredesk.caller.Caller;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.Problems;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What else can be had, when a proposal could not take effect because of its time. */
@Singleton
final class Alternatives {

    private static final int MOST = 6;

    private final ScheduleService schedule;
    private final Views views;

    @Inject
    Alternatives(ScheduleService schedule, Views views) {
        this.schedule = schedule;
        this.views = views;
    }

    /** Returns the refusal with the nearest free slots, offered in the caller's conversation. */
    ApiProblem beside(BookingRefused refused, Caller caller, Supplier<Optional<Proposal>> proposal) {
        var code = Problems.code(refused.refusal());
        var detail = String.valueOf(refused.getMessage());
        return isAboutTheTime(refused)
                ? proposal.get()
                        .filter(it -> it.kind() != ProposalKind.CANCEL)
                        .map(it -> ApiProblem.withNearest(code, detail, nearest(caller, it)))
                        .orElseGet(() -> new ApiProblem(code, detail))
                : new ApiProblem(code, detail);
    }

    private List<SlotView> nearest(Caller caller, Proposal proposal) {
        return schedule.offer(caller, schedule.nearestFreeSlots(proposal, MOST)).stream()
                .map(views::slot)
                .toList();
    }

    private static boolean isAboutTheTime(BookingRefused refused) {
        return switch (refused.refusal()) {
            case SLOT_TAKEN, PROPOSAL_EXPIRED, OUTSIDE_HOURS, IN_THE_PAST, NOTICE_TOO_SHORT -> true;
            case PATIENT_BUSY,
                    SLOT_NOT_OFFERED,
                    BEYOND_HORIZON,
                    TOO_LATE_TO_CHANGE,
                    VERSION_CONFLICT,
                    NOT_CHANGEABLE,
                    PROPOSAL_CLOSED,
                    IDENTIFICATION_REQUIRED,
                    NOT_FOUND -> false;
        };
    }
}

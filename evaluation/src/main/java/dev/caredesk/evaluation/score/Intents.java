package dev.caredesk.evaluation.score;

import dev.caredesk.evaluation.desk.ToolCall;
import java.util.List;
import java.util.Optional;

/** Reads off the tools that were called what the desk understood. The first call that decides it counts. */
public final class Intents {

    private Intents() {}

    /** Returns create, query, update or delete; empty when no call tells. */
    public static Optional<String> of(List<ToolCall> calls) {
        return calls.stream().flatMap(call -> intent(call).stream()).findFirst();
    }

    private static Optional<String> intent(ToolCall call) {
        return switch (call.name()) {
            case "findDoctors", "findSlots", "proposeBooking" -> Optional.of("create");
            case "proposeReschedule" -> Optional.of("update");
            case "proposeCancellation" -> Optional.of("delete");
            case "myAppointments" ->
                Optional.of(
                        switch (call.argument("purpose").orElse("list").toLowerCase(java.util.Locale.ROOT)) {
                            case "move" -> "update";
                            case "cancel" -> "delete";
                            default -> "query";
                        });
            default -> Optional.empty();
        };
    }
}

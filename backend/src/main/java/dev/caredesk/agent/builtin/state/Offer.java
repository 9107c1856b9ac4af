package dev.caredesk.agent.builtin.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots that were offered last.
 *
 * @param slots all that the search found, earliest first
 * @param nearest whether these are what comes closest, because nothing fitted
 */
public record Offer(List<SlotEntry> slots, boolean nearest) {

    private static final int MOST_LINES = 4;

    /**
     * What is said in one line: a doctor's free slots of one day.
     *
     * @param doctor the doctor's name
     * @param day the day
     * @param slots the slots
     */
    public record Line(String doctor, LocalDate day, List<SlotEntry> slots) {}

    private record Key(String doctorId, LocalDate day) {}

    /** Returns what is said of it, in this order. */
    public List<Line> lines() {
        Map<Key, List<SlotEntry>> groups = new LinkedHashMap<>();
        for (SlotEntry slot : slots) {
            groups.computeIfAbsent(new Key(slot.doctorId(), slot.day()), _ -> new ArrayList<>())
                    .add(slot);
        }
        return groups.values().stream()
                .limit(MOST_LINES)
                .map(group ->
                        new Line(group.getFirst().doctor(), group.getFirst().day(), group))
                .toList();
    }

    /** Returns whether all slots are one doctor's. */
    public boolean isOneDoctor() {
        return slots.stream().map(SlotEntry::doctorId).distinct().count() == 1;
    }
}

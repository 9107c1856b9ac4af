package dev.caredesk.agent.builtin.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All doctors whom tools have returned in the conversation. */
final class KnownDoctors {

    private final Map<String, DoctorEntry> byId = new LinkedHashMap<>();

    void learn(ToolReply reply) {
        reply.doctors().forEach(this::know);
        reply.slots().forEach(slot -> know(doctorOf(slot)));
        reply.nearest().forEach(slot -> know(doctorOf(slot)));
    }

    private void know(DoctorEntry doctor) {
        DoctorEntry before = byId.get(doctor.doctorId());
        if (before == null || !before.isWhole()) {
            byId.put(doctor.doctorId(), doctor);
        }
    }

    List<DoctorEntry> all() {
        return List.copyOf(byId.values());
    }

    Optional<DoctorEntry> called(String name) {
        return byId.values().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The doctor whom a search is about, if it is about a certain one. */
    Optional<DoctorEntry> of(Need need) {
        return need.doctorId()
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .or(() -> need.doctor().flatMap(this::called));
    }

    private static DoctorEntry doctorOf(SlotEntry slot) {
        return new DoctorEntry(
                slot.doctorId(),
                slot.doctor(),
                slot.specialty(),
                slot.specialtyName(),
                slot.city(),
                slot.address(),
                "",
                List.of(),
                false,
                false);
    }
}

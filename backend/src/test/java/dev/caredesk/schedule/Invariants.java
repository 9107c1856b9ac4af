package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What must be true of the database whatever happened. Each is a query for the rows that break it. */
final class Invariants {

    private static final Map<String, String> BROKEN_BY = new LinkedHashMap<>();

    static {
        BROKEN_BY.put("no doctor has two appointments at once", overlapping("doctor_id"));
        BROKEN_BY.put("no patient has two appointments at once", overlapping("patient_id"));
        BROKEN_BY.put("a proposal is confirmed if and only if something came of it", """
                SELECT id FROM proposal WHERE (status = 'confirmed') <> (result_id IS NOT NULL)""");
        BROKEN_BY.put("each appointment comes from exactly one confirmed booking", """
                SELECT a.id FROM appointment a
                WHERE 1 <> (SELECT count(*) FROM proposal p WHERE p.result_id = a.id AND p.kind = 'book')""");
        BROKEN_BY.put("moving and cancelling make no new appointment", """
                SELECT id FROM proposal WHERE kind <> 'book' AND status = 'confirmed' AND result_id <> appointment_id""");
        BROKEN_BY.put("the version counts the changes", """
                SELECT a.id FROM appointment a
                WHERE a.version <> (SELECT count(*) FROM proposal p WHERE p.result_id = a.id AND p.kind <> 'book')""");
        BROKEN_BY.put("each version was changed once", """
                SELECT result_id FROM proposal WHERE status = 'confirmed' AND kind <> 'book'
                GROUP BY result_id, appointment_version HAVING count(*) > 1""");
        BROKEN_BY.put("an appointment is cancelled if and only if that was confirmed", """
                SELECT a.id FROM appointment a
                WHERE (a.status = 'cancelled')
                    <> EXISTS (SELECT FROM proposal p WHERE p.result_id = a.id AND p.kind = 'cancel')""");
        BROKEN_BY.put("an appointment has the slot that was confirmed last", """
                SELECT a.id FROM appointment a JOIN LATERAL (
                    SELECT p.doctor_id, p.during FROM proposal p WHERE p.result_id = a.id AND p.kind <> 'cancel'
                    ORDER BY coalesce(p.appointment_version, -1) DESC LIMIT 1) AS last ON true
                WHERE (a.doctor_id, a.during) <> (last.doctor_id, last.during)""");
        BROKEN_BY.put("a conversation has at most one open proposal", """
                SELECT conversation_id FROM proposal WHERE status = 'open' GROUP BY conversation_id HAVING count(*) > 1""");
    }

    private Invariants() {}

    static void assertHold(Jdbi jdbi) {
        BROKEN_BY.forEach((invariant, query) -> {
            List<String> broken =
                    jdbi.withHandle(handle -> handle.createQuery("SELECT x::text FROM (" + query + ") AS x")
                            .mapTo(String.class)
                            .list());
            assertThat(broken).as(invariant).isEmpty();
        });
    }

    private static String overlapping(String column) {
        return """
                SELECT a.id FROM appointment a JOIN appointment b
                ON a.id < b.id AND a.%1$s = b.%1$s AND a.during && b.during
                WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'""".formatted(column);
    }
}

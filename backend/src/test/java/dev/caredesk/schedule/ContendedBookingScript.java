package dev.caredesk.schedule;

import java.util.Map;

/**
 * Writes, out of the statements that the service sent, a pgbench script that books one of a few slots and, having won
 * it, cancels. Parameters become expressions over variables of the script, which pgbench writes as JDBI does.
 *
 * @param offer id of the offer that all clients take slots from
 * @param slots how many slots it has
 * @param firstPatient id of the first client's patient
 */
record ContendedBookingScript(
        String offer,
        int slots,
        long firstPatient,
        SentSql proposing,
        SentSql confirming,
        SentSql closing,
        SentSql proposingToCancel,
        SentSql cancelling) {

    private static final String ID = "lpad(to_hex(:%s::bigint), 32, '0')::uuid";

    /** pgbench gives up a client whose statement fails, so the statement that may fail is caught in the database. */
    String function() {
        return """
                CREATE OR REPLACE FUNCTION bench_book(uuid, text, bigint, bigint, timestamptz, timestamptz, uuid)
                RETURNS boolean LANGUAGE plpgsql AS $body$
                BEGIN
                    %s;
                    RETURN true;
                EXCEPTION WHEN exclusion_violation THEN
                    RETURN false;
                END $body$""".formatted(with(
                confirming.withNames().getLast(),
                Map.of(
                        "id", "$1",
                        "code", "$2",
                        "doctor", "$3",
                        "patient", "$4",
                        "caller", "$4",
                        "start", "$5",
                        "end", "$6",
                        "proposal", "$7",
                        "locks", "ARRAY[$3, -$4]")));
    }

    String text() {
        var book = Map.of("id", ID.formatted("proposal"), "kind", "'book'");
        var cancel = Map.of(
                "id",
                ID.formatted("cancellation"),
                "kind",
                "'cancel'",
                "appointment",
                ID.formatted("appointment"),
                "version",
                "0");
        var appointment =
                Map.of("id", ID.formatted("appointment"), "proposal", ID.formatted("cancellation"), "version", "0");
        return """
                \\set patient :client_id + %d
                \\set place random(1, %d)
                \\set proposal random(1, 9000000000000000)
                \\set cancellation random(1, 9000000000000000)
                \\set appointment random(1, 9000000000000000)
                %s \\gset slot_
                \\if :slot_doctor_busy
                \\else
                %s;
                BEGIN;
                %s \\gset locked_
                \\if :locked_doctor_busy
                %s;
                COMMIT;
                \\else
                SELECT bench_book(%s, 'B' || :appointment::text, :slot_id::bigint, :patient::bigint,
                    :slot_slot_start::timestamptz, :slot_slot_end::timestamptz, %s) AS won \\gset
                \\if :won
                COMMIT;
                %s;
                %s;
                BEGIN;
                %s;
                %s;
                COMMIT;
                \\else
                ROLLBACK;
                %s;
                \\endif
                \\endif
                \\endif
                """.formatted(
                        firstPatient,
                        slots,
                        with(proposing.withNames().getFirst(), Map.of("id", "'" + offer + "'")),
                        with(proposing.withNames().getLast(), book),
                        with(confirming.withNames().getFirst(), book),
                        with(closing.withNames().getFirst(), book),
                        ID.formatted("appointment"),
                        ID.formatted("proposal"),
                        with(proposingToCancel.withNames().getFirst(), appointment),
                        with(proposingToCancel.withNames().getLast(), cancel),
                        with(cancelling.withNames().getFirst(), cancel),
                        with(cancelling.withNames().getLast(), appointment),
                        with(closing.withNames().getFirst(), book));
    }

    /** The statement with an expression for each parameter: the given ones first, else what they are throughout. */
    private static String with(String sql, Map<String, String> given) {
        var always = Map.ofEntries(
                Map.entry("now", "now()"),
                Map.entry("expires", "now() + INTERVAL '15 minutes'"),
                Map.entry("place", ":place::int"),
                Map.entry("conversation", ID.formatted("patient")),
                Map.entry("caller", ":patient::bigint"),
                Map.entry("doctor", ":slot_id::bigint"),
                Map.entry("start", ":slot_slot_start::timestamptz"),
                Map.entry("end", ":slot_slot_end::timestamptz"),
                Map.entry("locks", "ARRAY[:slot_id::bigint, -(:patient::bigint)]"),
                Map.entry("version", "NULL"),
                Map.entry("status", "'expired'"),
                Map.entry("moved", "NULL"),
                Map.entry("key", "NULL"),
                Map.entry("reason", "NULL"),
                Map.entry("patientName", "NULL"),
                Map.entry("appointment", "NULL"));
        return SentSql.replaceParameters(sql, name -> {
            var expression = given.getOrDefault(name, always.get(name));
            if (expression == null) {
                throw new IllegalStateException("The service has a new parameter, " + name + ", in " + sql);
            }
            return expression;
        });
    }
}

# shellcheck shell=bash
# The schedule under ScheduleService, in a process of its own on one core, against its own SQL sent by pgbench from the
# same core; PostgreSQL has the other one.

clients=64

# Runs the schedule's benchmark with the arguments $2… and prints its figures; its core is $1. It has as many
# connections as production unless pool says otherwise.
schedule_benchmark() {
    local core=$1
    shift
    BENCH_POOL=${pool:-16} BENCH_JDBC_URL=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE taskset -c "$core" "$java" "${jvm_flags[@]}" \
        -cp "$test_classpath" dev.caredesk.schedule.ScheduleBenchmark "$@" 2>"$out/schedule.log" ||
        fail "the schedule's benchmark failed: $out/schedule.log"
}

measure_search() {
    local sql=$out/search service=() service_p99=() bare=() bare_p99=() file _
    tell "search: filling a database"
    start_postgres
    schedule_benchmark "$all_cores" fill "$days_filled"
    mkdir -p "$sql"
    rm -f "$sql"/*
    tell "search: $rounds rounds of $searches"
    for _ in $(seq "$rounds"); do
        schedule_benchmark "$backend_core" search "$searches" "$sql" >"$out/search.txt"
        service+=("$(value p50_ms <"$out/search.txt")")
        service_p99+=("$(value p99_ms <"$out/search.txt")")
        local scripts=()
        for file in "$sql"/*.sql; do
            scripts+=(-f "$file")
        done
        rm -f "$sql"/log*
        taskset -c "$backend_core" pgbench -n -M prepared -c 1 -t "$searches" -l --log-prefix="$sql/log" \
            "${scripts[@]}" >"$out/search-pgbench.txt" 2>&1 || fail "pgbench failed: $out/search-pgbench.txt"
        bare+=("$(awk '{ print $3 / 1000 }' "$sql"/log* | percentile 50)")
        bare_p99+=("$(awk '{ print $3 / 1000 }' "$sql"/log* | percentile 99)")
    done
    keep search.doctors "$(psql -qAtc 'SELECT count(*) FROM doctor')"
    keep search.appointments "$(psql -qAtc 'SELECT count(*) FROM appointment')"
    keep search.slots_found "$(value slots_found <"$out/search.txt")"
    keep_median search.p50_ms "${service[@]}"
    keep_median search.p99_ms "${service_p99[@]}"
    keep_median search_sql.p50_ms "${bare[@]}"
    keep_median search_sql.p99_ms "${bare_p99[@]}"
    clean_up
    row 'search: p50_ms' "$(kept search.p50_ms)" "$(kept search_sql.p50_ms)" "$(ratio search search_sql p50_ms)" ''
    row 'search: p99_ms' "$(kept search.p99_ms)" "$(kept search_sql.p99_ms)" "$(ratio search search_sql p99_ms)" '< 10'
}

bookings_made() {
    psql -qAtc "SELECT count(*) FROM proposal WHERE kind = 'book' AND status = 'confirmed'"
}

# Both have as many connections as clients, so that it is the same fight; how the service does with production's 16
# connections is measured beside.
measure_bookings() {
    local service=() service_attempts=() pooled=() bare=() bare_attempts=() before text=$out/bookings.txt _
    tell "bookings: $rounds rounds of $bookings_seconds s, $clients clients"
    start_postgres
    schedule_benchmark "$backend_core" migrate
    schedule_benchmark "$backend_core" prepare-bookings "$clients" "$out/bookings.sql"
    for _ in $(seq "$rounds"); do
        psql -qc 'VACUUM ANALYZE'
        pool=$clients schedule_benchmark "$backend_core" bookings "$clients" "$bookings_seconds" >"$text"
        service+=("$(value bookings_per_second <"$text")")
        service_attempts+=("$(value attempts_per_second <"$text")")
        psql -qc 'VACUUM ANALYZE'
        before=$(bookings_made)
        taskset -c "$backend_core" pgbench -n -M prepared -c "$clients" -j 1 -T "$bookings_seconds" \
            -f "$out/bookings.sql" >"$text" 2>&1 || fail "pgbench failed: $text"
        bare+=("$(calculate "($(bookings_made) - $before) / $bookings_seconds" %.1f)")
        bare_attempts+=("$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$text")")
        psql -qc 'VACUUM ANALYZE'
        schedule_benchmark "$backend_core" bookings "$clients" "$bookings_seconds" >"$text"
        pooled+=("$(value bookings_per_second <"$text")")
    done
    [ "$(psql -qAtc "SELECT count(*) FROM appointment WHERE status <> 'cancelled'")" = 0 ] ||
        fail "a booking is left that nobody has won"
    keep bookings.clients "$clients"
    keep_median bookings.per_second "${service[@]}"
    keep_median bookings.attempts_per_second "${service_attempts[@]}"
    keep_median bookings_sql.per_second "${bare[@]}"
    keep_median bookings_sql.attempts_per_second "${bare_attempts[@]}"
    keep_median bookings.per_second_of_16_connections "${pooled[@]}"
    clean_up
    row 'bookings: per second' "$(kept bookings.per_second)" "$(kept bookings_sql.per_second)" \
        "$(ratio bookings bookings_sql per_second)" '>= 0.80 of the SQL'
    row 'bookings: attempts per second' "$(kept bookings.attempts_per_second)" \
        "$(kept bookings_sql.attempts_per_second)" "$(ratio bookings bookings_sql attempts_per_second)" ''
    row 'bookings: per second, 16 connections' "$(kept bookings.per_second_of_16_connections)" '' '' ''
}

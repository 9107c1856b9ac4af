# shellcheck shell=bash
# From the start of a process to its first healthy answer, with a database that is up; and from scripts/start, with all
# that is needed packaged and a new data folder, to both addresses.

# Runs the command and puts the seconds that it took in the variable took.
timed() {
    local before=$EPOCHREALTIME
    "$@"
    took=$(calculate "$EPOCHREALTIME - $before" %.3f)
}

# scripts/start with a new data folder, until both addresses are healthy.
start_everything() {
    local before
    home=$(mktemp -d "${TMPDIR:-/tmp}/caredesk-bench.XXXXXX")
    before=$EPOCHREALTIME
    env -u DATABASE_URL CAREDESK_HOME="$home" BACKEND_PORT="$backend_port" FRONTEND_PORT="$frontend_port" \
        "$root/scripts/start" >"$out/start.log" 2>&1 &
    started+=($!)
    await "http://127.0.0.1:$backend_port/api/health" 120
    await "http://127.0.0.1:$frontend_port/health/ready" 120
    took=$(calculate "$EPOCHREALTIME - $before" %.3f)
    clean_up
}

measure_startup() {
    local desk=() bare=() whole=() took _
    tell "startup: $starts starts of each"
    start_postgres
    timed start_backend "$all_cores" /health/ready
    keep startup.first_seconds "$took"
    stop "$last_pid"
    for _ in $(seq "$starts"); do
        timed start_backend "$all_cores" /api/health
        desk+=("$took")
        stop "$last_pid"
        timed start_echo
        bare+=("$took")
        stop "$last_pid"
    done
    clean_up
    keep_median startup.seconds "${desk[@]}"
    keep_median startup_echo.seconds "${bare[@]}"
    row 'startup: seconds, new database' "$(kept startup.first_seconds)" '' '' ''
    row 'startup: seconds' "$(kept startup.seconds)" "$(kept startup_echo.seconds)" \
        "$(ratio startup startup_echo seconds)" ''
    for _ in $(seq "$whole_starts"); do
        start_everything
        whole+=("$took")
    done
    keep_median startup.scripts_start_seconds "${whole[@]}"
    row 'scripts/start: seconds to both' "$(kept startup.scripts_start_seconds)" '' '' ''
}

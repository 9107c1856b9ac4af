# shellcheck shell=bash
# Agent turns of POST /api/query, each in a conversation of its own, against the framework's bare echo under the same
# load. The server has one core to itself; PostgreSQL and wrk share the other.

connections=64

# Runs wrk for $2 seconds against port $1; its figures go to file $3.
load() {
    POOL_FILE=$out/pool.txt taskset -c "$other_core" wrk -t1 -c"$connections" -d"$2s" --timeout 30s \
        -s "$parts/turns.lua" "http://127.0.0.1:$1" >"$3" 2>"$3.err"
    cat "$3.err" >>"$3"
}

# Fills pool.txt. wrk keeps its time even when its script has what it wants, so it is stopped.
open_conversations() {
    local pool=$out/pool.txt loader
    rm -f "$pool"
    POOL_FILE=$pool POOL_SIZE=$pool_size taskset -c "$other_core" wrk -t1 -c16 -d300s --timeout 30s \
        -s "$parts/pool.lua" "http://127.0.0.1:$backend_port" >"$out/wrk-pool.txt" 2>&1 &
    loader=$!
    started+=("$loader")
    until [ -f "$pool" ] && [ "$(wc -l <"$pool")" -eq "$pool_size" ]; do
        sleep 0.2
        if ! kill -0 "$loader" 2>/dev/null || grep -q '^pool:' "$out/wrk-pool.txt"; then
            fail "conversations could not be opened: $out/wrk-pool.txt"
        fi
    done
    stop "$loader"
}

# One measured round of server $1 (name) with process $2 on port $3; adds to the arrays of that name.
round() {
    local name=$1 pid=$2 port=$3 file=$out/wrk-$1.txt cpu database failures
    local -n per_second=${name}_per_second per_cpu=${name}_per_cpu p50=${name}_p50 p99=${name}_p99
    cpu=$(ticks "$pid")
    database=$(server_ticks "$postgres_pid")
    load "$port" "$turns_seconds" "$file"
    cpu=$(($(ticks "$pid") - cpu))
    database=$(($(server_ticks "$postgres_pid") - database))
    failures=$(awk '$1 ~ /^(socket|status)_errors$/ { sum += $2 } END { print sum + 0 }' "$file")
    [ "$failures" -eq 0 ] || {
        grep -E 'errors|statuses|first error' "$file" >&2
        fail "$failures of the $name's answers were errors"
    }
    per_second+=("$(value per_second <"$file")")
    per_cpu+=("$(calculate "$(value requests <"$file") / ($cpu / $hertz)" %.0f)")
    p50+=("$(value p50_ms <"$file")")
    p99+=("$(value p99_ms <"$file")")
    if [ "$name" = turns ]; then
        turns_busy+=("$(calculate "$cpu / $hertz / $turns_seconds")")
        turns_database+=("$(calculate "$database / $hertz * 1000 / $(value requests <"$file")" %.3f)")
        turns_with_proposal+=("$(calculate "$(value with_proposal <"$file") / $(value requests <"$file")")")
    fi
}

# Every figure of a server as the median of its rounds.
keep_rounds() {
    local name=$1
    local -n per_second=${name}_per_second per_cpu=${name}_per_cpu p50=${name}_p50 p99=${name}_p99
    keep_median "$name.per_second" "${per_second[@]}"
    keep_median "$name.per_cpu_second" "${per_cpu[@]}"
    keep_median "$name.p50_ms" "${p50[@]}"
    keep_median "$name.p99_ms" "${p99[@]}"
}

measure_turns() {
    local echo_pid backend_pid idle_turns idle_echo _
    local turns_per_second=() turns_per_cpu=() turns_p50=() turns_p99=()
    local echo_per_second=() echo_per_cpu=() echo_p50=() echo_p99=()
    local turns_busy=() turns_database=() turns_with_proposal=()

    tell "turns: starting the desk and the echo"
    start_postgres
    start_backend "$backend_core"
    backend_pid=$last_pid
    start_echo "$backend_core"
    echo_pid=$last_pid
    sleep 3
    idle_turns=$(resident "$backend_pid")
    idle_echo=$(resident "$echo_pid")

    tell "turns: opening $pool_size conversations, warming up"
    open_conversations
    load "$echo_port" "$((warm_seconds / 2))" "$out/warm-echo.txt"
    load "$backend_port" "$warm_seconds" "$out/warm-turns.txt"

    if $profile; then
        "${java%java}jcmd" "$backend_pid" JFR.start name=turns settings=profile filename="$out/turns.jfr" >/dev/null
    fi
    tell "turns: $rounds rounds of $turns_seconds s each"
    for _ in $(seq "$rounds"); do
        round echo "$echo_pid" "$echo_port"
        round turns "$backend_pid" "$backend_port"
    done
    if $profile; then
        "${java%java}jcmd" "$backend_pid" JFR.stop name=turns >/dev/null
    fi

    keep turns.connections "$connections"
    keep_rounds turns
    keep_rounds echo
    keep_median turns.cores_busy "${turns_busy[@]}"
    keep_median turns.database_cpu_ms_per_turn "${turns_database[@]}"
    keep_median turns.share_with_proposal "${turns_with_proposal[@]}"
    keep turns.resident_idle_mb "$idle_turns"
    keep turns.resident_peak_mb "$(resident "$backend_pid" VmHWM)"
    keep echo.resident_idle_mb "$idle_echo"
    keep echo.resident_peak_mb "$(resident "$echo_pid" VmHWM)"
    clean_up
    [ "$(calculate "$(kept turns.share_with_proposal) > 0.2" %d)" = 1 ] ||
        fail "too few turns had a proposal: the model did not do what was asked"

    local what
    for what in per_second per_cpu_second p50_ms p99_ms resident_idle_mb resident_peak_mb; do
        row_of_turns "$what"
    done
}

row_of_turns() {
    local aim=''
    case $1 in
        per_second) aim='2500 (floor 1000)' ;;
        resident_peak_mb) aim='< 400' ;;
    esac
    row "turns: $1" "$(kept "turns.$1")" "$(kept "echo.$1")" \
        "$(ratio turns echo "$1")" "$aim"
}

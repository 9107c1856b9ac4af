# shellcheck shell=bash
# Open chats: what the page's server needs for them with the memory of its container, and whether it still answers with a
# quarter of a core.

quarter=

# The packaged page with the flags of its container, which gives the heap half of its 512 MB.
start_frontend() {
    require_free "$frontend_port" BENCH_FRONTEND_PORT
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$frontend_port API_ENDPOINT=http://127.0.0.1:$backend_port/api \
        taskset -c "$other_core" "$java" -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
        -jar "$root/frontend/target/quarkus-app/quarkus-run.jar" >"$out/frontend.log" 2>&1 &
    last_pid=$!
    started+=("$last_pid")
    await "http://127.0.0.1:$frontend_port/health/ready" 120
}

# Leaves process $1 a quarter of a core, where this user may say so.
slow_down() {
    local version1=/sys/fs/cgroup/cpu/caredesk-bench.$$ version2=/sys/fs/cgroup/caredesk-bench.$$
    if mkdir "$version1" 2>/dev/null; then
        quarter=$version1
        echo 25000 >"$quarter/cpu.cfs_quota_us"
    elif [ -f /sys/fs/cgroup/cgroup.controllers ] && mkdir "$version2" 2>/dev/null; then
        quarter=$version2
        echo '25000 100000' 2>/dev/null >"$quarter/cpu.max" || return 1
    else
        return 1
    fi
    echo "$1" 2>/dev/null >"$quarter/cgroup.procs"
}

measure_pages() {
    local signal=$out/pages.open load said=$out/pages.txt
    tell "pages: $chats open chats"
    command -v node >/dev/null || fail 'node is missing: it plays the browsers'
    start_postgres
    start_backend "$backend_core"
    start_frontend
    keep pages.resident_idle_mb "$(resident "$last_pid")"
    rm -f "$signal"
    taskset -c "$backend_core" node "$parts/pages.mjs" "http://127.0.0.1:$frontend_port/" "$chats" "$signal" >"$said" 2>&1 &
    load=$!
    started+=("$load")
    until [ -f "$signal" ]; do
        kill -0 "$load" 2>/dev/null || fail "the chats did not open: $said, $out/frontend.log"
        sleep 0.2
    done
    keep pages.resident_mb "$(resident "$last_pid")"
    keep pages.resident_peak_mb "$(resident "$last_pid" VmHWM)"
    keep pages.heap_live_mb "$("${java%/java}/jcmd" "$last_pid" GC.class_histogram | awk '$1 == "Total" { printf "%.0f", $3 / 1048576 }')"
    if slow_down "$last_pid"; then
        keep pages.quarter true
    else
        tell 'pages: this user cannot limit the processor: the last figures are those of a whole core'
        keep pages.quarter false
    fi
    rm -f "$signal"
    wait "$load" || fail "the chats were lost: $said, $out/frontend.log"
    while read -r name figure; do
        keep "pages.$name" "$figure"
    done <"$said"
    clean_up
    [ -z "$quarter" ] || rmdir "$quarter" || true
    row "pages: $chats chats, resident MB" "$(kept pages.resident_mb)" "$(kept pages.resident_idle_mb) idle" '' 'under 512'
    row 'pages: chats that are alive' "$(kept pages.alive)" "$chats" '' 'all'
    row 'pages: opening p50 / p99, ms' "$(kept pages.opening_p50) / $(kept pages.opening_p99)" '' '' ''
    row 'pages: opening, turn, slow, ms' "$(kept pages.slow_opening), $(kept pages.slow_turn)" '' '' ''
}

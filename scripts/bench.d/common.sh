# shellcheck shell=bash
# What the parts of scripts/bench share: processes that are sure to be stopped, their use of the machine, and figures.

started=()

tell() {
    printf '%s\n' "$*" >&2
}

# Stops a process that was started here, and waits for it.
stop() {
    local pid=$1
    kill "$pid" 2>/dev/null || return 0
    for _ in $(seq 150); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# The last one first: the backend before its database.
stop_all() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        stop "${started[i]}"
    done
    started=()
}

# Waits up to $2 seconds for a 200 of address $1.
await() {
    local tries=$(($2 * 50))
    until curl --silent --fail --output /dev/null --max-time 2 "$1"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "no healthy answer from $1; see $out"
        sleep 0.02
    done
}

# Clock ticks of CPU that process $1 has used.
ticks() {
    sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'
}

# Clock ticks of CPU that a PostgreSQL server with process id $1 has used, ended connections included.
server_ticks() {
    local sum pid
    sum=$(sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 + $14 + $15 }')
    for pid in $(pgrep -P "$1"); do
        sum=$((sum + $(ticks "$pid" 2>/dev/null || echo 0)))
    done
    echo "$sum"
}

# Resident memory of process $1 in MB, now or (VmHWM) at its most.
resident() {
    awk -v field="${2:-VmRSS}:" '$1 == field { printf "%.0f\n", $2 / 1024 }' "/proc/$1/status"
}

# The value of key $1 among "key value" lines on stdin.
value() {
    awk -v key="$1" '$1 == key { print $2 }'
}

# The median of the numbers on stdin, one a line.
median() {
    sort -g | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# The p-th percentile (nearest rank) of the numbers on stdin.
percentile() {
    sort -g | awk -v p="$1" '{ v[NR] = $1 } END { if (NR) { i = int(NR * p / 100 + 0.9999); print v[i < 1 ? 1 : i] } }'
}

# $1 worked out by awk and printed by format $2.
calculate() {
    awk "BEGIN { printf \"${2:-%.2f}\", ($1) }"
}

# Keeps figure $1 with value $2 for the JSON file; text is quoted by itself.
keep() {
    printf '%s\t%s\n' "$1" "$2" >>"$figures"
}

# Keeps the median of $2… as figure $1.
keep_median() {
    local name=$1
    shift
    keep "$name" "$(printf '%s\n' "$@" | median)"
}

# The figure that was kept as $1.
kept() {
    awk -F '\t' -v key="$1" '$1 == key { print $2 }' "$figures"
}

# Figure $3 of $1 by that of $2.
ratio() {
    calculate "$(kept "$1.$3") / $(kept "$2.$3")"
}

# A line of the table: what, the figure, the reference's, the ratio, the aim.
row() {
    printf '%-34s %14s %14s %8s  %s\n' "$@" >>"$table"
}

# The figures as JSON on stdout.
json() {
    awk -F '\t' '
        BEGIN { print "{" }
        {
            number = $2 ~ /^-?[0-9]+(\.[0-9]+)?$/
            gsub(/["\\]/, "", $2)
            printf "%s  \"%s\": %s", (NR > 1 ? ",\n" : ""), $1, (number ? $2 : "\"" $2 "\"")
        }
        END { print "\n}" }' "$figures"
}

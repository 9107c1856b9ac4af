# shellcheck shell=bash
# What the tests of the commands for a desk on AWS share: a copy of the scripts, stand-ins for aws, npm and npx on the PATH,
# and checks. Sourced.

set -euo pipefail

sources=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy=$(mktemp -d "${TMPDIR:-/tmp}/caredesk-cloud.XXXXXX")
export CLOUD=$copy/cloud
servers=()

clean_up() {
    if [ ${#servers[@]} -gt 0 ]; then kill "${servers[@]}" 2>/dev/null || true; fi
    rm -rf "$copy"
}
trap clean_up EXIT

mkdir -p "$CLOUD" "$copy/bin"
cp -R "$sources/scripts" "$copy/"
cp "$sources/package.json" "$sources/package-lock.json" "$sources/cdk.json" "$copy/"
cp "$sources"/scripts/test/stand-ins/{aws,npm,npx} "$copy/bin/"
PATH=$copy/bin:$PATH
unset AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION DEPLOY_OPTIONS ENVIRONMENT SLACK_WEBHOOK_URL RUN_URL GITHUB_STEP_SUMMARY GITHUB_OUTPUT
export DATABASE_PAUSE=0

# Starts stand-in $1 and waits until it has written file $2.
start_server() {
    node "$copy/scripts/test/stand-ins/$1" &
    servers+=($!)
    until [ -s "$CLOUD/$2" ]; do sleep 0.1; done
}

# A stack that runs images with tag $1, after the tags from $2 on were verified, one after the other.
deployed() {
    printf UPDATE_COMPLETE >"$CLOUD/stack"
    printf '%s' "$1" >"$CLOUD/tag"
    printf '1' >"$CLOUD/desired"
    printf available >"$CLOUD/database"
    shift
    printf '%s\n' none "$@" >"$CLOUD/verified"
    rm -f "$CLOUD"/{asked,undeployable,unstable,protected,alarms,targets,stopped,running,role,slack,slack-refuses,registry,logged-out,version,engine}
}

# Runs script $2 with the rest and checks that it ends with $1; its output is in $copy/output.
ends() {
    local expected=$1 script=$2 code=0
    shift 2
    (cd / && "$copy/scripts/$script" "$@") >"$copy/output" 2>&1 </dev/null || code=$?
    if [ "$code" -ne "$expected" ]; then
        printf 'Failed: %s %s ended with %s, not %s:\n' "$script" "$*" "$code" "$expected" >&2
        cat "$copy/output" >&2
        exit 1
    fi
    printf 'ok  %s %s: %s\n' "$script" "$*" "$code"
}

# Checks that the output, or file $2 of the cloud, has text $1.
has() {
    local file=${2:+$CLOUD/$2}
    if ! grep -qF -- "$1" "${file:-$copy/output}"; then
        printf 'Failed: "%s" is not in:\n' "$1" >&2
        cat "${file:-$copy/output}" >&2
        exit 1
    fi
}

lacks() {
    local file=${2:+$CLOUD/$2}
    if grep -qF -- "$1" "${file:-$copy/output}" 2>/dev/null; then
        printf 'Failed: "%s" is in %s\n' "$1" "${2:-the output}" >&2
        exit 1
    fi
}

# Checks that nothing was asked of AWS or the CDK that changes something.
unchanged() {
    if grep -E '^(cdk (deploy|destroy)|ecs update|ssm put|rds st(art|op))' "$CLOUD/asked" 2>/dev/null; then
        printf 'Failed: that was not to be done\n' >&2
        exit 1
    fi
}

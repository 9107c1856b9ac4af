# shellcheck shell=bash disable=SC2034
# What the commands for a desk on AWS share: the stack as the AWS command line sees it. Sourced after lib.sh.

: "${root:?}"
stack=infra
export AWS_PAGER=

# Refuses to go on without version 2 of AWS' command line, and without somebody who is logged in.
require_aws() {
    local version
    command -v aws >/dev/null ||
        fail "The AWS command line is missing: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
    version=$(aws --version 2>&1) || fail "The AWS command line does not run: $version"
    case $version in
        aws-cli/[2-9]*) ;;
        *) fail "The AWS command line is ${version%% *}, but version 2 is needed: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html" ;;
    esac
    aws sts get-caller-identity --query Account --output text >/dev/null 2>&1 ||
        fail 'There are no AWS credentials, or they have expired: set AWS_PROFILE, or log in as your AWS account asks you to.'
    [ -n "${AWS_REGION:-${AWS_DEFAULT_REGION:-}}" ] || [ -n "$(aws configure get region || true)" ] ||
        fail 'The AWS region is not known: set AWS_REGION.'
}

# The stack's outputs, as read_stack fills them in
output_Url='' output_ApiUrl='' output_ClusterName='' output_BackendServiceName='' output_FrontendServiceName=''
output_BackendLogGroup='' output_FrontendLogGroup='' output_BackendTasks='' output_FrontendTasks='' output_DatabaseEngine=''
output_DatabaseIdentifier='' output_ImageTag='' output_VerifiedImageTag='' output_PipelineRole=''

# Reads the stack's outputs; 1 when there is no stack, or none that was ever complete.
read_stack() {
    local name value text
    if ! text=$(aws cloudformation describe-stacks --stack-name "$stack" \
        --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text 2>&1); then
        case $text in
            *'does not exist'*) return 1 ;;
            *) fail "$text" ;;
        esac
    fi
    while IFS=$'\t' read -r name value; do
        case $name in
            '' | *[!A-Za-z]*) ;;
            *) printf -v "output_$name" '%s' "$value" ;;
        esac
    done <<<"$text"
    [ -n "$output_Url" ]
}

require_stack() {
    read_stack || fail "There is no stack \"$stack\" in this account and region: scripts/deploy makes it."
    [ -n "$output_VerifiedImageTag" ] || fail 'The stack is older than this command: deploy it once more.'
}

# How many tasks services $2… of cluster $1 are to have, together.
wanted_tasks() {
    local cluster=$1 count sum=0
    shift
    for count in $(aws ecs describe-services --cluster "$cluster" --services "$@" --query 'services[].desiredCount' --output text); do
        sum=$((sum + count))
    done
    printf '%s\n' "$sum"
}

# Whether the desk was put to rest, at night or by scripts/scale.
is_asleep() {
    [ "$(wanted_tasks "$output_ClusterName" "$output_BackendServiceName" "$output_FrontendServiceName")" -eq 0 ]
}

# Waits, ten minutes at most, until both services run what they are to run.
wait_for_services() {
    aws ecs wait services-stable --cluster "$output_ClusterName" \
        --services "$output_BackendServiceName" "$output_FrontendServiceName"
}

# The image tags that passed a verification, the newest first.
verified_tags() {
    # sorted here: a query sees one page of the history at a time
    aws ssm get-parameter-history --name "$output_VerifiedImageTag" --query 'Parameters[].[Version, Value]' --output text |
        sort -rn | cut -f 2 | grep -vx none || true
}

# The newest verified image tag other than $1.
last_verified_but() {
    local tag
    while IFS= read -r tag; do
        if [ -n "$tag" ] && [ "$tag" != "$1" ]; then
            printf '%s\n' "$tag"
            return
        fi
    done < <(verified_tags)
    return 1
}

# Notes that the desk passed its verification with image tag $1.
note_verified() {
    if [ "$(verified_tags | head -n 1)" != "$1" ]; then
        aws ssm put-parameter --name "$output_VerifiedImageTag" --value "$1" --overwrite >/dev/null
    fi
}

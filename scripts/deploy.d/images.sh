# shellcheck shell=bash
# What the commands of this folder share: where "docker login", the tags and the architectures are noted.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
notes=$project/target/images

# A name of an image as that of a file.
note_of() {
    printf '%s/%s\n' "$notes" "$(printf '%s' "$1" | tr '/:' '__')"
}

# Whether what the CDK takes for docker is jib-docker, or would not be found at all.
is_without_docker() {
    local docker=${CDK_DOCKER:-docker}
    docker=$(command -v "$docker" || true)
    [ -z "$docker" ] || [ "$(basename "$(readlink -f "$docker")")" = jib-docker ]
}

# Builds the image of module $1 with goal $2 of Jib; $3 repository, $4 tag, $5 architecture. IMAGE_BUILD_OPTIONS are
# further options of Maven, such as -o or -Dimage.base=tar:///tmp/base.tar. Maven speaks on stderr: stdout is the CDK's.
build_image() {
    local options=()
    read -ra options <<<"${IMAGE_BUILD_OPTIONS:-}"
    "$project/mvnw" -f "$project/pom.xml" -q -B -ntp -Pimage -pl "$1" package \
        -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcompiler.fail-on-warning=false \
        "-Dimage.goal=$2" "-Dimage.repository=$3" "-Dimage.tag=$4" "-Dimage.architecture=$5" \
        ${options[@]+"${options[@]}"} >&2
}

#!/usr/bin/env bash
# deploy/images/build.sh [BASE]
#
# Builds seisan-postgres, seisan-rabbitmq and seisan-redis from the packages of this machine's Debian, so that a
# container runs what the machine itself would. No registry is asked: the base is made by debootstrap (as root) where it
# is missing, or is the image BASE. What has not changed comes from the engine's cache.
set -euo pipefail
cd "$(dirname "$0")"
. ../../AppHost/packages.sh

. /etc/os-release
release=$VERSION_CODENAME base=${1:-seisan-debian:$VERSION_CODENAME}

# The machine's own sources, as far as they are Debian's: a mirror that is near, with the updates.
sources() {
    apt-get indextargets --format 'deb $(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' | sort -u
}

debootstrap_base() {
    need_packages debootstrap
    local folder site
    folder=$(mktemp -d)
    trap 'rm -rf --one-file-system "$folder"' RETURN
    site=$(sources | awk -v release="$release" '$3 == release { print $2; exit }')
    debootstrap --variant=minbase --include=ca-certificates \
        "$release" "$folder/root" "${site:-http://deb.debian.org/debian}" >"$folder/log" 2>&1 ||
        { tail -n 20 "$folder/log" >&2; return 1; }
    rm -rf "$folder"/root/var/cache/apt/archives/*.deb "$folder"/root/var/lib/apt/lists/*
    if [ -n "$site" ]; then sources >"$folder/root/etc/apt/sources.list"; fi
    tar -C "$folder/root" --one-file-system -c . | docker import - "$base" >/dev/null
}

build() { # NAME
    local log
    log=$(docker build --network host --build-arg BASE="$base" -t "seisan-$1:$release" "$1" 2>&1) ||
        { printf '%s\n' "$log" | tail -n 20 >&2; return 1; }
}

docker image inspect "$base" >/dev/null 2>&1 || { [ $# -eq 0 ] && debootstrap_base; }
for name in postgres rabbitmq redis; do build "$name"; done

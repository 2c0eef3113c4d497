# Sourced by ./run and ./test: the Debian packages they need, and how a missing one comes in.

# What each package is known by, so that a program installed in another way counts as well.
declare -A package_files=(
    [postgresql]=/usr/lib/postgresql/*/bin/postgres
    [rabbitmq-server]=/usr/lib/rabbitmq/bin/rabbitmq-server
    [redis-server]=/usr/bin/redis-server
    [pgbackrest]=/usr/bin/pgbackrest
    [python3-aiosmtpd]=/usr/bin/aiosmtpd
    [chromium-headless-shell]=/usr/bin/chromium-headless-shell
    [docker.io]=/usr/sbin/dockerd
    [debootstrap]=/usr/sbin/debootstrap
    [iproute2]=/usr/bin/ip
    [poppler-utils]=/usr/bin/pdftotext
    [fonts-noto-cjk]='/usr/share/fonts/opentype/noto/NotoSansCJK*'
)

# need_packages NAME … : installs what is missing when we are root, else prints the command and fails.
need_packages() {
    local missing=() name
    for name in "$@"; do
        compgen -G "${package_files[$name]}" >/dev/null || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    if [ "$(id -u)" -ne 0 ]; then
        printf 'Missing packages. Install them with:\n    sudo apt-get install -y --no-install-recommends %s\n' "${missing[*]}" >&2
        return 1
    fi

    echo "Installing ${missing[*]}"
    local attempt
    for attempt in 1 2; do
        # The run level keeps the packages from starting services of their own: we start what we need ourselves.
        if RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq update >/dev/null &&
            RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends "${missing[@]}" >/dev/null; then
            return 0
        fi
        [ "$attempt" -eq 1 ] && sleep 5
    done
    printf 'The installation failed. Try:\n    apt-get install -y --no-install-recommends %s\n' "${missing[*]}" >&2
    return 1
}

# need_sdk : fails unless `dotnet` is an SDK that can build this.
need_sdk() {
    if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
        echo 'The .NET 10 SDK is missing: https://learn.microsoft.com/dotnet/core/install/linux-debian' >&2
        return 1
    fi
}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

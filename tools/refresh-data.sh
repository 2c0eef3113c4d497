#!/usr/bin/env bash
# Brings the bank and branch codes and the holidays of Japan up to date from their npm packages (both MIT).
# Needs npm and node; review the difference before committing it.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent zengin-code @holiday-jp/holiday_jp >/dev/null
for package in ./*.tgz; do
    mkdir -p "${package%.tgz}" && tar xzf "$package" --strip-components=1 -C "${package%.tgz}"
done

node "$root/tools/write-data.js" ./zengin-code-*/ ./holiday-jp-holiday_jp-*/ "$root"

#!/usr/bin/env bash
# compile.sh FOLDER … : gives the assemblies in the programs' folders machine code beside their IL (ReadyToRun).
#
# The platform is ten programs with the same sixty libraries in each; without this every one of them compiles what it
# uses of them whenever it starts. A result is kept under artifacts/ahead by the hash of its source, so that a library
# is compiled once. Whatever goes wrong leaves the assembly as it was: it starts slower and is as right.
set -uo pipefail
cd "$(dirname "$0")/../.."
project=AppHost/Ahead/Compiler.proj
export kept=$PWD/artifacts/ahead
mkdir -p "$kept"

find_compiler() { compiler=$(cat "$kept/compiler" 2>/dev/null) && [ -x "$compiler" ]; }
if ! find_compiler; then
    dotnet restore "$project" -v q >/dev/null 2>&1 &&
        dotnet msbuild "$project" -getProperty:Compiler >"$kept/compiler" 2>/dev/null
    find_compiler || { echo 'Microsoft.NETCore.App.Crossgen2 cannot be had: the start takes longer.'; exit 0; }
fi
export compiler

read -r version shared < <(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10[^ ]*\) \[\(.*\)\/.*\]/\1 \2/p' | tail -n 1)
export version shared architecture=x64
[ "$(uname -m)" = aarch64 ] && architecture=arm64

compile() { # HASH FILE
    if [ -e "$kept/$1" ]; then touch "$kept/$1"; return; fi
    "$compiler" "$2" -o "$kept/$1.new" --targetos linux --targetarch "$architecture" -O -r "$(dirname "$2")/*.dll" \
        -r "$shared/Microsoft.NETCore.App/$version/*.dll" -r "$shared/Microsoft.AspNetCore.App/$version/*.dll" >/dev/null 2>&1 ||
        : >"$kept/$1.new" # it has machine code already, or cannot have any
    mv "$kept/$1.new" "$kept/$1"
}
export -f compile

# The SDK's own programs, which lie beside ours, are never started.
find "$@" -maxdepth 1 -name '*.dll' ! -name 'Microsoft.CodeAnalysis*' ! -name 'Microsoft.Build*' ! -name '*.Design.dll' -print0 |
    xargs -0 sha256sum >"$kept/list" || exit 0
sort -u -k1,1 "$kept/list" | while read -r hash file; do printf '%s\0%s\0' "$hash" "$file"; done |
    xargs -0 -n 2 -P "$(nproc)" bash -c 'compile "$0" "$1"'

while read -r hash file; do
    if [ -s "$kept/$hash" ]; then cp "$kept/$hash" "$file.new" && mv "$file.new" "$file"; fi
done <"$kept/list"
find "$kept" -maxdepth 1 -type f -mtime +7 -delete

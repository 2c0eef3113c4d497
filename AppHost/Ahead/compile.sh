#!/usr/bin/env bash
# compile.sh FOLDER … : gives the assemblies in the programs' folders machine code beside their IL (ReadyToRun).
#
# The platform is ten programs with the same sixty libraries in each; without this every one of them compiles what it
# uses of them whenever it starts. A result is kept under artifacts/ahead, so that a library is compiled once; ours, which
# have symbols beside them, go by their hash and only where they are optimised, a library by its size and time. Whatever
# goes wrong leaves the assembly as it was: it starts slower and is as right.
set -uo pipefail
cd "$(dirname "$0")/../.."
project=AppHost/Ahead/Compiler.proj
export kept=$PWD/artifacts/ahead
mkdir -p "$kept"

find_compiler() { compiler=$(cat "$kept/compiler" 2>/dev/null) && [ -x "$compiler" ]; }
if ! find_compiler; then
    dotnet restore "$project" -v q >/dev/null 2>&1 &&
        dotnet msbuild "$project" -getProperty:Compiler >"$kept/compiler" 2>/dev/null
    find_compiler || { echo 'Microsoft.NETCore.App.Crossgen2 cannot be had: the start takes longer.' >&2; exit 0; }
fi
export compiler

read -r version shared < <(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10[^ ]*\) \[\(.*\)\/.*\]/\1 \2/p' | tail -n 1)
export version shared architecture=x64
[ "$(uname -m)" = aarch64 ] && architecture=arm64

name_of() { # FILE
    if [ -e "${1%.dll}.pdb" ]; then sha256sum <"$1" | cut -c1-64; else find "$1" -printf '%f-%s-%T@'; fi
}

compile() { # NAME FILE
    if [ -e "$kept/$1" ]; then touch "$kept/$1"; return; fi
    "$compiler" "$2" -o "$kept/$1.new" --targetos linux --targetarch "$architecture" -O -r "$(dirname "$2")/*.dll" \
        -r "$shared/Microsoft.NETCore.App/$version/*.dll" -r "$shared/Microsoft.AspNetCore.App/$version/*.dll" >/dev/null 2>&1 ||
        : >"$kept/$1.new" # it has machine code already, or cannot have any
    mv "$kept/$1.new" "$kept/$1"
}
export -f compile

# The SDK's own programs, which lie beside ours, are never started; what only drives and reads programs is not worth it.
find "$@" -maxdepth 1 -name '*.dll' ! -name 'Microsoft.CodeAnalysis*' ! -name 'Microsoft.Build*' ! -name '*.Design.dll' \
    ! -name 'Microsoft.VisualStudio*' ! -name 'Microsoft.Playwright*' ! -name 'Deque*' ! -name 'ArchUnitNET*' \
    ! -name 'Mono.*' ! -name 'BouncyCastle*' ! -name 'Humanizer*' -printf '%f-%s-%T@ %p\n' |
    while read -r name file; do
        if [ ! -e "${file%.dll}.pdb" ]; then echo "$name $file"
        elif [[ $file != */debug/* ]]; then echo "$(name_of "$file") $file"
        fi
    done >"$kept/list"
sort -u -k1,1 "$kept/list" | while read -r name file; do printf '%s\0%s\0' "$name" "$file"; done |
    xargs -0 -n 2 -P "$(nproc)" bash -c 'compile "$0" "$1"'

# It keeps its time, so that it goes by the same name the next time: that of one that has its code already.
while read -r name file; do
    [ -s "$kept/$name" ] || continue
    cp "$kept/$name" "$file.new" && touch -r "$file" "$file.new" && mv "$file.new" "$file" || continue
    : >"$kept/$(name_of "$file")"
done <"$kept/list"
find "$kept" -maxdepth 1 -type f -mtime +7 -delete

#!/bin/sh
# Prints the path of a Python interpreter: python.sh 3.10, or python.sh 3.11 3.12 3.13 (the first found).
# pyenv's `python3.x` on PATH are shims that may refuse to start, so each candidate is tried.
set -eu

works() { "$1" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$2')" >/dev/null 2>&1; }

candidates() {
    .tools/bin/uv python find --no-project "$1" 2>/dev/null || true
    for root in "$(pyenv root 2>/dev/null || true)" "${PYENV_ROOT:-}" "$HOME/.pyenv"; do
        [ -z "$root" ] || ls -d "$root/versions/$1".*/bin/python 2>/dev/null || true
    done
    command -v "python$1" || true
}

found() {
    for version in "$@"; do
        candidates "$version" | while read -r candidate; do
            if works "$candidate" "$version"; then echo "$candidate"; break; fi
        done | grep . && return 0
    done
    return 1
}

found "$@" && exit 0

for version in "$@"; do
    echo "Fetching Python $version" >&2
    if .tools/bin/uv python install "$version" >&2; then
        found "$version" && exit 0
    fi
done

cat >&2 <<MESSAGE

Python $1 is needed and was found neither on PATH nor among pyenv's versions, and uv could not fetch it.
Install it in one of these ways, then try again:
    uv python install $1
    pyenv install $1
    apt-get install python$1 python$1-venv     (Debian and Ubuntu releases that carry it)
MESSAGE
exit 1

#!/bin/sh
# Sees to it that .tools/bin/uv exists: the one on this machine if it is recent, else a pinned one.
set -eu
wanted=0.13.9
oldest=0.9.0

say() { printf '%s\n' "$*" >&2; }

recent() {
    have=$("$1" --version 2>/dev/null | awk '{ print $2 }') || return 1
    [ -n "$have" ] && [ "$(printf '%s\n%s\n' "$oldest" "$have" | sort -t. -k1,1n -k2,2n -k3,3n | head -1)" = "$oldest" ]
}

recent .tools/bin/uv && exit 0
mkdir -p .tools/bin

if there=$(command -v uv) && recent "$there"; then
    ln -sf "$there" .tools/bin/uv
    exit 0
fi

say "Fetching uv $wanted into .tools/"
for python in python3 python3.13 python3.12 python3.11 python3.10 /usr/bin/python3; do
    "$python" -m venv --clear .tools/python >/dev/null 2>&1 || continue
    .tools/python/bin/python -m pip install --quiet --disable-pip-version-check "uv==$wanted" >&2 || continue
    ln -sf ../python/bin/uv .tools/bin/uv
    exit 0
done

installer="https://astral.sh/uv/$wanted/install.sh"
export UV_INSTALL_DIR="$PWD/.tools/bin" UV_NO_MODIFY_PATH=1
if command -v curl >/dev/null && curl -LsSf "$installer" | sh >&2; then exit 0; fi
if command -v wget >/dev/null && wget -qO- "$installer" | sh >&2; then exit 0; fi

say "uv cannot be fetched. Install it (https://docs.astral.sh/uv/) so that \`uv --version\` says $oldest or later,"
say "or install Python's venv module (Debian, Ubuntu: apt-get install python3-venv), and try again."
exit 1

#!/usr/bin/env bash
# Write requirements.lock from pyproject.toml; the resolver lives in an environment of its own, never in the product's.
set -euo pipefail
tool=.local/lock-tool

if [ ! -x "$tool/bin/uv" ]; then
    mkdir -p .local
    "$PYTHON" -m venv "$tool"
    "$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv
fi

# --universal: one file for every Python from 3.11 on, with markers where they differ.
new=$(mktemp)
trap 'rm -f "$new"' EXIT
echo '# Every version with its hashes; made by `make lock` from pyproject.toml.' > "$new"
"${UV:-$tool/bin/uv}" pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-header "$@" >> "$new"
if grep -n '://' "$new"; then
    echo "The lock would carry a download address." >&2
    exit 1
fi
cp "$new" requirements.lock

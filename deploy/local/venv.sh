#!/usr/bin/env bash
# Make the virtual environment $1 hold exactly what requirements.lock names; an unchanged lock costs nothing.
set -euo pipefail
venv=$1

matches() {
    cmp -s requirements.lock "$venv/requirements.lock" && "$venv/bin/python" -c '' 2>/dev/null
}

matches && exit 0
mkdir -p "$(dirname "$venv")"
# Two calls at once (two terminals of one checkout) must not write into each other's environment.
exec 9>"$venv.lock"
flock 9
matches && exit 0

echo "Installing the Python packages into $venv (about a minute) ..."
# What runs in a healthy environment meanwhile must not lose it; a broken one is made again from nothing.
"$venv/bin/python" -c '' 2>/dev/null || "$PYTHON" -m venv --clear "$venv"
# Wheels only: nothing is compiled here, and no package runs code of its own while it is installed.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --only-binary :all: --require-hashes -r requirements.lock
cp requirements.lock "$venv/requirements.lock"

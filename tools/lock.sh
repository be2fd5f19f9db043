#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml and requirements/*.in, for every system, with hashes.
# Extra words go to uv: `make lock LOCK=--upgrade`, `make lock LOCK="--upgrade-package lxml"`.
set -eu
cd "$(dirname "$0")/.."

TOOL=build/lock
if [ ! -x "$TOOL/bin/uv" ]; then
    .venv/bin/python -m venv "$TOOL"
    "$TOOL/bin/python" -m pip install -q --require-hashes -r requirements/lock.txt
fi

compile() { # output, inputs...
    output=$1
    shift
    "$TOOL/bin/uv" pip compile -q --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o "requirements/$output.txt" "$@"
}

compile run pyproject.toml "$@"
compile desk pyproject.toml --extra desk -c requirements/run.txt "$@"
compile dev requirements/dev.in -c requirements/run.txt "$@"
compile oracles requirements/oracles.in "$@"
compile lock requirements/lock.in "$@"

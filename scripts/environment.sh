# Makes the virtual environment .venv from a lock file, once a lock file. Sourced, not run.
# usage: use_environment LOCKFILE [EXTRA_PIP_ARGUMENT...]
use_environment() {
  local lock="$1" stamp
  shift
  stamp="$(cat "$lock" pyproject.toml | cksum | tr ' ' '-')-$(basename "$lock")"
  if [ ! -x .venv/bin/python ]; then
    local python
    for python in python3.11 python3.12 python3.13 python3; do
      command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && break
    done
    "$python" -m venv .venv || { echo "crossreport: needs Python 3.11 or later with venv" >&2; return 1; }
  fi
  if [ ! -e ".venv/.$stamp" ]; then
    echo "setting up .venv from $lock" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" "$@" || return 1
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e . || return 1
    touch ".venv/.$stamp"
  fi
}

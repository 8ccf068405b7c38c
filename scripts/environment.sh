# Makes the virtual environment .venv from a lock file, once a lock file. Sourced, not run.
# usage: use_environment LOCKFILE
use_environment() {
  local lock="$1" stamp
  stamp=".venv/.$(basename "$lock")-$(cat "$lock" pyproject.toml scripts/environment.sh | cksum | tr ' ' '-')"
  [ -e "$stamp" ] && return
  echo "crossreport: setting up .venv from $lock" >&2
  # A set-up that was stopped half way leaves an environment without pip: it is made anew.
  .venv/bin/python -m pip --version >/dev/null 2>&1 || make_environment || return
  rm -f ".venv/.$(basename "$lock")-"*
  # Without --no-compile, modules that are never imported would be a tenth of the environment.
  local pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile)
  "${pip[@]}" --require-hashes --only-binary :all: -r "$lock" &&
    "${pip[@]}" --no-deps --no-build-isolation --editable . &&
    touch "$stamp"
}

make_environment() {
  local python
  for python in python3.11 python3.12 python3.13 python3; do
    "$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
      "$python" -m venv --clear .venv && return
  done
  echo "crossreport: needs Python 3.11 or later with its venv module (on Debian: python3-venv)" >&2
  return 1
}

# Puts Debian's Chromium there for the tests of the pages, where it is missing and can be had.
use_browser() {
  [ -e "${CROSSREPORT_CHROMIUM:-/usr/bin/chromium}" ] && return
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 0  # the tests say what is missing
  echo "crossreport: installing Chromium for the tests of the pages" >&2
  apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium >/dev/null ||
    echo "crossreport: Chromium could not be installed; the tests of the pages will say so" >&2
}

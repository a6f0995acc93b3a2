# Shared by ./run and ./test: a virtual environment from a hash-locked file, and a browser for the tests. POSIX sh, sourced.

say() { printf '%s\n' "$*" >&2; }

# The newest interpreter that is new enough; empty when there is none.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# ensurepip, not venv, is what Debian leaves out: "python3 -m venv" would fail late and half-done.
has_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
    say "Installing $* (Debian packages) …"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# uv trusts its own list of certificates; behind a proxy with its own authority only the system's list knows the way.
install_with_uv() { # uv, folder, lock
    [ ! -r /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS=1
    "$1" pip install --quiet --python "$2/bin/python" --require-hashes --requirement "$3"
}

# Builds the environment in a folder of its own and moves it into place, so that an interrupted start leaves no half one.
build_environment() { # top, lock, target
    if command -v uv >/dev/null 2>&1; then
        python=$(find_python) || python=3.11
        uv venv --quiet --clear --python "$python" "$3" && install_with_uv uv "$3" "$2"
        return
    fi
    if ! python=$(find_python) || ! has_venv "$python"; then
        if can_apt; then
            apt_install python3 python3-venv
            python=$(find_python)
        elif [ -n "${python:-}" ]; then
            build_without_venv "$python" "$2" "$3"
            return
        else
            say "Homeward needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt install python3 python3-venv"
            exit 1
        fi
    fi
    "$python" -m venv --clear "$3"
    # uv installs the lock three times faster than pip; where it cannot be had or cannot work, pip does the same.
    if "$3/bin/python" -m pip install --quiet --disable-pip-version-check uv 2>/dev/null &&
        install_with_uv "$3/bin/uv" "$3" "$2" 2>/dev/null; then
        return
    fi
    "$3/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$2"
}

# python3 without ensurepip and nobody to install it: a bare environment and whatever pip the person already has.
build_without_venv() { # python, lock, target
    if "$1" -m pip --version >/dev/null 2>&1; then
        "$1" -m venv --without-pip --clear "$3" 2>/dev/null || true
        if [ -x "$3/bin/python" ] && "$1" -m pip --python "$3/bin/python" install --quiet --disable-pip-version-check \
            --require-hashes --requirement "$2"; then
            return 0
        fi
    fi
    say "Homeward needs Python's venv module. On Debian or Ubuntu: sudo apt install python3-venv"
    exit 1
}

set_up() { # top, lock name
    lock="$1/$2"
    stamp="$1/.venv/.homeward-$2"
    want=$(cksum <"$lock")
    # The tests' lock holds everything the program's does, so a test environment serves ./run as well.
    for have in "$stamp" "$1/.venv/.homeward-requirements-dev.txt"; do
        if [ -f "$have" ] && [ "$(sed -n 1p "$have")" = "$(cksum <"$1/${have##*.homeward-}")" ]; then
            return 0
        fi
    done
    say "Setting up Homeward's own environment in .venv (once; about half a minute) …"
    # Two doors opened at once must not build into each other: mkdir is the lock that every sh has.
    if ! mkdir "$1/.venv.lock" 2>/dev/null; then
        say "Another ./run or ./test is setting up. If none is, remove the folder .venv.lock and start again."
        exit 1
    fi
    trap 'rm -rf "$1/.venv.lock"' EXIT INT TERM
    build_environment "$1" "$lock" "$1/.venv" || { say "Setting up failed: see above."; exit 1; }
    for site in "$1"/.venv/lib/python3.*/site-packages; do
        printf '%s\n' "$1/src" >"$site/homeward.pth"
    done
    printf '%s\n' "$want" >"$stamp"
    rm -rf "$1/.venv.lock"
    trap - EXIT INT TERM
}

# Chromium from Debian's packages where we may install it; the tests skip with a reason (and fail when CI=true) without.
set_up_browser() {
    if command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then
        return 0
    fi
    if can_apt; then
        apt_install chromium libatomic1
    else
        say "No Chromium found: the browser tests will be skipped. On Debian: sudo apt install chromium"
    fi
}

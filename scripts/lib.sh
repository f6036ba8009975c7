# Common parts of the scripts; sourced by them, never run.
#
# Every script works from any directory, without a terminal, without input, as root or not.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

# The oldest Swift that can build the package.
swift_needed=6.2

# Says what comes next, apart from the output of the step itself.
step() { printf '\n==> %s\n' "$*" >&2; }

# Ends with one line that says what is wrong and how to mend it.
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Stops unless a Swift that is new enough is on the PATH.
need_swift() {
    command -v swift >/dev/null ||
        fail "Swift is missing; install Swift $swift_needed or later from https://swift.org/install"
    local found
    found="$(swift --version 2>/dev/null </dev/null |
        sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)"
    [ -n "$found" ] || fail "'swift --version' gives no version; reinstall Swift $swift_needed or later"
    [ "$(printf '%s\n' "$swift_needed" "$found" | sort -V | head -n 1)" = "$swift_needed" ] ||
        fail "Swift $found is too old; install Swift $swift_needed or later from https://swift.org/install"
}

# Whether a program that uses SQLite compiles and links.
have_sqlite() {
    local compiler probe
    compiler="$(command -v clang || command -v cc)" || return 1
    probe="$(mktemp)"
    if printf '#include <sqlite3.h>\nint main(void) { return sqlite3_libversion_number() == 0; }\n' |
        "$compiler" -x c - -lsqlite3 -o "$probe" 2>/dev/null; then
        rm -f "$probe"
        return 0
    fi
    rm -f "$probe"
    return 1
}

# Installs SQLite's development files where they are missing, and only there.
need_sqlite() {
    have_sqlite && return
    command -v apt-get >/dev/null ||
        fail "the SQLite development files are missing; install them (sqlite3.h and libsqlite3)"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "libsqlite3-dev is missing; have root run 'apt-get install libsqlite3-dev'"
        as_root=(sudo -n)
        # Somebody at a terminal can be asked for the password.
        [ -t 0 ] && as_root=(sudo)
    fi
    step "Installing libsqlite3-dev, which is missing"
    "${as_root[@]}" apt-get update >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends libsqlite3-dev >&2 ||
        fail "libsqlite3-dev cannot be installed; install it by hand and run this again"
    have_sqlite || fail "libsqlite3-dev is installed, but a program with it does not link; check clang"
}

# Stops unless the toolchain can format.
need_swift_format() {
    swift format --version >/dev/null 2>&1 </dev/null ||
        fail "'swift format' is missing; install a complete Swift $swift_needed toolchain"
}

# Where what we install for ourselves lies, out of the way of the machine's own programs.
tools="$root/.build/tools"

# Puts hledger and bean-check on the PATH, installing what is missing: other people's programs, which
# audit our books. Where they cannot be had their tests are skipped, so this never stops a script.
want_auditors() {
    PATH="$tools/beancount/bin:$PATH"
    if ! command -v hledger >/dev/null; then
        step "Installing hledger, which is missing"
        install_package hledger ||
            echo "hledger cannot be installed; the tests of the books are skipped" >&2
    fi
    command -v bean-check >/dev/null && return
    step "Installing beancount, which is missing, into $tools"
    if ! python3 -c 'import ensurepip' 2>/dev/null; then
        install_package python3-venv || true
    fi
    if ! { python3 -m venv "$tools/beancount" &&
        "$tools/beancount/bin/pip" install --quiet --disable-pip-version-check "beancount>=3,<4"; } >&2 \
        </dev/null; then
        rm -rf "$tools/beancount"
        echo "beancount cannot be installed; the tests of the books are skipped" >&2
    fi
}

# Installs a package of Debian without a question; fails where that needs a password or cannot be done.
install_package() {
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    command -v apt-get >/dev/null || return 1
    "${as_root[@]}" apt-get update >&2 </dev/null &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$1" >&2 </dev/null
}

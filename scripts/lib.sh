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

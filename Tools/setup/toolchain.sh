# The Swift toolchain: there or not, new enough or not. shellcheck shell=bash

wanted_swift_major=6
wanted_swift_minor=1

require_swift() {
    local how="Install it from https://www.swift.org/install (swiftly installs the latest), open a new terminal, then run the same command again."
    if ! type -P swift >/dev/null; then
        local folder
        for folder in "${SWIFTLY_BIN_DIR:-}" "$HOME/.local/share/swiftly/bin" "$HOME/.swiftly/bin"; do
            if [ -n "$folder" ] && [ -x "$folder/swift" ]; then
                fail "Swift is installed in $folder, but that folder is not on your PATH. Run this, then try again:"
                say "    export PATH=\"$folder:\$PATH\""
                return 1
            fi
        done
        fail "Swift is not installed, and the course needs version $wanted_swift_major.$wanted_swift_minor or newer. $how"
        return 1
    fi

    local words version major minor rest
    if ! words=$(swift --version 2>&1); then
        fail "\`swift --version\` fails, so the installation of Swift is broken. It says:"
        say "$words"
        say "$how"
        return 1
    fi
    version=${words#*Swift version }
    version=${version%%[!0-9.]*}
    major=${version%%.*}
    rest=${version#*.}
    minor=${rest%%.*}
    case $major$minor in
        '' | *[!0-9]*)
            fail "\`swift --version\` gives no version that can be read: ${words%%$'\n'*}. $how"
            return 1
            ;;
    esac
    if [ "$major" -lt $wanted_swift_major ] ||
        { [ "$major" -eq $wanted_swift_major ] && [ "$minor" -lt $wanted_swift_minor ]; }; then
        fail "Swift $version is too old: the course needs $wanted_swift_major.$wanted_swift_minor or newer. $how"
        return 1
    fi

    if ! type -P git >/dev/null; then
        fail "git is not installed, and Swift fetches the course's packages with it. Install git, then run the same command again."
        return 1
    fi
}

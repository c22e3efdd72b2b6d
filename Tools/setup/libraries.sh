# The C libraries: which are missing, what they are called here, and installing them where that is allowed.
# shellcheck shell=bash

# library_is_there NAME: asks pkg-config, because that is what the build asks too. The extensions of cmark-gfm come
# without a description of their own on Debian, so there the header decides.
library_is_there() {
    case $1 in
        pkg-config) type -P pkg-config >/dev/null ;;
        cmark-gfm-extensions)
            local flag
            for flag in $(pkg-config --cflags-only-I libcmark-gfm 2>/dev/null) -I/usr/include -I/usr/local/include; do
                [ -f "${flag#-I}/cmark-gfm-core-extensions.h" ] && return 0
            done
            return 1
            ;;
        png) pkg-config --exists libpng 2>/dev/null ;;
        jpeg) pkg-config --exists libjpeg 2>/dev/null ;;
        cmark-gfm) pkg-config --exists libcmark-gfm 2>/dev/null ;;
        openblas) pkg-config --exists openblas 2>/dev/null ;;
        crypto) pkg-config --exists libcrypto 2>/dev/null ;;
    esac
}

# package_name MANAGER LIBRARY: what the package with the headers of a library is called.
package_name() {
    case $1:$2 in
        apt-get:pkg-config) echo pkg-config ;;
        apt-get:png) echo libpng-dev ;;
        apt-get:jpeg) echo libjpeg-dev ;;
        apt-get:cmark-gfm) echo libcmark-gfm-dev ;;
        apt-get:cmark-gfm-extensions) echo libcmark-gfm-extensions-dev ;;
        apt-get:openblas) echo libopenblas-dev ;;
        apt-get:crypto) echo libssl-dev ;;
        brew:pkg-config | pacman:pkg-config) echo pkgconf ;;
        brew:png | pacman:png) echo libpng ;;
        brew:jpeg) echo jpeg-turbo ;;
        pacman:jpeg) echo libjpeg-turbo ;;
        brew:cmark-gfm* | pacman:cmark-gfm*) echo cmark-gfm ;;
        pacman:openblas) echo openblas ;;
        pacman:crypto) echo openssl ;;
        dnf:pkg-config) echo pkgconf-pkg-config ;;
        dnf:png) echo libpng-devel ;;
        dnf:jpeg) echo libjpeg-turbo-devel ;;
        dnf:cmark-gfm*) echo cmark-gfm-devel ;;
        dnf:openblas) echo openblas-devel ;;
        dnf:crypto) echo openssl-devel ;;
        apk:pkg-config) echo pkgconf ;;
        apk:png) echo libpng-dev ;;
        apk:jpeg) echo libjpeg-turbo-dev ;;
        apk:cmark-gfm*) echo cmark-gfm-dev ;;
        apk:openblas) echo openblas-dev ;;
        apk:crypto) echo openssl-dev ;;
    esac
}

package_manager() {
    local manager
    case $(uname -s) in
        Darwin) if type -P brew >/dev/null; then echo brew; fi ;;
        *) for manager in apt-get dnf pacman apk; do
            if type -P $manager >/dev/null; then
                echo $manager
                return
            fi
        done ;;
    esac
}

install_command() {
    case $1 in
        apt-get) echo "apt-get install -y --no-install-recommends $2" ;;
        brew) echo "brew install $2" ;;
        dnf) echo "dnf install -y $2" ;;
        pacman) echo "pacman -S --needed $2" ;;
        apk) echo "apk add $2" ;;
    esac
}

# Sets `missing` to the libraries that are not there.
find_missing_libraries() {
    local library wanted="pkg-config png jpeg cmark-gfm cmark-gfm-extensions"
    # On Apple platforms the matrix products come from Accelerate and hashes from CryptoKit.
    [ "$(uname -s)" = Darwin ] || wanted="$wanted openblas crypto"
    missing=''
    for library in $wanted; do library_is_there $library || missing="$missing $library"; done
    missing=${missing# }
}

require_libraries() {
    local missing manager library name packages='' command
    find_missing_libraries
    [ -z "$missing" ] && return 0

    manager=$(package_manager)
    if [ -z "$manager" ]; then
        fail "these libraries are missing: ${missing// /, }. Install their development packages (with pkg-config), then run the same command again."
        [ "$(uname -s)" = Darwin ] && say "The easiest way on a Mac is Homebrew: https://brew.sh"
        return 1
    fi
    for library in $missing; do
        name=$(package_name "$manager" "$library")
        case " $packages " in *" $name "*) ;; *) packages="$packages $name" ;; esac
    done
    packages=${packages# }
    command=$(install_command "$manager" "$packages")
    say "The course needs these system packages, which are missing: ${bold}${packages// /, }${plain}"

    case $manager in
        apt-get)
            if [ "$(id -u)" -eq 0 ]; then
                apt_install '' "$packages" || return 1
            elif type -P sudo >/dev/null && ask "Install them now with sudo?"; then
                # Asked here, in the open: later output goes to a log, and a prompt would be lost in it.
                sudo -v || return 1
                apt_install sudo "$packages" || return 1
            else
                fail "system packages are missing. Install them with this command, then run the same command again:"
                say "    sudo $command"
                return 1
            fi
            ;;
        brew)
            if ask "Install them now with Homebrew?"; then
                brew install $packages >&2 || {
                    fail "\`$command\` did not succeed. Its messages are above; when it works, run the same command again."
                    return 1
                }
            else
                fail "system packages are missing. Install them with this command, then run the same command again:"
                say "    $command"
                return 1
            fi
            ;;
        *)
            fail "system packages are missing. Install them with this command, then run the same command again:"
            say "    sudo $command"
            case $missing in *cmark*)
                say "(Not every distribution has cmark-gfm; without it, build it from https://github.com/github/cmark-gfm.)"
                ;;
            esac
            return 1
            ;;
    esac

    find_missing_libraries
    if [ -n "$missing" ]; then
        fail "the packages are installed, but pkg-config still does not find: ${missing// /, }. Check \`pkg-config --list-all\` and PKG_CONFIG_PATH."
        return 1
    fi
}

# apt_install PREFIX PACKAGES: with fresh lists where there are none yet or where they have gone out of date.
apt_install() {
    local log=$build_folder/packages.log fresh=no
    mkdir -p "$build_folder" || return 1
    : >"$log"
    if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
        apt_step "$1" "$log" "Reading the package lists" update || return 1
        fresh=yes
    fi
    if ! apt_step "$1" "$log" "Installing the packages" install -y --no-install-recommends $2; then
        # Lists that are some weeks old name versions which the servers no longer have.
        [ $fresh = yes ] && return 1
        apt_step "$1" "$log" "Reading fresh package lists" update || return 1
        apt_step "$1" "$log" "Installing the packages again" install -y --no-install-recommends $2 || return 1
    fi
    say_done "System packages installed"
}

# apt_step PREFIX LOG TITLE ARGUMENTS...: one call of apt-get with a live line; its end is shown when it fails.
apt_step() {
    local prefix=$1 log=$2 title=$3 line status
    shift 3
    [ $at_terminal = yes ] || say "$title ..."
    show_line "$title ..."
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" </dev/null 2>&1 |
        while IFS= read -r line; do
            printf '%s\n' "$line" >>"$log"
            show_line "$title ... $dim$line$plain"
        done
    status=${PIPESTATUS[0]}
    clear_line
    [ "$status" -eq 0 ] && return 0
    fail "\`apt-get $1\` did not succeed (status $status). Check the network and the messages below; the whole log is $log."
    tail -n 12 "$log" | sed 's/^/    /' >&2
    return 1
}

# What keeps exercises contained best: bubblewrap, on Linux. The course works without it. shellcheck shell=bash

# Says or does something about it once in a clone, however that ends: nobody is to be asked at every build.
offer_bubblewrap() {
    local manager offered=$build_folder/bubblewrap-was-offered
    [ "$(uname -s)" = Linux ] || return 0
    if type -P bwrap >/dev/null || [ -e "$offered" ]; then return 0; fi
    : >"$offered"
    manager=$(package_manager)
    if [ "$manager" = apt-get ] && [ "$(id -u)" -eq 0 ]; then
        apt_install '' bubblewrap && return 0
    elif [ "$manager" = apt-get ] && type -P sudo >/dev/null &&
        ask "Install bubblewrap with sudo? It keeps exercises from your other files and the network."; then
        sudo -v && apt_install sudo bubblewrap && return 0
    elif [ -n "$manager" ]; then
        say "Recommended, because it keeps exercises from your other files and the network:"
        say "    sudo $(install_command "$manager" bubblewrap)"
    fi
    say "The course works without bubblewrap; \`course doctor\` shows how exercises are contained."
    return 0
}

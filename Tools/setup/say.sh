# How the set-up speaks: on stderr, in color only at a terminal that wants it. shellcheck shell=bash

if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then at_terminal=yes; else at_terminal=no; fi
if [ $at_terminal = yes ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') dim=$(printf '\033[2m') green=$(printf '\033[32m') red=$(printf '\033[31m')
    plain=$(printf '\033[0m')
else
    bold='' dim='' green='' red='' plain=''
fi

# say TEXT: one line.
say() { printf '%s\n' "$*" >&2; }

# fail "what happened. What to do.": one error in the form that every command uses.
fail() { printf '%scourse:%s %s\n' "$red$bold" "$plain" "$*" >&2; }

# say_done TEXT: a step that is finished.
say_done() {
    clear_line
    printf '%s*%s %s\n' "$green$bold" "$plain" "$*" >&2
}

# show_line TEXT: replaces the live line; only at a terminal. Cut to the width so that it never wraps.
show_line() {
    [ $at_terminal = yes ] || return 0
    printf '\r\033[K%s' "${1:0:$((terminal_columns - 1))}" >&2
}

clear_line() {
    [ $at_terminal = yes ] || return 0
    printf '\r\033[K' >&2
}

# The width, asked once: COLUMNS is not exported by shells, and `tput` may be missing.
terminal_columns=80
if [ $at_terminal = yes ]; then
    size=$(stty size 2>/dev/null </dev/tty) || size=''
    case ${size##* } in '' | 0 | *[!0-9]*) ;; *) terminal_columns=${size##* } ;; esac
fi

# ask QUESTION: yes or no, only where somebody can answer.
ask() {
    [ -t 0 ] && [ -t 2 ] || return 1
    local answer
    printf '%s [Y/n] ' "$1" >&2
    read -r answer || return 1
    case $answer in '' | y | Y | yes | Yes | YES) return 0 ;; *) return 1 ;; esac
}

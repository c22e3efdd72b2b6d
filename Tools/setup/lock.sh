# One set-up at a time in a clone, so that two terminals do not build over each other. shellcheck shell=bash

lock_folder=$build_folder/course.lock

# With flock the kernel frees the lock however this process ends, and children that are still compiling keep it.
# Without (macOS), a folder that names its owner: making it is atomic, and one whose owner is gone is moved aside.
take_setup_lock() {
    if type -P flock >/dev/null; then
        exec 9>"$lock_folder.flock" || return 1
        if ! flock -n 9; then
            say "Another \`course\` is building here; waiting for it ..."
            flock 9 || return 1
        fi
        return 0
    fi
    local owner told=no
    until mkdir "$lock_folder" 2>/dev/null; do
        owner=$(cat "$lock_folder/pid" 2>/dev/null)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            drop_stale_lock "$owner"
            continue
        fi
        # An empty folder is a lock whose owner is about to write its number, or was killed before it could.
        if [ -z "$owner" ] && [ -n "$(find "$lock_folder" -maxdepth 0 -mmin +1 2>/dev/null)" ]; then
            drop_stale_lock ''
            continue
        fi
        [ $told = yes ] || say "Another \`course\` is building here; waiting for it ..."
        told=yes
        sleep 1
    done
    echo $$ >"$lock_folder/pid"
}

# Renaming is atomic: of several that saw the same dead owner, one wins. Should the winner have caught a lock that was
# taken anew in between, its owner is not the dead one, and it is put back.
drop_stale_lock() {
    local aside=$lock_folder.stale.$$
    mv "$lock_folder" "$aside" 2>/dev/null || return 0
    if [ "$(cat "$aside/pid" 2>/dev/null)" != "$1" ]; then mv "$aside" "$lock_folder" 2>/dev/null || true; fi
    rm -rf "$aside"
}

release_setup_lock() {
    if type -P flock >/dev/null; then
        exec 9>&-
    elif [ "$(cat "$lock_folder/pid" 2>/dev/null)" = $$ ]; then
        rm -rf "$lock_folder"
    fi
}

# Sets the course up: system packages, then the build. Sourced by `course` and `test`, never run by itself.
# Needs COURSE_ROOT. shellcheck shell=bash

setup_folder=$COURSE_ROOT/Tools/setup
build_folder=$COURSE_ROOT/.build

# shellcheck source=Tools/setup/say.sh
. "$setup_folder/say.sh"
# shellcheck source=Tools/setup/toolchain.sh
. "$setup_folder/toolchain.sh"
# shellcheck source=Tools/setup/libraries.sh
. "$setup_folder/libraries.sh"
# shellcheck source=Tools/setup/containment.sh
. "$setup_folder/containment.sh"
# shellcheck source=Tools/setup/lock.sh
. "$setup_folder/lock.sh"
# shellcheck source=Tools/setup/build.sh
. "$setup_folder/build.sh"

# Compiler, git and C libraries: everything that has to be there before anything can be built.
set_up_machine() {
    require_swift && require_libraries
}

# From a fresh clone, or a stale one, to a `course` that is up to date.
set_up_course() {
    mkdir -p "$build_folder" || {
        fail "the folder $build_folder cannot be made. Check that you may write there and that the disk is not full."
        return 1
    }
    # A kit that several share is built by whoever installed it.
    if [ ! -w "$build_folder" ]; then
        fail "what is in $build_folder was built with another compiler or not to the end, and you may not write there. Let whoever installed it run $COURSE_ROOT/course once, or use a copy of your own."
        return 1
    fi
    set_up_machine || return 1
    offer_bubblewrap
    take_setup_lock || return 1
    # Another call may have built it while this one waited.
    local status=0
    if ! is_current; then build_course || status=$?; fi
    release_setup_lock
    return $status
}

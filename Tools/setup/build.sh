# Building the command line, with progress, and saying what to do when it fails. shellcheck shell=bash

build_log=$build_folder/course-build.log
kit_log=$build_folder/kit-build.log
# Places where the compiler warned, so that `test` can compile them again and see the warnings too.
warnings_file=$build_folder/course-warnings

build_course() {
    local status started=$SECONDS first=no log=$build_log
    [ -x "$binary" ] || first=yes
    # The stamp carries the time at which the build began: what is edited meanwhile counts as stale.
    rm -f "$stamp"
    : >"$stamp.new"
    if [ $first = yes ]; then
        say "${bold}Building the course.${plain} This is needed once and takes about a minute."
    fi
    trap 'clear_line; say "Stopped. Nothing is lost: the next call continues."; release_setup_lock; exit 130' INT TERM
    run_swift "Building" "$build_log" build --package-path "$COURSE_ROOT" --product course
    status=$?
    # Headers that clang has compiled know the folder that they were compiled in; in a course that was moved they only fail.
    if [ $status -ne 0 ] && grep -q 'was compiled with module cache path' "$build_log"; then
        rm -rf "$build_folder"/*/debug/ModuleCache
        run_swift "Building anew, since the course has been moved" "$build_log" build --package-path "$COURSE_ROOT" --product course
        status=$?
    fi
    # What checks are linked with: most of it is compiled by now, so this takes a second or two.
    if [ $status -eq 0 ]; then
        log=$kit_log
        run_swift "Linking what exercises share" "$log" build --package-path "$COURSE_ROOT" --product CourseKit
        status=$?
    fi
    trap - INT TERM
    if [ $status -ne 0 ]; then
        explain_build_failure "$log"
        return 1
    fi
    mv "$stamp.new" "$stamp" || return 1
    if [ $first = yes ]; then
        say_done "Built in $((SECONDS - started)) s"
        say ""
    fi
}

# run_swift TITLE LOG ARGUMENTS...: runs `swift ARGUMENTS`, keeps everything it says in LOG and shows how far it is.
# At a terminal one line is rewritten; otherwise a plain line is printed for every quarter.
run_swift() {
    local title=$1 log=$2 line step total shown=0 quarter
    shift 2
    : >"$log"
    show_line "$title ..."
    [ $at_terminal = yes ] || say "$title ..."
    # fd 9 stays open in the compiler on purpose: see lock.sh. No input: nothing may wait for an answer here.
    NO_COLOR=1 swift "$@" </dev/null 2>&1 | while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case $line in
            '['*/*']'*)
                step=${line#[}
                total=${step#*/}
                step=${step%%/*}
                total=${total%%]*}
                case $step$total in '' | *[!0-9]*) continue ;; esac
                [ "$total" -gt 0 ] || continue
                if [ $at_terminal = yes ]; then
                    draw_bar "$title" "$step" "$total" "${line#*] }"
                else
                    quarter=$((step * 4 / total))
                    if [ "$total" -gt 20 ] && [ $quarter -gt $shown ] && [ $quarter -lt 4 ]; then
                        shown=$quarter
                        say "$title: $((quarter * 25)) %"
                    fi
                fi
                ;;
            Fetching* | Cloning* | Computing* | Updating* | Creating* | Planning*) show_line "$title ... $dim$line$plain" ;;
        esac
    done
    local status=${PIPESTATUS[0]}
    clear_line
    remember_warnings "$log"
    return "$status"
}

draw_bar() {
    local width=24 filled bar=''
    filled=$(($2 * width / $3))
    while [ ${#bar} -lt $filled ]; do bar="$bar#"; done
    while [ ${#bar} -lt $width ]; do bar="$bar-"; done
    show_line "$1 [$bar] $2/$3  $4"
}

# Files of ours in which the compiler warned; the compiler says it once, when it compiles them.
remember_warnings() {
    sed -n 's/^\(\/.*\.swift\):[0-9]*:[0-9]*: warning: .*/\1/p' "$1" | sort -u |
        grep -F "$COURSE_ROOT/" | grep -v -F "$COURSE_ROOT/.build/" >>"$warnings_file"
    return 0
}

explain_build_failure() {
    local log=$1
    if grep -q -i 'no space left on device' "$log"; then
        fail "the disk is full, so the course could not be built. Free some space (about 1 GB is needed), then run the same command again."
    elif grep -q -i -E 'could not resolve host|failed to clone|failed to connect|unable to access|couldn.t fetch updates' "$log"; then
        fail "Swift could not fetch the packages that the course is built from. Check the network (they are needed once), then run the same command again. It says:"
        grep -i -E 'error:|fatal:' "$log" | head -n 4 | sed 's/^/    /' >&2
    elif grep -q 'invalid access to .*lock' "$log"; then
        fail "another user has built the same folder, and a file of theirs is in the way. Let them remove it, or run the same command with a folder of your own: TMPDIR=\$HOME ./course. It says:"
        grep 'invalid access to' "$log" | head -n 1 | sed 's/^/    /' >&2
    elif grep -q -E 'signal 9|Killed' "$log"; then
        fail "the compiler was killed, most likely because memory ran out. Close other programs, then run the same command again."
    elif grep -q 'error:' "$log"; then
        fail "the course could not be built. The compiler says:"
        grep -A 4 'error:' "$log" | head -n 30 | sed 's/^/    /' >&2
        if [ -d "$COURSE_ROOT/.git" ] && [ -n "$(git -C "$COURSE_ROOT" status --porcelain -- Sources Package.swift 2>/dev/null)" ]; then
            say "Files of the course itself have been changed here; \`git diff -- Sources Package.swift\` shows how."
        else
            say "If this clone is untouched, remove the folder .build and run the same command again."
        fi
    else
        fail "the course could not be built. The end of the log:"
        tail -n 15 "$log" | sed 's/^/    /' >&2
    fi
    say "The whole log: $log"
}

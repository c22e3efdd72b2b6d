# The stages of `test`. Each says what it does, keeps its log and goes on after a failure where that makes sense, so that
# one call shows everything that is wrong. shellcheck shell=bash

failed_stages=''
tests_started=$SECONDS
log_folder=$build_folder/test-logs
mkdir -p "$log_folder"

# stage NAME COMMAND...: runs one stage. What needs the build is skipped when the build has failed.
stage() {
    local name=$1 started=$SECONDS log
    shift
    log=$log_folder/$name.log
    case $name:$failed_stages in
        tests:*build* | course:*build* | pages:*build*)
            say "$dim- $name skipped, because the build failed$plain"
            return
            ;;
    esac
    if "$@" "$log"; then
        say_done "$name ($((SECONDS - started)) s)"
    else
        clear_line
        say "${red}${bold}x$plain $name ($((SECONDS - started)) s); the whole log: $log"
        failed_stages="$failed_stages $name"
    fi
}

finish() {
    if [ -z "$failed_stages" ]; then
        say "${green}All passed in $((SECONDS - tests_started)) s.$plain"
        exit 0
    fi
    fail "these stages failed:$failed_stages. Their messages are above."
    exit 1
}

# Every Swift file that is ours; solutions and starters too, since people read them.
check_format() {
    local log=$1
    show_line "format ..."
    swift format lint --strict --parallel --recursive Package.swift Sources Tests Lessons >"$log" 2>&1 && return 0
    show_lines "$log" 'warning:|error:' 20
    say "    To repair most of it: swift format format -i -p -r Package.swift Sources Tests Lessons"
    return 1
}

# Bash that does not parse is found here rather than by a learner.
check_scripts() {
    local log=$1 script status=0
    : >"$log"
    local scripts="course test .ci/run Tools/docs Tools/fuzz Tools/kills Tools/own-course/course Tools/watch-series Tools/readme/terminal .vscode/check-on-save"
    local class="merge parallel sample-class slurm-here slurm.sbatch try gradescope/setup.sh gradescope/run_autograder"
    for script in $class; do scripts="$scripts Tools/classroom/$script"; done
    for script in $scripts Tools/setup/*.sh Benchmarks/*; do
        [ -f "$script" ] || continue
        case $(head -n 1 "$script") in *python*) continue ;; *bash* | '#'*) ;; *) continue ;; esac
        case $script in *.md | *.py | *.swift) continue ;; esac
        bash -n "$script" >>"$log" 2>&1 || status=1
    done
    if type -P shellcheck >/dev/null; then
        shellcheck -x course test Tools/own-course/course .vscode/check-on-save >>"$log" 2>&1 || status=1
        (cd Tools/classroom && shellcheck -x $class) >>"$log" 2>&1 || status=1
    fi
    [ $status -eq 0 ] || show_lines "$log" . 20
    return $status
}

# Warnings in our own code fail the stage. They are not errors of the compiler itself, so that a learner with a newer
# compiler, which may warn about more, can still build.
build_everything() {
    local log=$1 file
    # A file that warned is compiled again, or its warning would be forgotten by the next call.
    if [ -f "$warnings_file" ]; then
        sort -u "$warnings_file" | while IFS= read -r file; do
            if [ -f "$file" ]; then touch "$file"; fi
        done
        rm -f "$warnings_file"
    fi
    if ! run_swift "build" "$log" build --build-tests --package-path "$COURSE_ROOT"; then
        explain_build_failure "$log"
        return 1
    fi
    if [ -s "$warnings_file" ]; then
        show_lines "$log" "^$COURSE_ROOT/(Sources|Tests)/.*warning:" 20
        return 1
    fi
    return 0
}

# run_tests [ARGUMENTS...] LOG
run_tests() {
    local log=${!#} line last=''
    set -- "${@:1:$(($# - 1))}"
    : >"$log.new"
    [ $at_terminal = yes ] || say "tests ..."
    NO_COLOR=1 swift test --skip-build --package-path "$COURSE_ROOT" "$@" </dev/null 2>&1 | while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log.new"
        case $line in *' passed after '*) show_line "tests ... $dim$line$plain" ;; esac
    done
    local status=${PIPESTATUS[0]}
    mv "$log.new" "$log"
    clear_line
    if [ "$status" -ne 0 ]; then
        show_lines "$log" 'recorded an issue|error:|Fatal error|failed after|unexpected signal' 40
        return 1
    fi
    last=$(grep -E 'Test run with [1-9][0-9]* tests? .* passed' "$log" | tail -n 1)
    [ -n "$last" ] && say "  $dim${last#* }$plain"
    return 0
}

# The command line as a learner has it, on the course itself: lessons without mistakes, targets up to date.
check_course() {
    local log=$1 program=$build_folder/debug/course
    "$program" author sync --check >"$log" 2>&1 && "$program" list --json >>"$log" 2>&1 && return 0
    show_lines "$log" 'course:' 20
    return 1
}

# The course's pages in Chromium, where there is one; the times are left out, since other work on the machine disturbs them.
check_pages() {
    local log=$1 status
    if ! type -P python3 >/dev/null; then
        say "  ${dim}There is no python3 here: the pages were not looked at.$plain"
        return 0
    fi
    show_line "pages ..."
    "$COURSE_ROOT/Tools/pages/check" --quick >"$log" 2>&1
    status=$?
    clear_line
    if [ $status -eq 77 ] || [ $status -eq 0 ]; then
        say "  $dim$(tail -n 1 "$log")$plain"
        return 0
    fi
    show_lines "$log" '^✗|Error' 20
    return 1
}

# show_lines LOG PATTERN COUNT
show_lines() {
    grep -E "$2" "$1" | head -n "$3" | sed 's/^/    /' >&2
}

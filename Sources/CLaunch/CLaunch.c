// Swift cannot call fork(2), and between fork and exec only async-signal-safe calls are allowed: this file is that gap.

#ifdef __linux__
#define _GNU_SOURCE
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "CLaunch.h"
#include "SystemCallFilter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// What a process that could not go on tells the supervisor before it ends.
typedef struct {
    int failure;
    int step;
} launch_failure;

enum { step_none, step_fork, step_session, step_directory, step_descriptors, step_limits, step_confine, step_exec };
static const char *const step_names[] = {"nothing", "fork", "setsid", "chdir", "dup2", "setrlimit", "confine", "exec"};

static void fail(int descriptor, int step) {
    launch_failure failure = {errno, step};
    ssize_t written = write(descriptor, &failure, sizeof failure);
    (void)written;
    _exit(127);
}

int claunch_adopt_orphans(void) {
#ifdef __linux__
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

static volatile sig_atomic_t asked_to_stop = 0;

static void note_request(int signal_number) {
    (void)signal_number;
    asked_to_stop = 1;
}

void claunch_note_requests_to_stop(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_request;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    sigaction(SIGQUIT, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGTSTP, &action, NULL);
}

int claunch_is_asked_to_stop(void) { return asked_to_stop; }

/// Ends the calling process when `parent` ends; a parent that has ended already counts.
static void die_with(pid_t parent) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) _exit(127);
#else
    (void)parent;
#endif
}

static int limit(int resource, uint64_t soft, uint64_t hard) {
    if (soft == 0) return 0;
    struct rlimit current;
    if (getrlimit(resource, &current) != 0) return -1;
    struct rlimit wanted = {(rlim_t)soft, (rlim_t)hard};
    // An outer limit that is already lower stays in force.
    if (current.rlim_max != RLIM_INFINITY && wanted.rlim_max > current.rlim_max) wanted.rlim_max = current.rlim_max;
    if (wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
    return setrlimit(resource, &wanted);
}

static void reset_signals(void) {
    for (int signal_number = 1; signal_number < NSIG; signal_number++) {
        if (signal_number != SIGKILL && signal_number != SIGSTOP) signal(signal_number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Closes a range of descriptors by one call, which Linux has had since 5.9; 0 where that works.
static int close_range_at_once(unsigned first, unsigned last) {
    if (first > last) return 0;
#ifdef SYS_close_range
    return (int)syscall(SYS_close_range, first, last, 0);
#else
    return -1;
#endif
}

static void close_from(int first, int keep) {
    int below_is_done = keep <= first || close_range_at_once((unsigned)first, (unsigned)keep - 1) == 0;
    unsigned above = keep < first ? (unsigned)first : (unsigned)keep + 1;
    if (below_is_done && close_range_at_once(above, ~0U) == 0) return;
    struct rlimit files;
    int last = getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < 65536 ? (int)files.rlim_cur : 65536;
    for (int descriptor = first; descriptor < last; descriptor++) {
        if (descriptor != keep) close(descriptor);
    }
}

/// Leaves the filter of system calls in a pipe, to be read as the descriptor.
static int hand_on_filter(const claunch_confinement *confinement, int descriptor) {
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
    call_filter filter;
    fill_call_filter(&filter, confinement, 0);
    ssize_t size = (ssize_t)(filter.count * sizeof *filter.code);
    int ends[2];
    // Shorter than what any pipe holds: writing does not wait.
    if (pipe(ends) != 0 || write(ends[1], filter.code, (size_t)size) != size) return -1;
    close(ends[1]);
    if (ends[0] == descriptor) return 0;
    if (dup2(ends[0], descriptor) < 0) return -1;
    return close(ends[0]);
#else
    (void)confinement, (void)descriptor;
    errno = ENOSYS;
    return -1;
#endif
}

static void become_program(const claunch_request *request, int failures) {
    if (setsid() < 0) fail(failures, step_session);
    if (chdir(request->directory) != 0) fail(failures, step_directory);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, 0) < 0) fail(failures, step_descriptors);
    if (dup2(request->standardOutput, 1) < 0 || dup2(request->standardError, 2) < 0) fail(failures, step_descriptors);
    int first_unused = 3;
    if (request->report >= 0) {
        // Out of the way first: 3 may be the very descriptor that failures are written to.
        int moved = fcntl(failures, F_DUPFD_CLOEXEC, 10);
        if (moved < 0) fail(failures, step_descriptors);
        failures = moved;
        if (request->report == 3 ? fcntl(3, F_SETFD, 0) < 0 : dup2(request->report, 3) < 0) {
            fail(failures, step_descriptors);
        }
        first_unused = 4;
        if (request->handedOn != NULL) {
            if (hand_on_filter(request->handedOn, 4) != 0) fail(failures, step_descriptors);
            first_unused = 5;
        }
    }
    close_from(first_unused, failures);
    // A soft CPU limit below the hard one ends the program with SIGXCPU, which says why; SIGKILL would not.
    uint64_t cpu = request->limits.cpuSeconds;
    if (limit(RLIMIT_CPU, cpu, cpu + 5) != 0) fail(failures, step_limits);
    if (limit(RLIMIT_FSIZE, request->limits.fileBytes, request->limits.fileBytes) != 0) fail(failures, step_limits);
    if (limit(RLIMIT_NOFILE, request->limits.openFiles, request->limits.openFiles) != 0) fail(failures, step_limits);
#ifdef __linux__
    if (limit(RLIMIT_DATA, request->limits.dataBytes, request->limits.dataBytes) != 0) fail(failures, step_limits);
#endif
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    reset_signals();
    if (request->confinement != NULL) {
        int refused = claunch_confine(request->confinement);
        if (refused != 0) {
            errno = refused;
            fail(failures, step_confine);
        }
    }
    execve(request->executable, request->arguments, request->environment);
    fail(failures, step_exec);
}

static void become_keeper(const claunch_request *request, pid_t supervisor, int failures, int statuses) {
    die_with(supervisor);
    if (setsid() < 0) fail(failures, step_session);
    pid_t self = getpid();
    pid_t program = fork();
    if (program < 0) fail(failures, step_fork);
    if (program == 0) {
        die_with(self);
        close(statuses);
        become_program(request, failures);
    }
    // Only the status pipe stays open here: a keeper that held the output pipes would hide their end of file.
    close_from(0, statuses);
    int status = 0;
    while (waitpid(program, &status, 0) < 0) {
        if (errno != EINTR) _exit(127);
    }
    ssize_t written = write(statuses, &status, sizeof status);
    _exit(written == (ssize_t)sizeof status ? 0 : 127);
}

static int pipe_closing_on_exec(int ends[2]) {
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

claunch_result claunch_start(const claunch_request *request) {
    claunch_result result = {-1, -1, 0, step_names[step_none]};
    int failures[2], statuses[2];
    if (pipe_closing_on_exec(failures) != 0) {
        result.failure = errno;
        result.step = "pipe";
        return result;
    }
    if (pipe_closing_on_exec(statuses) != 0) {
        result.failure = errno;
        result.step = "pipe";
        close(failures[0]);
        close(failures[1]);
        return result;
    }
    pid_t supervisor = getpid();
    pid_t keeper = fork();
    if (keeper == 0) {
        close(failures[0]);
        close(statuses[0]);
        become_keeper(request, supervisor, failures[1], statuses[1]);
    }
    if (keeper < 0) {
        result.failure = errno;
        result.step = step_names[step_fork];
    }
    close(failures[1]);
    close(statuses[1]);
    launch_failure failure;
    ssize_t count = 0;
    if (keeper > 0) {
        do {
            count = read(failures[0], &failure, sizeof failure);
        } while (count < 0 && errno == EINTR);
    }
    close(failures[0]);
    if (count == (ssize_t)sizeof failure) {
        result.failure = failure.failure;
        result.step = step_names[failure.step];
    }
    if (result.failure != 0) {
        close(statuses[0]);
        if (keeper > 0) waitpid(keeper, NULL, 0);
        return result;
    }
    result.keeper = keeper;
    result.statusDescriptor = statuses[0];
    return result;
}

#ifndef CLAUNCH_H
#define CLAUNCH_H

#include <stdint.h>
#include <sys/types.h>

/// Limits that the kernel itself enforces on one launched program; 0 means none.
typedef struct {
    uint64_t cpuSeconds;
    uint64_t fileBytes;
    uint64_t dataBytes;
} claunch_limits;

/// What to launch, and with which descriptors.
typedef struct {
    const char *executable;
    char *const *arguments;
    char *const *environment;
    const char *directory;
    int standardOutput;
    int standardError;
    claunch_limits limits;
} claunch_request;

/// How a launch went.
typedef struct {
    /// The process that stands between the supervisor and the program, or -1 when nothing was started.
    pid_t keeper;
    /// Yields the program's wait status (an `int`) when it has ended; end of file without one when the keeper was killed.
    int statusDescriptor;
    /// `errno` of the step that failed, or 0.
    int failure;
    /// Which step failed: "fork", "chdir", "exec"...
    const char *step;
} claunch_result;

/// Starts a program in a session of its own, one process removed from the caller.
///
/// The process in between (the keeper) is the program's parent: a program that kills its parent kills the keeper, and with
/// it itself, but not the supervisor that watches both. The program dies with the keeper, the keeper with the supervisor.
///
/// The thread that calls this must live as long as the program: the keeper ends with it.
claunch_result claunch_start(const claunch_request *request);

/// Makes orphans below the calling process its own children, so that nobody leaves the tree. Returns 0, or `errno`;
/// ENOSYS where the system has no such thing.
int claunch_adopt_orphans(void);

/// From now on, the signals that ask a process to end are only noted, in whichever thread they arrive.
void claunch_note_requests_to_stop(void);

/// Whether one of them has arrived.
int claunch_is_asked_to_stop(void);

#endif

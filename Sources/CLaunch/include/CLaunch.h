#ifndef CLAUNCH_H
#define CLAUNCH_H

#include <stdint.h>
#include <sys/types.h>

/// Limits that the kernel itself enforces on one launched program; 0 means none.
typedef struct {
    uint64_t cpuSeconds;
    uint64_t fileBytes;
    uint64_t dataBytes;
    /// Descriptors that are open at one time.
    uint64_t openFiles;
} claunch_limits;

/// What a program may reach where Landlock and seccomp confine it; the paths are absolute, the lists end with NULL.
///
/// What is not in a list can be neither read nor written. A path that is not there is granted to nobody.
typedef struct {
    /// Files and folders that may be read and executed.
    const char *const *readable;
    /// Files and folders that may be read, executed, written, filled and emptied.
    const char *const *writable;
    /// Whether sockets may be opened.
    int allowsNetwork;
    /// Whether owners, permissions and times may be changed, also of what is not writable: Landlock does not know them.
    int allowsAttributes;
    /// Whether memory may be asked for that belongs to no process: files in memory, pages that are shared without a file.
    int allowsUncountedMemory;
} claunch_confinement;

/// What to launch, and with which descriptors.
typedef struct {
    const char *executable;
    char *const *arguments;
    char *const *environment;
    const char *directory;
    int standardOutput;
    int standardError;
    /// Inherited by the program as descriptor 3, or -1.
    int report;
    claunch_limits limits;
    /// How the program is confined before its first instruction, or NULL.
    const claunch_confinement *confinement;
    /// What the program is to keep another one to, which it starts in its turn; or NULL.
    ///
    /// It inherits the filter of system calls as descriptor 4, to be read and handed to seccomp(2): `bwrap --seccomp 4`. Only
    /// where there is a `report` too.
    const claunch_confinement *handedOn;
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

/// The version of Landlock that the kernel offers; 0 when it offers none.
int claunch_landlock_version(void);

/// Confines the calling process and all that it will start, for good. Async-signal-safe.
///
/// Returns 0, or `errno`: ENOSYS where the system cannot do it, EOPNOTSUPP where it can do only a part of it.
int claunch_confine(const claunch_confinement *confinement);

/// Tries it: whether a process that is confined is really kept from a folder, from sockets and from signals to others.
///
/// `latest_version` is the newest Landlock that is made use of: an older one leaves more to seccomp.
/// Returns 0, `errno`, or EPERM when confining succeeds and does not keep its promise.
int claunch_try_confining(int latest_version);

/// The file of the loaded library that a symbol comes from, or NULL. The string lives as long as the library.
const char *claunch_library_with(const char *symbol);

/// Makes orphans below the calling process its own children, so that nobody leaves the tree. Returns 0, or `errno`;
/// ENOSYS where the system has no such thing.
int claunch_adopt_orphans(void);

/// From now on, the signals that ask a process to end are only noted, in whichever thread they arrive.
void claunch_note_requests_to_stop(void);

/// Whether one of them has arrived.
int claunch_is_asked_to_stop(void);

/// From now on, the signals that end, stop, continue or resize are written to a descriptor, one byte each, and do nothing else.
///
/// Programs that are started meanwhile get each signal as it is by itself.
void claunch_report_signals(int descriptor);

/// Stops the process as Ctrl-Z does by itself; returns when it is continued. Only after `claunch_report_signals`.
void claunch_stop(void);

/// Ends the process as a signal does by itself, so that whoever started it sees why.
void claunch_end_by(int signal_number) __attribute__((noreturn));

#endif

// Landlock, seccomp and capabilities: what a program may reach, enforced by the kernel on the process itself, without
// privileges and without a namespace. Called between fork and exec, so nothing here allocates.

#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "CLaunch.h"
#include "SystemCallFilter.h"

#include <errno.h>
#include <stddef.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// MARK: Landlock

// The headers of the C library are often older than the kernel, so the numbers stand here; they are the same on every
// architecture (linux/landlock.h).
enum { nr_create_ruleset = 444, nr_add_rule = 445, nr_restrict_self = 446 };
enum { query_version = 1, rule_path_beneath = 1 };

enum {
    can_execute = 1 << 0,
    can_write_file = 1 << 1,
    can_read_file = 1 << 2,
    can_read_folder = 1 << 3,
    can_make_device = 1 << 6 | 1 << 11,
    can_truncate = 1 << 14,
    can_control_device = 1 << 15,
    all_up_to_truncate = (1 << 15) - 1,
};
enum { net_bind_tcp = 1 << 0, net_connect_tcp = 1 << 1 };
enum { scope_abstract_sockets = 1 << 0, scope_signals = 1 << 1 };

/// Version 3 (Linux 6.2) is the first that guards truncation: with less, any file could be emptied.
static const int least_version = 3;
static const int version_with_network = 4, version_with_devices = 5, version_with_scopes = 6;

typedef struct {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
} ruleset;

typedef struct {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed)) path_rule;

int claunch_landlock_version(void) {
    long version = syscall(nr_create_ruleset, NULL, 0, query_version);
    return version > 0 ? (int)version : 0;
}

static int allow(int rules, const char *const *paths, uint64_t folder_rights, uint64_t file_rights) {
    for (; paths != NULL && *paths != NULL; paths++) {
        int opened = open(*paths, O_PATH | O_CLOEXEC);
        if (opened < 0) continue;
        struct stat status;
        if (fstat(opened, &status) != 0) {
            close(opened);
            continue;
        }
        path_rule rule = {S_ISDIR(status.st_mode) ? folder_rights : file_rights, opened};
        long result = syscall(nr_add_rule, rules, rule_path_beneath, &rule, 0);
        int failure = errno;
        close(opened);
        if (result != 0) return failure;
    }
    return 0;
}

static int restrict_files(const claunch_confinement *confinement, int version) {
    ruleset handled = {all_up_to_truncate, 0, 0};
    size_t size = sizeof handled.files;
    if (version >= version_with_devices) handled.files |= can_control_device;
    if (version >= version_with_network) {
        if (!confinement->allowsNetwork) handled.network = net_bind_tcp | net_connect_tcp;
        size += sizeof handled.network;
    }
    if (version >= version_with_scopes) {
        handled.scopes = scope_abstract_sockets | scope_signals;
        size += sizeof handled.scopes;
    }
    int rules = (int)syscall(nr_create_ruleset, &handled, size, 0);
    if (rules < 0) return errno;
    uint64_t read = can_execute | can_read_file | can_read_folder;
    uint64_t of_files = can_execute | can_read_file | can_write_file | can_truncate | can_control_device;
    uint64_t write = handled.files & ~(uint64_t)can_make_device;
    int failure = allow(rules, confinement->readable, read, read & of_files);
    if (failure == 0) failure = allow(rules, confinement->writable, write, write & of_files);
    if (failure == 0 && syscall(nr_restrict_self, rules, 0) != 0) failure = errno;
    close(rules);
    return failure;
}

// MARK: Capabilities

/// What a build keeps where it is run by root: the files of the course may be somebody else's.
static const uint64_t of_builds = 1u << CAP_CHOWN | 1u << CAP_DAC_OVERRIDE | 1u << CAP_FOWNER;

/// Gives up the powers of root, for good: without new privileges, what is started later gets none either.
static int drop_capabilities(uint64_t kept) {
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    for (unsigned long number = 0; number < 64 && prctl(PR_CAPBSET_READ, number, 0, 0, 0) >= 0; number++) {
        // Only who may change capabilities at all has any to lose here.
        if ((kept >> number & 1) == 0) prctl(PR_CAPBSET_DROP, number, 0, 0, 0);
    }
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct sets[2];
    if (syscall(__NR_capget, &header, sets) != 0) return errno;
    for (int half = 0; half < 2; half++) {
        uint32_t allowed = (uint32_t)(kept >> 32 * half);
        sets[half].permitted &= allowed;
        sets[half].effective &= allowed;
        sets[half].inheritable = 0;
    }
    return syscall(__NR_capset, &header, sets) == 0 ? 0 : errno;
}

// MARK: Both

static int confine(const claunch_confinement *confinement, int version) {
    if (version == 0) return ENOSYS;
    if (version < least_version) return EOPNOTSUPP;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    int failure = restrict_files(confinement, version);
    if (failure == 0) failure = drop_capabilities(confinement->allowsAttributes ? of_builds : 0);
    if (failure != 0) return failure;
    call_filter filter;
    fill_call_filter(&filter, confinement, version < version_with_scopes);
    struct sock_fprog program = {filter.count, filter.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
}

int claunch_confine(const claunch_confinement *confinement) {
    return confine(confinement, claunch_landlock_version());
}

int claunch_try_confining(int latest_version) {
    int version = claunch_landlock_version();
    if (version > latest_version) version = latest_version;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) return errno;
    if (child == 0) {
        static const char *const readable[] = {"/usr", NULL};
        claunch_confinement confinement = {readable, NULL, 0, 0, 0};
        int failure = confine(&confinement, version);
        if (failure != 0) _exit(failure);
        int reads_what_it_may = open("/usr", O_RDONLY | O_DIRECTORY) >= 0;
        int is_kept_from_files = open("/", O_RDONLY | O_DIRECTORY) < 0 && errno == EACCES;
        int is_kept_from_sockets = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EACCES;
        int is_kept_from_others = kill(parent, 0) < 0 && errno == EPERM;
        int may_signal_itself = kill(getpid(), 0) == 0;
        int is_as_promised = reads_what_it_may && is_kept_from_files && is_kept_from_sockets && is_kept_from_others
            && may_signal_itself;
        _exit(is_as_promised ? 0 : EPERM);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return errno;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : EPERM;
}

#else

int claunch_landlock_version(void) { return 0; }

int claunch_confine(const claunch_confinement *confinement) {
    (void)confinement;
    return ENOSYS;
}

int claunch_try_confining(int latest_version) {
    (void)latest_version;
    return ENOSYS;
}

#endif

// Landlock and seccomp: what a program may reach, enforced by the kernel on the process itself, without privileges and
// without a namespace. Called between fork and exec, so nothing here allocates.

#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "CLaunch.h"

#include <errno.h>
#include <stddef.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
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

// MARK: seccomp

#ifdef __x86_64__
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// Numbers that older headers do not have; from 424 on they are the same on every architecture.
enum {
    nr_pidfd_send_signal = 424,
    nr_io_uring_setup = 425,
    nr_io_uring_enter = 426,
    nr_io_uring_register = 427,
    nr_open_tree = 428,
    nr_move_mount = 429,
    nr_fsopen = 430,
    nr_fsconfig = 431,
    nr_fsmount = 432,
    nr_fspick = 433,
    nr_clone3 = 435,
    nr_pidfd_getfd = 438,
    nr_mount_setattr = 442,
    nr_fchmodat2 = 452,
    nr_setxattrat = 463,
    nr_removexattrat = 466,
    nr_open_tree_attr = 467,
    nr_file_setattr = 469,
};

/// What no exercise and no compiler needs: other processes, other views of the file system, the kernel's own affairs.
static const int never[] = {
    __NR_ptrace,         __NR_kcmp,          nr_pidfd_getfd,       __NR_mount,          __NR_umount2,
    __NR_pivot_root,     __NR_chroot,        __NR_setns,           __NR_unshare,        nr_open_tree,
    nr_move_mount,       nr_fsopen,          nr_fsconfig,          nr_fsmount,          nr_fspick,
    nr_mount_setattr,    nr_open_tree_attr,  __NR_bpf,             __NR_perf_event_open, __NR_keyctl,
    __NR_add_key,        __NR_request_key,   __NR_kexec_load,      __NR_kexec_file_load, __NR_init_module,
    __NR_finit_module,   __NR_delete_module, __NR_reboot,          __NR_swapon,         __NR_swapoff,
    __NR_acct,           __NR_settimeofday,  __NR_clock_settime,   __NR_adjtimex,       __NR_clock_adjtime,
    __NR_sethostname,    __NR_setdomainname, __NR_syslog,          __NR_quotactl,       __NR_userfaultfd,
    __NR_open_by_handle_at, __NR_vhangup,    nr_io_uring_setup,    nr_io_uring_enter,   nr_io_uring_register,
#ifdef __x86_64__
    __NR_iopl,           __NR_ioperm,
#endif
};

/// What changes a file's owner, permissions or times by its path, which Landlock leaves alone.
static const int attributes[] = {
    __NR_fchmodat,     nr_fchmodat2,       __NR_fchown,        __NR_fchownat,      __NR_setxattr,    __NR_lsetxattr,
    __NR_removexattr,  __NR_lremovexattr,  nr_setxattrat,      nr_removexattrat,   nr_file_setattr,
#ifdef __x86_64__
    __NR_chmod,        __NR_chown,         __NR_lchown,        __NR_utime,         __NR_utimes,      __NR_futimesat,
#endif
};

typedef struct {
    struct sock_filter code[256];
    unsigned short count;
} filter;

static void emit(filter *filter, uint16_t code, uint32_t k, uint8_t if_true, uint8_t if_false) {
    struct sock_filter instruction = {code, if_true, if_false, k};
    if (filter->count < sizeof filter->code / sizeof *filter->code) filter->code[filter->count++] = instruction;
}

static void load(filter *filter, size_t offset) { emit(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }
static void answer(filter *filter, uint32_t action) { emit(filter, BPF_RET | BPF_K, action, 0, 0); }

/// The lower half of an argument, where the values that are asked about lie on a little-endian machine.
static size_t argument(int index) { return offsetof(struct seccomp_data, args) + 8 * (size_t)index; }

static void refuse(filter *filter, int number, int reason) {
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | (uint32_t)reason);
}

/// Threads and children are what `clone` is for; new namespaces would be a way out.
static void refuse_namespaces(filter *filter) {
    uint32_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID
        | CLONE_NEWNET;
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4);
    load(filter, argument(0));
    emit(filter, BPF_JMP | BPF_JSET | BPF_K, namespaces, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    answer(filter, SECCOMP_RET_ALLOW);
    // Its flags lie in memory, where a filter cannot look; the C library falls back to `clone`.
    refuse(filter, nr_clone3, ENOSYS);
}

/// A time is set through an open file (no path) or not at all.
static void refuse_times_by_path(filter *filter) {
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_utimensat, 0, 6);
    load(filter, argument(1));
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2);
    load(filter, argument(1) + 4);
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    answer(filter, SECCOMP_RET_ALLOW);
}

/// Before Landlock could tell whom a signal goes to: only to oneself and to one's own process group.
static void refuse_signals_to_others(filter *filter) {
    uint32_t self = (uint32_t)getpid();
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_kill, 0, 5);
    load(filter, argument(0));
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, self, 2, 0);
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    answer(filter, SECCOMP_RET_ALLOW);
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, __NR_tgkill, 0, 4);
    load(filter, argument(0));
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, self, 1, 0);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    answer(filter, SECCOMP_RET_ALLOW);
    refuse(filter, __NR_tkill, EPERM);
    refuse(filter, __NR_rt_sigqueueinfo, EPERM);
    refuse(filter, __NR_rt_tgsigqueueinfo, EPERM);
    refuse(filter, nr_pidfd_send_signal, EPERM);
}

static int restrict_calls(const claunch_confinement *confinement, int landlock_version) {
    filter filter;
    filter.count = 0;
    load(&filter, offsetof(struct seccomp_data, arch));
    emit(&filter, BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0);
    answer(&filter, SECCOMP_RET_KILL_PROCESS);
    load(&filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    // The x32 interface has other numbers for the same calls.
    emit(&filter, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    answer(&filter, SECCOMP_RET_ERRNO | ENOSYS);
#endif
    for (size_t index = 0; index < sizeof never / sizeof *never; index++) refuse(&filter, never[index], EPERM);
    // A pair of connected sockets stays allowed: it leads nowhere else, and the backtracer talks through one.
    if (!confinement->allowsNetwork) refuse(&filter, __NR_socket, EACCES);
    refuse_namespaces(&filter);
    if (!confinement->allowsAttributes) {
        for (size_t index = 0; index < sizeof attributes / sizeof *attributes; index++) {
            refuse(&filter, attributes[index], EPERM);
        }
        refuse_times_by_path(&filter);
    }
    if (landlock_version < version_with_scopes) refuse_signals_to_others(&filter);
    answer(&filter, SECCOMP_RET_ALLOW);
    // A filter that did not fit would end without an answer, and the kernel would not take it.
    struct sock_fprog program = {filter.count, filter.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
}

// MARK: Both

static int confine(const claunch_confinement *confinement, int version) {
    if (version == 0) return ENOSYS;
    if (version < least_version) return EOPNOTSUPP;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    int failure = restrict_files(confinement, version);
    return failure != 0 ? failure : restrict_calls(confinement, version);
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
        claunch_confinement confinement = {readable, NULL, 0, 0};
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

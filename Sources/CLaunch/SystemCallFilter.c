// seccomp: the system calls that a confined program may not make. Called between fork and exec, so nothing here allocates.

#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "SystemCallFilter.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

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
    nr_process_madvise = 440,
    nr_mount_setattr = 442,
    nr_quotactl_fd = 443,
    nr_memfd_secret = 447,
    nr_process_mrelease = 448,
    nr_fchmodat2 = 452,
    nr_setxattrat = 463,
    nr_removexattrat = 466,
    nr_open_tree_attr = 467,
    nr_file_setattr = 469,
};

/// What no exercise and no compiler needs: other processes, other views of the file system, memory and messages that
/// outlive whoever made them, the kernel's own affairs.
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
    __NR_ioprio_set,     __NR_migrate_pages, __NR_move_pages,      nr_process_madvise,  nr_process_mrelease,
    __NR_fanotify_init,  nr_quotactl_fd,
    __NR_shmget,         __NR_shmat,         __NR_shmctl,          __NR_semget,         __NR_semop,
    __NR_semctl,         __NR_semtimedop,    __NR_msgget,          __NR_msgsnd,         __NR_msgrcv,
    __NR_msgctl,         __NR_mq_open,       __NR_mq_unlink,       __NR_mq_notify,      __NR_mq_timedsend,
    __NR_mq_timedreceive, __NR_mq_getsetattr,
#ifdef __x86_64__
    __NR_iopl,           __NR_ioperm,
#endif
};

/// What changes a file's owner, permissions or times, which Landlock leaves alone: by its path, or through a file that was
/// opened only to be read.
static const int attributes[] = {
    __NR_fchmod,         __NR_fchmodat,      nr_fchmodat2,         __NR_fchown,         __NR_fchownat,
    __NR_setxattr,       __NR_lsetxattr,     __NR_fsetxattr,       __NR_removexattr,    __NR_lremovexattr,
    __NR_fremovexattr,   nr_setxattrat,      nr_removexattrat,     nr_file_setattr,     __NR_utimensat,
#ifdef __x86_64__
    __NR_chmod,          __NR_chown,         __NR_lchown,          __NR_utime,          __NR_utimes,
    __NR_futimesat,
#endif
};

/// Conversations. A message can carry open files, where nobody sees what they hold.
static const int conversations[] = {
    __NR_socket, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4, __NR_sendmsg, __NR_sendmmsg,
};

/// Whose first argument names the process that is meant; 0 is the caller.
static const int of_processes[] = {
    __NR_prlimit64, __NR_sched_setaffinity, __NR_sched_setscheduler, __NR_sched_setparam, __NR_sched_setattr,
};

/// What an open file can be told: whom to signal (F_SETOWN, F_SETOWN_EX), and to make others wait (F_SETLEASE).
static const uint32_t file_commands[] = {8, 15, 1024};

/// The same by ioctl(2) (FIOSETOWN, SIOCSPGRP), words for somebody's terminal (TIOCSTI, TIOCLINUX), and flags of a file that
/// was opened only to be read (FS_IOC_SETFLAGS in both sizes, FS_IOC_SETVERSION, FS_IOC_FSSETXATTR).
static const uint32_t device_commands[] = {
    0x8901, 0x8902, 0x5412, 0x541c, 0x40086602, 0x40046602, 0x40087602, 0x401c5820,
};

static void emit(call_filter *filter, uint16_t code, uint32_t k, uint8_t if_true, uint8_t if_false) {
    struct sock_filter instruction = {code, if_true, if_false, k};
    if (filter->count < sizeof filter->code / sizeof *filter->code) filter->code[filter->count++] = instruction;
}

static void load(call_filter *filter, size_t offset) { emit(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }
static void answer(call_filter *filter, uint32_t action) { emit(filter, BPF_RET | BPF_K, action, 0, 0); }
static void allow_call(call_filter *filter) { answer(filter, SECCOMP_RET_ALLOW); }
static void refuse_call(call_filter *filter) { answer(filter, SECCOMP_RET_ERRNO | EPERM); }

/// Compares what was loaded, and leaves out so many instructions as said.
static void if_equal(call_filter *filter, uint32_t value, uint8_t if_true, uint8_t if_false) {
    emit(filter, BPF_JMP | BPF_JEQ | BPF_K, value, if_true, if_false);
}
static void if_set(call_filter *filter, uint32_t bits, uint8_t if_true, uint8_t if_false) {
    emit(filter, BPF_JMP | BPF_JSET | BPF_K, bits, if_true, if_false);
}

/// The lower half of an argument, where the values that are asked about lie on a little-endian machine.
static size_t argument(int index) { return offsetof(struct seccomp_data, args) + 8 * (size_t)index; }

static void refuse(call_filter *filter, int number, int reason) {
    if_equal(filter, (uint32_t)number, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | (uint32_t)reason);
}

static void refuse_all(call_filter *filter, const int *numbers, size_t count, int reason) {
    for (size_t index = 0; index < count; index++) refuse(filter, numbers[index], reason);
}

/// Refuses a call whose argument has one of some values.
static void refuse_values(call_filter *filter, int number, int index, const uint32_t *values, uint8_t count) {
    if_equal(filter, (uint32_t)number, 0, count + 3);
    load(filter, argument(index));
    for (uint8_t value = 0; value < count; value++) if_equal(filter, values[value], count - value, 0);
    allow_call(filter);
    refuse_call(filter);
}

/// Refuses a call that names another process than the caller.
static void refuse_others(call_filter *filter, int number) {
    if_equal(filter, (uint32_t)number, 0, 4);
    load(filter, argument(0));
    if_equal(filter, 0, 1, 0);
    refuse_call(filter);
    allow_call(filter);
}

/// A program may be nice, and nobody else through it: PRIO_PROCESS and 0.
static void refuse_priorities_of_others(call_filter *filter) {
    if_equal(filter, __NR_setpriority, 0, 6);
    load(filter, argument(0));
    if_equal(filter, 0, 0, 2);
    load(filter, argument(1));
    if_equal(filter, 0, 1, 0);
    refuse_call(filter);
    allow_call(filter);
}

/// A pair of connected streams leads nowhere else, and the backtracer talks through one; datagrams can be sent to anybody.
static void refuse_pairs_but_streams(call_filter *filter) {
    if_equal(filter, __NR_socketpair, 0, 7);
    load(filter, argument(0));
    if_equal(filter, AF_UNIX, 0, 3);
    load(filter, argument(1));
    emit(filter, BPF_ALU | BPF_AND | BPF_K, 0xf, 0, 0);
    if_equal(filter, SOCK_STREAM, 1, 0);
    refuse_call(filter);
    allow_call(filter);
}

/// Memory that belongs to no process, so that nobody can count it: a file in memory, pages shared without a file.
static void refuse_uncounted_memory(call_filter *filter) {
    refuse(filter, __NR_memfd_create, EPERM);
    refuse(filter, nr_memfd_secret, EPERM);
    if_equal(filter, __NR_mmap, 0, 5);
    load(filter, argument(3));
    if_set(filter, MAP_ANONYMOUS, 0, 2);
    if_set(filter, MAP_SHARED, 0, 1);
    refuse_call(filter);
    allow_call(filter);
}

/// Threads and children are what `clone` is for; new namespaces would be a way out.
static void refuse_namespaces(call_filter *filter) {
    uint32_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID
        | CLONE_NEWNET;
    if_equal(filter, __NR_clone, 0, 4);
    load(filter, argument(0));
    if_set(filter, namespaces, 0, 1);
    refuse_call(filter);
    allow_call(filter);
    // Its flags lie in memory, where a filter cannot look; the C library falls back to `clone`.
    refuse(filter, nr_clone3, ENOSYS);
}

/// Before Landlock could tell whom a signal goes to: only to oneself and to one's own process group.
static void refuse_signals_to_others(call_filter *filter) {
    uint32_t self = (uint32_t)getpid();
    if_equal(filter, __NR_kill, 0, 5);
    load(filter, argument(0));
    if_equal(filter, self, 2, 0);
    if_equal(filter, 0, 1, 0);
    refuse_call(filter);
    allow_call(filter);
    if_equal(filter, __NR_tgkill, 0, 4);
    load(filter, argument(0));
    if_equal(filter, self, 1, 0);
    refuse_call(filter);
    allow_call(filter);
    refuse(filter, __NR_tkill, EPERM);
    refuse(filter, __NR_rt_sigqueueinfo, EPERM);
    refuse(filter, __NR_rt_tgsigqueueinfo, EPERM);
    refuse(filter, nr_pidfd_send_signal, EPERM);
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

void fill_call_filter(call_filter *filter, const claunch_confinement *confinement, int guards_signals) {
    filter->count = 0;
    load(filter, offsetof(struct seccomp_data, arch));
    if_equal(filter, NATIVE_ARCHITECTURE, 1, 0);
    answer(filter, SECCOMP_RET_KILL_PROCESS);
    load(filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    // The x32 interface has other numbers for the same calls.
    emit(filter, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | ENOSYS);
#endif
    // What has its arguments looked at comes last for its number: after that, another number is in no register.
    refuse_all(filter, never, COUNT(never), EPERM);
    if (!confinement->allowsNetwork) {
        refuse_all(filter, conversations, COUNT(conversations), EACCES);
        refuse_pairs_but_streams(filter);
    }
    refuse_namespaces(filter);
    for (size_t index = 0; index < COUNT(of_processes); index++) refuse_others(filter, of_processes[index]);
    refuse_priorities_of_others(filter);
    refuse_values(filter, __NR_fcntl, 1, file_commands, COUNT(file_commands));
    refuse_values(filter, __NR_ioctl, 1, device_commands, COUNT(device_commands));
    if (!confinement->allowsAttributes) refuse_all(filter, attributes, COUNT(attributes), EPERM);
    if (!confinement->allowsUncountedMemory) {
        // Who cannot be looked at cannot be counted either.
        static const uint32_t hiding[] = {PR_SET_DUMPABLE};
        refuse_values(filter, __NR_prctl, 0, hiding, COUNT(hiding));
        refuse_uncounted_memory(filter);
    }
    if (guards_signals) refuse_signals_to_others(filter);
    // A filter that did not fit would end without an answer, and the kernel would not take it.
    answer(filter, SECCOMP_RET_ALLOW);
}

#endif

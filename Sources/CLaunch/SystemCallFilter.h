// What Confinement.c and CLaunch.c need of SystemCallFilter.c; not a part of the module's interface.

#ifndef SYSTEM_CALL_FILTER_H
#define SYSTEM_CALL_FILTER_H

#include "CLaunch.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <linux/filter.h>

/// A program for seccomp(2), which the kernel runs at every system call.
typedef struct {
    struct sock_filter code[512];
    unsigned short count;
} call_filter;

/// Fills in what a confined program may not ask of the kernel. Async-signal-safe.
///
/// `guards_signals`: whether signals to others are refused here, because Landlock is too old to do so.
void fill_call_filter(call_filter *filter, const claunch_confinement *confinement, int guards_signals);

#endif

#endif

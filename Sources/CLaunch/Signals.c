// What a signal handler may do is little, and Swift promises nothing of itself: this file is all that ours do.

#include "CLaunch.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t report_to = -1;

static void report_signal(int signal_number) {
    int before = errno;
    unsigned char byte = (unsigned char)signal_number;
    ssize_t written = write(report_to, &byte, 1);
    (void)written;
    errno = before;
}

static void do_nothing(int signal_number) { (void)signal_number; }

static void handle(int signal_number, void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal_number, &action, NULL);
}

void claunch_report_signals(int descriptor) {
    report_to = descriptor;
    const int reported[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
    for (size_t index = 0; index < sizeof reported / sizeof *reported; index++) {
        handle(reported[index], report_signal);
    }
    // Not ignored, since a program that is started would go on ignoring it.
    handle(SIGPIPE, do_nothing);
}

/// What the signal does by itself, in this thread.
static void let_happen(int signal_number) {
    handle(signal_number, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal_number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(signal_number);
}

void claunch_stop(void) {
    let_happen(SIGTSTP);
    handle(SIGTSTP, report_signal);
}

void claunch_end_by(int signal_number) {
    let_happen(signal_number);
    _exit(128 + signal_number);
}

// Swift does not see dladdr(3) on Linux, where it is an extension.

#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "CLaunch.h"

#include <dlfcn.h>
#include <stddef.h>

const char *claunch_library_with(const char *symbol) {
    void *address = dlsym(RTLD_DEFAULT, symbol);
    Dl_info found;
    return address != NULL && dladdr(address, &found) != 0 ? found.dli_fname : NULL;
}

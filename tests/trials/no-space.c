/*
 * Makes a disk full at a chosen write, for tests/trials/full-disk.ts: loaded before a program (LD_PRELOAD), it counts the writes made
 * to files under NO_SPACE_UNDER, and from the one that NO_SPACE_CONTROL names on, refuses each with ENOSPC.
 *
 * The control is a file of two integers of 32 bits: the first write refused (0: none), and how many were made since it was reset.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile int32_t *control;
static const char *under;
static size_t under_length;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("NO_SPACE_CONTROL");
  under = getenv("NO_SPACE_UNDER");
  if (!path || !under) return;
  under_length = strlen(under);
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *memory = mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (memory != MAP_FAILED) control = memory;
}

/* Whether this write is refused; only files under the folder count. */
static int is_full(int fd) {
  if (!control || control[0] == 0) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < (ssize_t)under_length || strncmp(path, under, under_length) != 0) return 0;
  return __atomic_add_fetch(&control[1], 1, __ATOMIC_SEQ_CST) >= control[0];
}

#define REFUSE(fd)                                                                                                     \
  if (is_full(fd)) {                                                                                                   \
    errno = ENOSPC;                                                                                                    \
    return -1;                                                                                                         \
  }
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) { REFUSE(fd) return NEXT(write)(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { REFUSE(fd) return NEXT(pwrite)(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { REFUSE(fd) return NEXT(pwrite64)(fd, bytes, count, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { REFUSE(fd) return NEXT(writev)(fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { REFUSE(fd) return NEXT(pwritev)(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { REFUSE(fd) return NEXT(pwritev64)(fd, parts, count, at); }
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t count, unsigned flags) {
  REFUSE(to) return NEXT(copy_file_range)(from, at, to, there, count, flags);
}
int posix_fallocate(int fd, off_t at, off_t length) { return is_full(fd) ? ENOSPC : NEXT(posix_fallocate)(fd, at, length); }

/*
 * Records what a program asks of a disk, for tests/proofs/power.ts: loaded before it (LD_PRELOAD), it appends to POWER_LOG, in the order
 * in which they were done, each name made, renamed or removed, each write and each flush under POWER_UNDER. One lock is held over
 * an act and its record, so that the order of the file is that of the disk.
 *
 * A record: one letter, then its numbers (little-endian, 64 bits), then its bytes, each preceded by its length (32 bits).
 *   C inode path      a file was made          T inode size         it was cut or grown
 *   W inode at bytes  bytes were written       F inode              it was flushed
 *   M path            a folder was made        D path               a folder was flushed
 *   R from to         renamed                  L from to            a second name was given
 *   U path            a name was removed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static const char *under;
static size_t under_length;
static int log_file = -1;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("POWER_LOG");
  under = getenv("POWER_UNDER");
  if (!path || !under) return;
  under_length = strlen(under);
  log_file = NEXT(open64)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t count) {
  ssize_t (*next)(int, const void *, size_t) = NEXT(write);
  for (size_t done = 0; done < count;) {
    ssize_t n = next(log_file, (const char *)bytes + done, count - done);
    if (n <= 0) abort();
    done += n;
  }
}
static void put_number(uint64_t number) { put(&number, 8); }
static void put_bytes(const void *bytes, size_t count) {
  uint32_t length = count;
  put(&length, 4);
  put(bytes, count);
}
static void put_text(const char *text) { put_bytes(text, strlen(text)); }

static int is_under(const char *path) { return log_file >= 0 && strncmp(path, under, under_length) == 0; }

/* The absolute path of a name given relative to a folder; 0 where it does not lie under the folder that is watched. */
static int whole_path(int folder, const char *path, char *out) {
  char base[PATH_MAX] = "";
  if (log_file < 0 || !path) return 0;
  if (path[0] == '/') return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX && is_under(out);
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return 0;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
  }
  return snprintf(out, PATH_MAX, "%s/%s", base, path) < PATH_MAX && is_under(out);
}

/* The inode of an open file, where it lies under the folder; else 0. `path` may be NULL. */
static uint64_t inode_of(int fd, char *path, struct stat *facts) {
  char link[64], own[PATH_MAX];
  char *to = path ? path : own;
  if (log_file < 0 || fd == log_file) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, to, PATH_MAX - 1);
  if (length < 0) return 0;
  to[length] = 0;
  if (!is_under(to) || fstat(fd, facts) != 0) return 0;
  return facts->st_ino;
}

#define HOLD int saved_errno; pthread_mutex_lock(&lock);
#define RELEASE saved_errno = errno; pthread_mutex_unlock(&lock); errno = saved_errno;

/* ── files opened ── */
static int opened(int folder, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  HOLD
  int watched = whole_path(folder, path, whole);
  int existed = watched && access(whole, F_OK) == 0;
  int fd = NEXT(openat64)(folder, path, flags, mode);
  struct stat facts;
  if (fd >= 0 && watched && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)) {
    if (!existed && !(flags & O_TMPFILE & ~O_DIRECTORY)) {
      put("C", 1);
      put_number(facts.st_ino);
      put_text(whole);
    } else if (flags & O_TRUNC) {
      put("T", 1);
      put_number(facts.st_ino);
      put_number(0);
    }
  }
  RELEASE
  return fd;
}
#define MODE va_list args; va_start(args, flags); mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(args, mode_t) : 0; va_end(args);
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

/* ── writes ── */
static void record_write(int fd, off64_t at, const void *bytes, size_t count) {
  struct stat facts;
  uint64_t inode = inode_of(fd, NULL, &facts);
  if (!inode || !S_ISREG(facts.st_mode)) return;
  put("W", 1);
  put_number(inode);
  put_number(at);
  put_bytes(bytes, count);
}
/* Where the last write through the file's own position began. */
static off64_t began(int fd, size_t count) { return lseek64(fd, 0, SEEK_CUR) - (off64_t)count; }

ssize_t write(int fd, const void *bytes, size_t count) {
  HOLD
  ssize_t n = NEXT(write)(fd, bytes, count);
  if (n > 0) record_write(fd, began(fd, n), bytes, n);
  RELEASE
  return n;
}
#define PWRITE(name, type)                                                                                             \
  ssize_t name(int fd, const void *bytes, size_t count, type at) {                                                     \
    HOLD                                                                                                               \
    ssize_t n = NEXT(name)(fd, bytes, count, at);                                                                      \
    if (n > 0) record_write(fd, at, bytes, n);                                                                         \
    RELEASE                                                                                                            \
    return n;                                                                                                          \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static void record_parts(int fd, off64_t at, const struct iovec *parts, int count, ssize_t n) {
  for (int i = 0; i < count && n > 0; i += 1) {
    size_t length = parts[i].iov_len < (size_t)n ? parts[i].iov_len : (size_t)n;
    record_write(fd, at, parts[i].iov_base, length);
    at += length;
    n -= length;
  }
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  HOLD
  ssize_t n = NEXT(writev)(fd, parts, count);
  if (n > 0) record_parts(fd, began(fd, n), parts, count, n);
  RELEASE
  return n;
}
#define PWRITEV(name, type)                                                                                            \
  ssize_t name(int fd, const struct iovec *parts, int count, type at) {                                                \
    HOLD                                                                                                               \
    ssize_t n = NEXT(name)(fd, parts, count, at);                                                                      \
    if (n > 0) record_parts(fd, at, parts, count, n);                                                                  \
    RELEASE                                                                                                            \
    return n;                                                                                                          \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

/* What the kernel copied by itself is read back. */
static void record_copy(int fd, off64_t at, size_t count) {
  char link[64];
  struct stat facts;
  if (!inode_of(fd, NULL, &facts)) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int reader = NEXT(open64)(link, O_RDONLY | O_CLOEXEC);
  char *bytes = malloc(count);
  ssize_t n = pread64(reader, bytes, count, at);
  if (n > 0) record_write(fd, at, bytes, n);
  free(bytes);
  close(reader);
}
ssize_t copy_file_range(int from, off64_t *in, int to, off64_t *out, size_t count, unsigned flags) {
  HOLD
  off64_t at = out ? *out : lseek64(to, 0, SEEK_CUR);
  ssize_t n = NEXT(copy_file_range)(from, in, to, out, count, flags);
  if (n > 0) record_copy(to, at, n);
  RELEASE
  return n;
}
#define SENDFILE(name, type)                                                                                           \
  ssize_t name(int to, int from, type *in, size_t count) {                                                             \
    HOLD                                                                                                               \
    off64_t at = lseek64(to, 0, SEEK_CUR);                                                                             \
    ssize_t n = NEXT(name)(to, from, in, count);                                                                       \
    if (n > 0) record_copy(to, at, n);                                                                                 \
    RELEASE                                                                                                            \
    return n;                                                                                                          \
  }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

#define RESIZE(name, type)                                                                                             \
  int name(int fd, type size) {                                                                                        \
    struct stat facts;                                                                                                 \
    HOLD                                                                                                               \
    int outcome = NEXT(name)(fd, size);                                                                                \
    uint64_t inode = outcome == 0 ? inode_of(fd, NULL, &facts) : 0;                                                    \
    if (inode) {                                                                                                       \
      put("T", 1);                                                                                                     \
      put_number(inode);                                                                                               \
      put_number(size);                                                                                                \
    }                                                                                                                  \
    RELEASE                                                                                                            \
    return outcome;                                                                                                    \
  }
RESIZE(ftruncate, off_t)
RESIZE(ftruncate64, off64_t)

/* ── flushes ── */
static void record_flush(int fd) {
  char path[PATH_MAX];
  struct stat facts;
  uint64_t inode = inode_of(fd, path, &facts);
  if (!inode) return;
  if (S_ISDIR(facts.st_mode)) {
    put("D", 1);
    put_text(path);
  } else {
    put("F", 1);
    put_number(inode);
  }
}
#define FLUSH(name)                                                                                                    \
  int name(int fd) {                                                                                                   \
    HOLD                                                                                                               \
    int outcome = NEXT(name)(fd);                                                                                      \
    if (outcome == 0) record_flush(fd);                                                                                \
    RELEASE                                                                                                            \
    return outcome;                                                                                                    \
  }
FLUSH(fsync)
FLUSH(fdatasync)

/* ── names ── */
static void record_name(const char *letter, const char *first, const char *second) {
  put(letter, 1);
  put_text(first);
  if (second) put_text(second);
}
static int named(const char *letter, int outcome, int folder, const char *path) {
  char whole[PATH_MAX];
  if (outcome == 0 && whole_path(folder, path, whole)) record_name(letter, whole, NULL);
  return outcome;
}
static int moved(const char *letter, int outcome, int from, const char *old, int to, const char *now) {
  char first[PATH_MAX], second[PATH_MAX];
  if (outcome == 0 && whole_path(from, old, first) && whole_path(to, now, second)) record_name(letter, first, second);
  return outcome;
}
#define NAME(letter, call, ...) HOLD int outcome = named(letter, call, __VA_ARGS__); RELEASE return outcome;
#define MOVE(letter, call, ...) HOLD int outcome = moved(letter, call, __VA_ARGS__); RELEASE return outcome;
int mkdir(const char *path, mode_t mode) { NAME("M", NEXT(mkdir)(path, mode), AT_FDCWD, path) }
int mkdirat(int folder, const char *path, mode_t mode) { NAME("M", NEXT(mkdirat)(folder, path, mode), folder, path) }
int unlink(const char *path) { NAME("U", NEXT(unlink)(path), AT_FDCWD, path) }
int rmdir(const char *path) { NAME("U", NEXT(rmdir)(path), AT_FDCWD, path) }
int remove(const char *path) { NAME("U", NEXT(remove)(path), AT_FDCWD, path) }
int unlinkat(int folder, const char *path, int flags) { NAME("U", NEXT(unlinkat)(folder, path, flags), folder, path) }
int rename(const char *old, const char *now) { MOVE("R", NEXT(rename)(old, now), AT_FDCWD, old, AT_FDCWD, now) }
int renameat(int from, const char *old, int to, const char *now) { MOVE("R", NEXT(renameat)(from, old, to, now), from, old, to, now) }
int renameat2(int from, const char *old, int to, const char *now, unsigned flags) {
  MOVE("R", NEXT(renameat2)(from, old, to, now, flags), from, old, to, now)
}
int link(const char *old, const char *now) { MOVE("L", NEXT(link)(old, now), AT_FDCWD, old, AT_FDCWD, now) }
int linkat(int from, const char *old, int to, const char *now, int flags) {
  MOVE("L", NEXT(linkat)(from, old, to, now, flags), from, old, to, now)
}

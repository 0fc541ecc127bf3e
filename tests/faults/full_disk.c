// A full disk for one process: while the file FULL_DISK_FLAG exists, what would grow or change a
// file below FULL_DISK_BELOW fails with ENOSPC. Loaded by LD_PRELOAD (test_full_disk.py).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int full(int fd) {
  const char *flag = getenv("FULL_DISK_FLAG"), *below = getenv("FULL_DISK_BELOW");
  if (!flag || !below || access(flag, F_OK) != 0) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, below, strlen(below)) == 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(fd) \
  if (full(fd)) return errno = ENOSPC, -1

ssize_t write(int fd, const void *from, size_t count) {
  REFUSE(fd);
  return REAL(write)(fd, from, count);
}
ssize_t pwrite(int fd, const void *from, size_t count, off_t at) {
  REFUSE(fd);
  return REAL(pwrite)(fd, from, count, at);
}
ssize_t pwrite64(int fd, const void *from, size_t count, off64_t at) {
  REFUSE(fd);
  return REAL(pwrite64)(fd, from, count, at);
}

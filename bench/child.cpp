#include "child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace wangge::bench {
namespace {

// Only the words a forked process may say before exec.
[[noreturn]] void become(const std::vector<std::string>& words, int out) {
  std::vector<char*> arguments;
  for (const auto& one : words) arguments.push_back(const_cast<char*>(one.c_str()));
  arguments.push_back(nullptr);
  dup2(out, STDOUT_FILENO);
  const int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDERR_FILENO);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

std::int64_t status_kilobytes(pid_t pid, const std::string& key) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(key)) return std::stoll(line.substr(key.size()));
  return 0;
}

}  // namespace

child::child(const std::vector<std::string>& words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  pid_ = fork();
  if (pid_ == 0) become(words, ends[1]);
  close(ends[1]);
  out_ = ends[0];
}

child::~child() {
  stop();
}

std::string child::read_line() {
  std::string line;
  for (char c; read(out_, &c, 1) == 1;) {
    if (c == '\n') return line;
    line.push_back(c);
  }
  throw std::runtime_error("the child process ended");
}

double child::cpu_seconds() const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

std::int64_t child::resident_bytes() const {
  return status_kilobytes(pid_, "VmRSS:") * 1024;
}

std::int64_t child::peak_resident_bytes() const {
  return status_kilobytes(pid_, "VmHWM:") * 1024;
}

int child::stop() {
  if (pid_ < 0) return 0;
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  close(out_);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void run_to_end(const std::vector<std::string>& words) {
  const pid_t pid = fork();
  if (pid == 0) become(words, open("/dev/null", O_WRONLY));
  int status = 0;
  waitpid(pid, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(words.front() + " failed");
}

}  // namespace wangge::bench

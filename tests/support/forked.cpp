#include "support/forked.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace wangge::testing {
namespace {

// Forks; the child runs `work` with the pipe's end to write to and never returns.
std::pair<pid_t, int> fork_with_pipe(const std::function<void(int)>& work) {
  std::array<int, 2> ends;
  if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe");
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("fork");
  if (process == 0) {
    ::close(ends[0]);
    work(ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  return {process, ends[0]};
}

void say(int pipe, const void* start, std::size_t length) {
  if (::write(pipe, start, length) != static_cast<ssize_t>(length)) ::_exit(9);
}

}  // namespace

std::string in_child(const std::function<std::string()>& child) {
  const auto [process, pipe] = fork_with_pipe([&](int out) {
    std::string told;
    try {
      told = child();
    } catch (const std::exception& why) {
      told = std::string("threw: ") + why.what();
    }
    told += "\n";  // without it the child died before its end
    say(out, told.data(), told.size());
  });
  std::string told;
  std::array<char, 512> part;
  for (ssize_t got; (got = ::read(pipe, part.data(), part.size())) > 0;)
    told.append(part.data(), static_cast<std::size_t>(got));
  ::close(pipe);
  ::waitpid(process, nullptr, 0);
  if (told.empty()) return "the child died";
  told.pop_back();
  return told;
}

reporting_child::reporting_child(const std::function<void(const report&)>& run) {
  std::tie(process_, pipe_) = fork_with_pipe([&](int out) {
    // Whole numbers stay whole: a pipe takes up to 4096 bytes in one piece.
    run([out](std::int64_t number) { say(out, &number, sizeof number); });
  });
}

reporting_child::~reporting_child() {
  kill();
  ::close(pipe_);
}

bool reporting_child::next(std::int64_t& number) {
  return ::read(pipe_, &number, sizeof number) == sizeof number;
}

void reporting_child::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

}  // namespace wangge::testing

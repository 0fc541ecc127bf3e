#pragma once
// Runs part of a test in a process of its own, which may be killed or limited.

#include <sys/types.h>

#include <functional>
#include <string>

namespace wangge::testing {

// Runs `child` in a fork; its process ends with it. Empty when `child` returned an empty text,
// else that text. Fork before the test starts threads.
std::string in_child(const std::function<std::string()>& child);

// A child that reports numbers until it is killed.
class reporting_child {
 public:
  using report = std::function<void(std::int64_t)>;  // any thread may call it
  explicit reporting_child(const std::function<void(const report&)>& run);
  ~reporting_child();
  // The next number; false when the child is gone and all it said was read.
  bool next(std::int64_t& number);
  // kill -9, and waits for the end.
  void kill();

 private:
  pid_t process_ = -1;
  int pipe_ = -1;
};

}  // namespace wangge::testing

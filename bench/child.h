#pragma once
// Another process: what it says, what it costs, when it ends.

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace wangge::bench {

class child {
 public:
  explicit child(const std::vector<std::string>& words);
  ~child();  // SIGTERM, and waits
  child(const child&) = delete;

  // The next line of its standard output; throws when it has ended.
  std::string read_line();
  double cpu_seconds() const;  // all threads, user and system
  std::int64_t resident_bytes() const;
  std::int64_t peak_resident_bytes() const;
  int stop();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
};

// Runs a command quietly; throws when it fails.
void run_to_end(const std::vector<std::string>& words);

}  // namespace wangge::bench

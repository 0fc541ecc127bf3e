#pragma once
// The rules of accounts that need no store: shapes, passwords, lock times, the limits of an
// installation.

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace wangge::access {

// Settings of an installation; the defaults follow GB/T 22239 level 3.
struct limits {
  int idle_minutes = 30;    // a session nobody uses ends
  int absolute_hours = 12;  // and any session ends after this
  int wrong_attempts = 5;   // then the account locks
  int lock_minutes = 5;     // the first time; doubles with each further wrong attempt
  int longest_lock_minutes = 60;
  int password_min = 10;  // characters
};

constexpr std::size_t longest_password = 256;  // bytes

// 3 to 32 of a-z 0-9 . - _, the first a letter.
bool good_username(std::string_view name);

// Refuses weak_password: too short, holding the user name, of fewer than five different
// characters, or a run along the digits, the alphabet or the keyboard.
result<void> check_password(std::string_view password, std::string_view username, int min);

// Until when an account is locked after so many wrong attempts in a row; 0 when it is not.
instant lock_end(int failures, instant now, const limits& how);

// Wrong attempts by address and by names nobody has; in memory, bounded. An unknown name locks
// just as an account does, so that locking tells nobody which names exist. Thread-safe.
class attempt_log {
 public:
  explicit attempt_log(const limits& how) : how_(how) {}

  // Takes one attempt of the address; gives the seconds to wait when it has none left. Each has
  // 30, and one more every two seconds.
  int take(const std::string& address, instant now);
  // The attempt was a right one.
  void give_back(const std::string& address);

  instant stranger_locked_until(const std::string& name, instant now);
  void stranger_failed(const std::string& name, instant now);

 private:
  struct bucket {
    double left = 0;
    instant at = 0;
  };
  struct stranger {
    int failures = 0;
    instant locked_until = 0, at = 0;
  };
  limits how_;
  std::mutex guard_;
  std::map<std::string, bucket> addresses_;
  std::map<std::string, stranger> strangers_;
};

}  // namespace wangge::access

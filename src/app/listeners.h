#pragma once
// How many event streams each account holds open: enough for every screen somebody may use at
// once, not enough to use up the server's connections.

#include <map>
#include <memory>
#include <mutex>

#include "base/uuid.h"

namespace wangge::app {

class listeners {
 public:
  static constexpr int most_of_one = 32;

  // Held for as long as the stream; nothing when the account has its share. Thread-safe.
  std::shared_ptr<void> enter(const uuid& account) {
    const std::lock_guard lock(guard_);
    std::erase_if(open_, [](const auto& one) { return one.second.expired(); });
    auto mark = open_[account].lock();
    if (!mark) open_[account] = mark = std::make_shared<char>();
    if (mark.use_count() > most_of_one) return nullptr;
    return mark;
  }

 private:
  std::mutex guard_;
  std::map<uuid, std::weak_ptr<void>> open_;
};

}  // namespace wangge::app

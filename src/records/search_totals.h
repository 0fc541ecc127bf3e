#pragma once
// Totals of searches that were asked before. Counting the hits of a common name takes as long as
// there are hits; turning the page or sorting anew asks for the same total again. A total holds
// until somebody who has the searched word is stored, renamed, moved or ended.

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "access/principal.h"

namespace wangge::records {

struct search_question {
  int entity = 0;
  std::string word;  // one of those that every hit has
  std::string text;  // all that was typed
  access::scope range;
};

class search_totals {
 public:
  // What was counted before, or what `count` says now. `count` must see everything that was
  // committed before the call: it may not read within an older db::snapshot.
  std::int64_t total(const search_question& asked, const std::function<std::int64_t()>& count);
  // After the commit.
  void changed(int entity, std::string_view word);
  void all_changed();

 private:
  struct kept {
    std::int64_t total;
    std::uint64_t moment;
  };
  static std::size_t clock_of(int entity, std::string_view word);
  std::uint64_t moment_of(const search_question& asked) const;
  std::optional<std::int64_t> find(const std::string& key, std::uint64_t moment);

  // Words share clocks: a change of another word only makes a total be counted once more.
  static constexpr std::size_t clocks = 4096;
  std::array<std::atomic<std::uint64_t>, clocks> clocks_{};
  std::atomic<std::uint64_t> all_{0};
  std::mutex guard_;
  std::unordered_map<std::string, kept> kept_;
};

}  // namespace wangge::records

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
#include <vector>

#include "access/principal.h"
#include "records/record.h"

namespace wangge::api {
class transaction;
}

namespace wangge::records {

// The words under which a record is found: its pieces, and each beginning of its initials. None
// when it has ended.
std::vector<std::string> words_of(const record& one);
// A beginning of initials as a word; no piece of a text looks like it.
std::string initials_word(std::string_view letters);

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
  std::array<std::atomic<std::uint64_t>, 4096> clocks_{};
  std::atomic<std::uint64_t> all_{0};
  std::mutex guard_;
  std::unordered_map<std::string, kept> kept_;
};

// Notes for after the commit which words a change touches (either state may be null).
void note_words(api::transaction& tx, const record* before, const record* after);
// Too many to note one by one.
void note_all_words(api::transaction& tx);

}  // namespace wangge::records

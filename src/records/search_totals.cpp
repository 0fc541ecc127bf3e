#include "records/search_totals.h"

#include <algorithm>

#include "api/transaction.h"
#include "records/entity.h"
#include "records/store.h"
#include "records/tally.h"

namespace wangge::records {
namespace {

constexpr std::size_t most_kept = 20'000;  // some 2 MB; then all are forgotten and asked anew

std::string key_of(const search_question& asked) {
  return std::to_string(asked.entity) + '|' + std::to_string(asked.range.low) + '|' +
         std::to_string(asked.range.high) + '|' + asked.text;
}

// The words that a write touched, told when it is durable.
struct touched_words : api::transaction::shared_part {
  std::vector<std::pair<int, std::string>> words;
  bool all = false;

  void join(shared_part& later) override {
    auto& other = static_cast<touched_words&>(later);
    std::move(other.words.begin(), other.words.end(), std::back_inserter(words));
    all = all || other.all;
  }
  void write(api::transaction&) override {}
  void committed(api::services& with) override {
    auto& totals = with.tallies.searches();
    if (all) return totals.all_changed();
    for (const auto& [entity, word] : words) totals.changed(entity, word);
  }
};

}  // namespace

std::string initials_word(std::string_view letters) {
  return "^" + std::string(letters);
}

std::vector<std::string> words_of(const record& one) {
  if (!one.live()) return {};
  auto all = grams_of(one);
  for (std::size_t at = 0; at < one.values.size(); ++at) {
    if (one.what->fields[at].search != search_kind::initials) continue;
    const auto letters = one.text(static_cast<int>(at));
    for (std::size_t n = 1; n <= letters.size(); ++n)
      all.push_back(initials_word(std::string_view(letters).substr(0, n)));
  }
  return all;
}

std::size_t search_totals::clock_of(int entity, std::string_view word) {
  return (std::hash<std::string_view>{}(word) + static_cast<std::size_t>(entity) * 977) % 4096;
}

// Grows with every change that may touch the answer.
std::uint64_t search_totals::moment_of(const search_question& asked) const {
  return all_.load() + clocks_[clock_of(asked.entity, asked.word)].load();
}

std::optional<std::int64_t> search_totals::find(const std::string& key, std::uint64_t moment) {
  const std::lock_guard lock(guard_);
  const auto found = kept_.find(key);
  if (found == kept_.end() || found->second.moment != moment) return std::nullopt;
  return found->second.total;
}

// The moment is read before the counting: what is committed in between makes the total outdated at
// once, and never a stale one valid.
std::int64_t search_totals::total(const search_question& asked,
                                  const std::function<std::int64_t()>& count) {
  const auto key = key_of(asked);
  const auto moment = moment_of(asked);
  if (const auto known = find(key, moment)) return *known;
  const auto counted = count();
  const std::lock_guard lock(guard_);
  if (kept_.size() >= most_kept) kept_.clear();
  kept_.insert_or_assign(key, kept{counted, moment});
  return counted;
}

void search_totals::changed(int entity, std::string_view word) {
  ++clocks_[clock_of(entity, word)];
}

void search_totals::all_changed() {
  ++all_;
}

void note_words(api::transaction& tx, const record* before, const record* after) {
  const auto old = before ? words_of(*before) : std::vector<std::string>{};
  const auto fresh = after ? words_of(*after) : std::vector<std::string>{};
  if (before && after && before->grid() == after->grid() && old == fresh) return;
  if (old.empty() && fresh.empty()) return;
  const int entity = (after ? after : before)->what->number;
  auto& into = tx.share<touched_words>().words;
  for (const auto* words : {&old, &fresh})
    for (const auto& word : *words) into.emplace_back(entity, word);
}

void note_all_words(api::transaction& tx) {
  tx.share<touched_words>().all = true;
}

}  // namespace wangge::records

#include "records/search_totals.h"

namespace wangge::records {
namespace {

constexpr std::size_t most_kept = 20'000;  // some 2 MB; then all are forgotten and asked anew

std::string key_of(const search_question& asked) {
  return std::to_string(asked.entity) + '|' + std::to_string(asked.range.low) + '|' +
         std::to_string(asked.range.high) + '|' + asked.text;
}

}  // namespace

std::size_t search_totals::clock_of(int entity, std::string_view word) {
  return (std::hash<std::string_view>{}(word) + static_cast<std::size_t>(entity) * 977) % clocks;
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

}  // namespace wangge::records

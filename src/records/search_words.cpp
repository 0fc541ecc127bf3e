#include "records/search_words.h"

#include <algorithm>

#include "api/transaction.h"
#include "records/entity.h"
#include "records/store.h"
#include "records/tally.h"

namespace wangge::records {
namespace {

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

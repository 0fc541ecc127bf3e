#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "access/audit_entries.h"
#include "access/audit_seal.h"
#include "access/crypto.h"
#include "access/seal_store.h"

namespace wangge::access {
namespace {

constexpr auto no_end = std::numeric_limits<std::int64_t>::max();

class trail_check {
 public:
  trail_check(db::connection& reader, std::string_view key, std::int64_t district)
      : db_(reader), key_(key), district_(district) {}

  // `noted`: whether the last seal is noted beside the store, in `kept`.
  std::vector<std::string> run(const std::optional<head>& kept, bool noted) {
    std::string previous = no_root;
    while (const auto one = next_seal(db_, district_, expected_)) {
      check_seal(*one, previous);
      if (kept && one->last == kept->last) reached_ = hex_of(one->root);
      previous = one->root;
      expected_ = std::max(one->last, one->first) + 1;  // a changed seal must not lead backwards
    }
    merkle_tree unsealed;
    check_numbers(expected_, no_end, "entry not yet sealed", unsealed);
    if (kept) check_head(*kept);
    if (noted && !kept && expected_ > 1)
      find("audit.head, which notes the last seal beside the store, is missing");
    return std::move(found_);
  }

 private:
  template <class... Words>
  void find(fmt::format_string<Words...> text, Words&&... words) {
    found_.push_back(fmt::format("district {}: ", district_) +
                     fmt::format(text, std::forward<Words>(words)...));
  }

  static std::string hex_of(const std::string& root) {
    digest bytes{};
    if (root.size() == bytes.size()) std::copy(root.begin(), root.end(), bytes.begin());
    return hex(bytes);
  }

  void check_seal(const seal& one, const std::string& previous) {
    const auto before = found_.size();
    if (one.first != expected_)
      find("the seal of entries {} to {} is missing", expected_, one.first - 1);
    else if (one.previous != previous)
      find("the seal of entries {} to {} does not follow the one before it", one.first, one.last);
    if (!vault::verify(signed_text(one), one.signature, key_))
      find("the seal of entries {} to {} is not signed by this store's key", one.first, one.last);
    merkle_tree tree;
    check_numbers(one.first, one.last, "sealed entry", tree);
    if (found_.size() == before && bytes_of(tree.root()) != one.root)
      find("entries {} to {} were changed after they were sealed", one.first, one.last);
  }

  // Numbers without gaps, times that never run backwards.
  void check_numbers(std::int64_t first, std::int64_t last, std::string_view what,
                     merkle_tree& tree) {
    std::int64_t next = first;
    instant at = 0;
    each_entry(db_, district_, first, last, [&](const stored_entry& entry) {
      if (entry.seq > next) find("{} missing: {}", what, run_of(next, entry.seq - 1));
      if (entry.at < at) find("{} out of order: {} is older than the one before", what, entry.seq);
      next = entry.seq + 1;
      at = entry.at;
      tree.add(canonical(entry));
    });
    if (last != no_end && next <= last) find("{} missing: {}", what, run_of(next, last));
  }

  static std::string run_of(std::int64_t first, std::int64_t last) {
    return first == last ? std::to_string(first) : fmt::format("{} to {}", first, last);
  }

  void check_head(const head& kept) {
    if (expected_ <= kept.last)
      find("the trail was sealed up to entry {}, and its seals now end at {}", kept.last,
           expected_ - 1);
    else if (reached_ != kept.root)
      find("the seal that ended at entry {} is not the one that was noted", kept.last);
  }

  db::connection& db_;
  std::string_view key_;
  std::int64_t district_;
  std::int64_t expected_ = 1;
  std::string reached_;
  std::vector<std::string> found_;
};

// Every change of a record leaves both.
bool has_history(db::connection& db) {
  return db.query("SELECT 1 FROM history LIMIT 1").step();
}

}  // namespace

std::vector<std::string> check_audit(db::connection& db, std::string_view verifying_key,
                                     const std::filesystem::path& data_dir) {
  const auto kept = data_dir.empty() ? heads{} : read_heads(data_dir);
  auto districts = audited_districts(db);
  for (const auto& [district, one] : kept)
    if (std::ranges::find(districts, district) == districts.end()) districts.push_back(district);
  std::vector<std::string> all;
  if (districts.empty() && has_history(db))
    all.emplace_back("records were changed, and the trail holds no entry");
  for (const auto district : districts) {
    const auto noted = kept.find(district);
    const auto found = trail_check(db, verifying_key, district)
                           .run(noted == kept.end() ? std::nullopt : std::optional(noted->second),
                                !data_dir.empty());
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace wangge::access

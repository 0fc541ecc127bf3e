#pragma once
// Rules of good data. The rows that break one are kept in the table `breach` by whatever changes a
// record, in the same transaction, so that their count is exact and their list is a page of an
// index; any list takes ?quality=ID to show them.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/entity.h"
#include "records/record.h"

namespace wangge::records {

// One field of a row; `either_missing` looks at the next field, too (a point).
struct row_test {
  enum class how { always, missing, either_missing, one_of, none_of, above };
  how is = how::always;
  int at = 0;
  std::int64_t first = 0, second = 0;
};

// A row breaks the rule when all its tests hold and, where `child` is named, nothing live of that
// kind refers to it for which `of_child` holds.
struct quality_rule {
  int number;  // in the store; never given to another rule
  std::string_view id, zh, en;
  std::string_view entity;
  std::array<row_test, 2> tests;
  std::string_view child = {};
  int ref_at = 0;
  row_test of_child = {};

  // The rule as a condition on alias t, for what must be counted anew.
  std::string sql() const;
};

std::span<const quality_rule> quality_rules();
const quality_rule* find_quality_rule(std::string_view id, const entity& of);

// After a record was stored, changed or erased.
void keep_breaches(db::connection& db, const record* before, const record* after);

// Rows of `breach` for new records, in bulk: nothing refers to a new record yet.
void breaches_of_new(const record& one, std::vector<value>& into);
std::span<const std::string> breach_columns();
// A record that no longer breaks a rule, because a new one refers to it.
struct made_whole {
  int rule;
  std::int64_t district;
  uuid record;
  bool operator==(const made_whole&) const = default;
};
void made_whole_by(const record& child, std::vector<made_whole>& into);
void heal(db::connection& db, const made_whole& one);

// For `wangge check`: what `breach` holds against what the rules say.
std::vector<std::string> check_breaches(db::connection& db);

}  // namespace wangge::records

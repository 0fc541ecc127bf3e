#include "access/roles.h"

#include <algorithm>

#include "gen/roles.h"

namespace wangge::access {
namespace {

constexpr std::string_view levels[] = {"district", "street", "community", "grid"};

template <class Entries>
std::string codes_of(const Entries& entries) {
  std::string all;
  for (const auto& one : entries) all.append(all.empty() ? "" : ", ").append(one.code);
  return all;
}

const permission_entry* find_permission(std::string_view code) {
  for (const auto& one : all_permissions())
    if (one.code == code) return &one;
  return nullptr;
}

problem unknown_word(std::string_view field, std::string_view word, std::string known) {
  return {
      error::unknown_code,
      std::string(field),
      {{"label", std::string(field)}, {"value", std::string(word)}, {"known", std::move(known)}}};
}

void check_permissions(const role& one, std::vector<problem>& wrong) {
  std::set<duty> duties;
  for (const auto& word : one.permissions) {
    const auto* known = find_permission(word);
    if (!known)
      wrong.push_back(unknown_word("permissions", word, codes_of(all_permissions())));
    else if (known->part != duty::any)
      duties.insert(known->part);
  }
  if (duties.size() > 1) wrong.push_back({error::duties_apart, "permissions", {}});
}

role from_row(const db::row& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
          split_words(row.text(3)), split_words(row.text(4)), split_words(row.text(5))};
}

}  // namespace

bool role::fits(codes::level at) const {
  return levels.contains(level_word(at));
}

std::string_view level_word(codes::level at) {
  return access::levels[static_cast<int>(at) - 1];
}

words split_words(std::string_view text) {
  words all;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) all.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string join_words(const words& all) {
  std::string text;
  for (const auto& word : all) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

void seed_roles(db::connection& db) {
  for (const auto& one : shipped_roles())
    db.execute(
        "INSERT INTO role(code, zh, en, level, permissions, facets) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        {std::string(one.code), std::string(one.zh), std::string(one.en), std::string(one.levels),
         std::string(one.permissions), std::string(one.facets)});
}

std::vector<role> load_roles(db::connection& db) {
  std::vector<role> all;
  auto rows = db.query("SELECT code, zh, en, level, permissions, facets FROM role ORDER BY code");
  while (rows.step()) all.push_back(from_row(*rows));
  return all;
}

void store_role(db::connection& db, const role& changed) {
  db.execute(
      "UPDATE role SET zh = ?2, en = ?3, level = ?4, permissions = ?5, facets = ?6 "
      "WHERE code = ?1",
      {changed.code, changed.zh, changed.en, join_words(changed.levels),
       join_words(changed.permissions), join_words(changed.facets)});
}

result<void> check_role(const role& one) {
  std::vector<problem> wrong;
  if (one.levels.empty()) wrong.push_back({error::required, "levels", {{"label", "levels"}}});
  for (const auto& word : one.levels)
    if (std::ranges::find(levels, word) == std::end(levels))
      wrong.push_back(unknown_word("levels", word, "district, street, community, grid"));
  for (const auto& word : one.facets)
    if (std::ranges::find(all_facets(), word, &facet_entry::code) == all_facets().end())
      wrong.push_back(unknown_word("facets", word, codes_of(all_facets())));
  check_permissions(one, wrong);
  if (wrong.empty()) return {};
  return refused(failure(std::move(wrong)));
}

}  // namespace wangge::access

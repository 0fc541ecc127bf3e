#include "records/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/codes.h"
#include "base/text.h"
#include "gen/entities.h"
#include "residents/identity.h"

namespace wangge::records {
namespace {

std::array<entity_rule, 64>& rules() {
  static std::array<entity_rule, 64> all{};
  return all;
}

// One field of one record under check.
struct spot {
  record& one;
  const field& what;
  int at;
  const rule_context& with;
  std::vector<problem>& found;

  value& v() const { return one.values[at]; }
  void refuse(error code, std::map<std::string, std::string> params = {}) const {
    auto all = labelled(what);
    all.merge(params);
    found.push_back({code, std::string(what.name), std::move(all)});
  }
  void refuse(const failure& why) const {
    for (const auto& each : why.problems) refuse(each.code, each.params);
  }
};

void check_text(const spot& s) {
  auto* text = std::get_if<std::string>(&s.v());
  if (!text) return;
  *text = s.what.kind == field_kind::note ? normalise_lines(*text) : normalise(*text);
  if (text->empty()) {
    s.v() = {};
    return;
  }
  if (s.what.max > 0 && static_cast<double>(character_count(*text)) > s.what.max)
    s.refuse(error::too_long, {{"max", fmt::format("{}", s.what.max)}});
}

void check_number(const spot& s) {
  if (db::is_null(s.v()) || (s.what.min == 0 && s.what.max == 0)) return;
  const auto* whole = std::get_if<std::int64_t>(&s.v());
  const double n = whole ? static_cast<double>(*whole) : std::get<double>(s.v());
  if (!(n >= s.what.min && n <= s.what.max))
    s.refuse(error::out_of_range,
             {{"min", fmt::format("{}", s.what.min)}, {"max", fmt::format("{}", s.what.max)}});
}

void check_date(const spot& s) {
  if (db::is_null(s.v())) return;
  const auto on = static_cast<day>(std::get<std::int64_t>(s.v()));
  if (!is_calendar_day(on)) return s.refuse(error::bad_date);
  if (s.what.past && on > s.with.today) s.refuse(error::future_date);
}

// Two dates in order, whichever of them was changed.
void check_order(const spot& s, const record* before) {
  if (s.what.after.empty()) return;
  const int other = s.one.what->find(s.what.after);
  const auto touched = [&](int at) { return !before || s.one.values[at] != before->values[at]; };
  if (!s.one.has(s.at) || !s.one.has(other) || !(touched(s.at) || touched(other))) return;
  if (s.one.integer(other) > s.one.integer(s.at))
    s.refuse(error::date_order, {{"other.zh", std::string(s.one.what->fields[other].zh)},
                                 {"other.en", std::string(s.one.what->fields[other].en)}});
}

void check_code(const spot& s) {
  if (db::is_null(s.v())) return;
  const auto n = std::get<std::int64_t>(s.v());
  const bool known = std::any_of(s.what.codes.begin(), s.what.codes.end(),
                                 [&](const auto& entry) { return entry.n == n; });
  if (!known) s.refuse(error::unknown_code, {{"value", std::to_string(n)}, {"known", ""}});
}

void check_identity(const spot& s) {
  auto* text = std::get_if<std::string>(&s.v());
  if (!text) return;
  if (text->empty()) {
    s.v() = {};
    return;
  }
  const residents::identity_rules how{s.with.today, s.with.demo, false,
                                      s.with.is_confirmed(s.what.name)};
  const auto good = s.what.kind == field_kind::phone ? residents::check_phone(*text, how)
                                                     : residents::check_credit_code(*text, how);
  if (good)
    *text = *good;
  else
    s.refuse(good.error());
}

void check_one(const spot& s) {
  switch (s.what.kind) {
    case field_kind::text:
    case field_kind::note:
      check_text(s);
      break;
    case field_kind::integer:
    case field_kind::decimal:
      check_number(s);
      break;
    case field_kind::date:
      check_date(s);
      break;
    case field_kind::code:
      check_code(s);
      break;
    case field_kind::boolean:
      if (db::is_null(s.v())) s.v() = std::int64_t{0};
      break;
    case field_kind::phone:
    case field_kind::credit_code:
      check_identity(s);
      break;
    case field_kind::grid:
      if (!db::is_null(s.v()) &&
          codes::level_of(std::get<std::int64_t>(s.v())) != codes::level::grid)
        s.refuse(error::not_a_grid);
      break;
    default:
      break;  // refs need the store; ID numbers depend on the ID type (residents/rules)
  }
}

}  // namespace

bool rule_context::is_confirmed(std::string_view field_name) const {
  return std::find(confirmed.begin(), confirmed.end(), field_name) != confirmed.end();
}

std::map<std::string, std::string> labelled(const field& what) {
  return {{"label.zh", std::string(what.zh)}, {"label.en", std::string(what.en)}};
}

void register_rule(const entity& of, entity_rule rule) {
  rules()[of.number] = rule;
}

void check(record& one, const record* before, const rule_context& with,
           std::vector<problem>& found) {
  for (std::size_t at = 0; at < one.values.size(); ++at) {
    const spot s{one, one.what->fields[at], static_cast<int>(at), with, found};
    check_order(s, before);
    if (before && one.values[at] == before->values[at])
      continue;  // old faults do not block other edits
    check_one(s);
    if (s.what.fixed && before && one.values[at] != before->values[at]) s.refuse(error::read_only);
  }
  if (const auto rule = rules()[one.what->number]) rule(one, before, with, found);
  for (std::size_t at = 0; at < one.values.size(); ++at)
    if (one.what->fields[at].required && db::is_null(one.values[at]) &&
        !(before && db::is_null(before->values[at])))
      spot{one, one.what->fields[at], static_cast<int>(at), with, found}.refuse(error::required);
}

}  // namespace wangge::records

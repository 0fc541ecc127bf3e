#include "residents/rules.h"

#include "base/pinyin.h"
#include "gen/entities.h"
#include "records/followers.h"
#include "records/rules.h"
#include "residents/duplicates.h"
#include "residents/identity.h"

namespace wangge::residents {
namespace {

using records::record;
using records::rule_context;
namespace at = records::person_at;

void refuse(std::vector<problem>& found, const record& one, int field, const failure& why) {
  for (const auto& each : why.problems) {
    auto params = records::labelled(one.what->fields[field]);
    params.insert(each.params.begin(), each.params.end());
    found.push_back({each.code, std::string(one.what->fields[field].name), std::move(params)});
  }
}

// A resident ID tells birth date and sex; they fill empty fields and must agree with filled ones.
void apply_resident_id(record& one, const id_number& id, std::vector<problem>& found) {
  one.values[at::id_number] = id.text;
  if (!one.has(at::birth_date)) one.values[at::birth_date] = std::int64_t{id.born};
  if (!one.has(at::sex)) one.values[at::sex] = static_cast<std::int64_t>(id.of);
  if (one.integer(at::birth_date) != id.born)
    refuse(found, one, at::birth_date, {error::id_mismatch, {{"value", format_day(id.born)}}});
  if (one.integer(at::sex) != static_cast<std::int64_t>(id.of))
    refuse(found, one, at::sex,
           {error::id_mismatch,
            {{"value.zh", id.of == sex::male ? "男" : "女"},
             {"value.en", id.of == sex::male ? "male" : "female"}}});
}

void check_id(record& one, const record* before, const rule_context& with,
              std::vector<problem>& found) {
  namespace type = records::person_id_type;
  const auto number = std::string(one.text(at::id_number));
  if (number.empty()) {
    one.values[at::id_number] = {};
    if (!one.has(at::id_type) || one.integer(at::id_type) == type::resident_id)
      one.values[at::id_type] = std::int64_t{type::none};
    const bool was_missing = before && !before->has(at::id_missing_reason);
    if (!one.has(at::id_missing_reason) && !was_missing)
      refuse(found, one, at::id_missing_reason, error::id_reason_needed);
    return;
  }
  if (!one.has(at::id_type) || one.integer(at::id_type) == type::none)
    one.values[at::id_type] = std::int64_t{type::resident_id};
  if (one.integer(at::id_type) != type::resident_id) return;  // passports: free form
  auto id = check_id_number(number, {with.today, with.demo, false, false});
  if (id)
    apply_resident_id(one, *id, found);
  else
    refuse(found, one, at::id_number, id.error());
}

void check_person(record& one, const record* before, const rule_context& with,
                  std::vector<problem>& found) {
  one.values[at::initials] = name_initials(one.text(at::name));
  const auto changed = [&](int field) {
    return !before || one.values[field] != before->values[field];
  };
  if (changed(at::id_number) || changed(at::id_type) || changed(at::birth_date) ||
      changed(at::sex) || changed(at::id_missing_reason))
    check_id(one, before, with, found);
  // Who does not say since when means from now on.
  if (before && changed(at::presence) && !changed(at::presence_since))
    one.values[at::presence_since] = std::int64_t{with.today};
}

}  // namespace

void register_rules() {
  records::register_rule(records::person_entity, check_person);
  records::register_follower(records::person_entity, note_same_identity);
  records::register_follower(records::person_entity, keep_pairs);
}

}  // namespace wangge::residents

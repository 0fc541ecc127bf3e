#include "exchange/import_decide.h"

#include <algorithm>

#include "access/names.h"
#include "access/secret.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/history.h"
#include "records/merge.h"
#include "records/tally.h"

namespace wangge::exchange {
namespace {

using records::record;

// Besides the keys: the ID number alone, which tells whether another row has it under another name.
constexpr std::uint64_t identity_salt = 0x5bd1e995;

const natural_key& identity_key() {
  static const natural_key key{{records::person_at::id_number}, true, false};
  return key;
}

bool has_identity(const record& one) {
  return one.what->number == records::person_entity.number &&
         one.has(records::person_at::id_number);
}

std::uint64_t identity_hash(const record& one) {
  return key_hash(identity_key(), identity_salt, one);
}

// A wrong or masked ID number has been told; that it fills no sex, no birth date and is not there
// need not be told, too.
bool follows_from_number(const problem& one) {
  return one.code == error::id_reason_needed ||
         (one.code == error::required && (one.field == "sex" || one.field == "birth_date"));
}

// The stored form where the check brings it into one; else what the row says (the check also fills
// fields from others, which must not overwrite what is stored).
const records::value& stored_form(const record& first, const import_row& row, std::size_t at) {
  return std::holds_alternative<std::string>(first.values[at]) ? first.values[at]
                                                               : row.given.values[at];
}

}  // namespace

bool holds_others(const records::entity& of) {
  using namespace records;
  for (const auto* one :
       {&building_entity, &courtyard_entity, &door_entity, &household_entity, &place_entity})
    if (one->number == of.number) return true;
  return false;
}

decider::decider(api::services& with, row_decoder& decoder, decider_options how)
    : with_(with),
      decoder_(decoder),
      how_(how),
      match_(matching_of(how.of)),
      rules_{day_of(how.now), with.config.demo, {}},
      units_(with.units.snapshot()),
      measure_(records::entity_measure(how.of)) {
  const auto home = how.who.area.district() * 1'000'000'000;
  fresh_ = with.tallies.sum(measure_, {home, home + 999'999'999}) == 0;
}

void decider::enter(db::connection& db) {
  db_ = &db;
  refs_ = std::make_unique<reference_finder>(db, with_.vault, how_.who.area);
  finder_ = std::make_unique<record_finder>(
      db, with_.vault, finder_options{how_.of, how_.who.area, how_.run, how_.now, fresh_});
  entered_ = -1;
}

void decider::leave() {
  db_ = nullptr;
  refs_.reset();
  finder_.reset();
}

void decider::add(const import_row& row, decision& into, problem what) const {
  into.problems.push_back(decoder_.place(std::move(what), row));
}

// Not again for a field whose cell was refused already: "is required" would follow every such.
void decider::add_new(const import_row& row, decision& into, const problems& found) const {
  const auto cells = into.problems.size();
  const auto is_number = [](const problem& one) { return one.field == "id_number"; };
  const bool number_told = std::any_of(found.begin(), found.end(), is_number) ||
                           std::any_of(into.problems.begin(), into.problems.end(),
                                       [&](const row_problem& one) { return is_number(one.what); });
  for (const auto& each : found) {
    const auto end = into.problems.begin() + static_cast<std::ptrdiff_t>(cells);
    const bool known = std::any_of(into.problems.begin(), end, [&](const row_problem& one) {
      return !each.field.empty() && one.what.field == each.field;
    });
    if (!known && !(number_told && follows_from_number(each))) add(row, into, each);
  }
}

std::map<std::string, std::string> decider::by_words(const natural_key& key) const {
  return {{"by.zh", key_label(key, how_.of, language::zh)},
          {"by.en", key_label(key, how_.of, language::en)}};
}

// A live unit of the account's area; a new unit needs its parent. Without a word of the row it is
// the account's own grid.
void decider::place_row(import_row& row) {
  const auto& scope = how_.of.scope();
  const int at = how_.of.scope_at;
  const auto level = codes::level_of(how_.who.unit);
  if (!row.fills(at) && scope.kind == records::field_kind::grid && level == codes::level::grid) {
    row.given.values[static_cast<std::size_t>(at)] = how_.who.unit;
    row.filled |= std::uint64_t{1} << at;
  }
  if (!row.fills(at)) return;
  const auto code = row.given.grid();
  const bool is_unit = how_.of.number == records::unit_entity.number;
  const auto home = is_unit ? codes::parent(code) : code;
  const bool known = home == 0 || units_->contains(home) || (is_unit && new_units_.contains(home));
  const bool is_here = known && how_.who.area.contains(code);
  if (!is_here)
    row.problems.push_back(decoder_.place(
        {error::unknown_reference, std::string(scope.name), records::labelled(scope)}, row));
}

void decider::enter_place(const record& first, const import_row& row) {
  const auto place = row.fills(how_.of.scope_at) ? first.grid() : 0;
  if (place == entered_) return;
  entered_ = place;
  finder_->enter(place, place != 0 && with_.tallies.own(measure_, place) > 0);
}

recognised decider::recognise(const record& first, const import_row& row) {
  if (row.id) return {finder_->find_id(*row.id), nullptr, 0, false, false};
  enter_place(first, row);
  return finder_->find(first, row, open_, memory_);
}

decision decider::decide(import_row row) {
  refs_->resolve(row, decoder_);
  open_ = refs_->take_open();
  place_row(row);
  decision out;
  out.row = row.number;
  record first = row.given;
  problems found;
  records::check(first, nullptr, rules_, found);
  auto known = recognise(first, row);
  out.problems = std::move(row.problems);
  out.meets = known.meets;
  if (row.id && !known.before)
    add(row, out,
        {error::unknown_reference, "id", {{"label.zh", "记录编号"}, {"label.en", "Record id"}}});
  if (known.several > 0) {
    auto params = by_words(*known.by);
    params["count"] = std::to_string(known.several);
    add(row, out, {error::several_records, {}, std::move(params)});
  } else if (known.taken_elsewhere) {
    const int at = known.by->fields.front();
    const auto& what = how_.of.fields[static_cast<std::size_t>(at)];
    auto params = records::labelled(what);
    params["value"] = std::string(first.text(at));
    add(row, out, {error::duplicate, std::string(what.name), std::move(params)});
  } else if (known.before) {
    change(row, *known.before, first, out);
  } else {
    make(row, first, std::move(found), out);
  }
  if (!out.problems.empty()) out.what = verdict::refused;
  claim(row, out);
  return out;
}

// Texts that stay open or masked mean something only beside a stored record.
void decider::make(import_row& row, const record& first, problems found, decision& into) {
  for (const auto& [at, text] : row.masked) {
    const auto& what = how_.of.fields[static_cast<std::size_t>(at)];
    add(row, into, {error::masked_value, std::string(what.name), records::labelled(what)});
  }
  for (const auto& choice : open_) {
    const auto& what = how_.of.fields[static_cast<std::size_t>(choice.field_at)];
    auto params = records::labelled(what);
    params["count"] = std::to_string(choice.may_be.size());
    add(row, into, {error::several_references, std::string(what.name), std::move(params)});
  }
  add_new(row, into, found);
  if (!into.problems.empty() || repeated(row, first, into)) return;
  into.what = verdict::created;
  into.after = first;
  into.after.id = new_uuid();
  into.after.import_id = how_.run;
  if (const int token = how_.of.find("token"); token >= 0)
    into.after.values[static_cast<std::size_t>(token)] = access::random_token();
  if (has_identity(first) && memory_.find(identity_hash(first)) != 0) into.meets = true;
}

// A sheet that was exported at an earlier version: where it still says what was there then, what
// others changed since stays; where both changed, somebody must look.
void decider::keep_later(const import_row& row, const record& before, record& after,
                         decision& into) const {
  if (row.version == 0 || row.version >= before.version) return;
  for (const auto& later : records::changed_since(*db_, with_.vault, before, row.version)) {
    if (later.field_at < 0 || !row.says(later.field_at)) continue;
    const auto at = static_cast<std::size_t>(later.field_at);
    const auto how = records::merge_field({later.base, before.values[at], after.values[at], true});
    if (how == records::merge_choice::keep) after.values[at] = before.values[at];
    if (how != records::merge_choice::conflict) continue;
    add(row, into,
        {error::stale_version,
         std::string(how_.of.fields[at].name),
         {{"by", access::display_name_of(*db_, later.by)}, {"at", format_instant(later.at)}}});
  }
}

void decider::change(import_row& row, const record& before, const record& first, decision& into) {
  if (const auto earlier = memory_.find(record_finder::claim_of(before.id)); earlier != 0) {
    add(row, into,
        {error::repeated_row,
         {},
         {{"row", std::to_string(earlier)}, {"by.zh", "同一记录"}, {"by.en", "the same record"}}});
    return;
  }
  record after = before;
  for (std::size_t at = 0; at < after.values.size(); ++at)
    if (row.says(static_cast<int>(at))) after.values[at] = stored_form(first, row, at);
  keep_later(row, before, after, into);
  for (const auto& [at, text] : row.masked) {
    const auto& what = how_.of.fields[static_cast<std::size_t>(at)];
    if (records::masked_text(what, before.text(at)) != text)
      add(row, into, {error::masked_value, std::string(what.name), records::labelled(what)});
  }
  for (const auto& choice : open_) {
    const auto at = static_cast<std::size_t>(choice.field_at);
    const bool has_one =
        std::any_of(choice.may_be.begin(), choice.may_be.end(),
                    [&](const meant& one) { return before.values[at] == db::value(one.id); });
    if (has_one) continue;
    auto params = records::labelled(how_.of.fields[at]);
    params["count"] = std::to_string(choice.may_be.size());
    add(row, into,
        {error::several_references, std::string(how_.of.fields[at].name), std::move(params)});
  }
  const auto& scope = how_.of.scope();
  if (before.grid() != after.grid() && (holds_others(how_.of) || !how_.who.may("register.move")))
    add(row, into, {error::use_move, std::string(scope.name), records::labelled(scope)});
  problems found;
  records::check(after, &before, rules_, found);
  add_new(row, into, found);
  into.what = after.values == before.values ? verdict::same : verdict::changed;
  into.before = before;
  into.after = std::move(after);
}

// A new row with the strongest key of an earlier new one.
bool decider::repeated(const import_row& row, const record& first, decision& into) {
  if (match_.repeats) return false;
  for (std::size_t i = 0; i < match_.keys.size(); ++i) {
    const auto& key = match_.keys[i];
    if (!counts(key, first)) continue;
    const auto earlier = memory_.find(key_hash(key, i, first));
    if (earlier == 0) return false;
    auto params = by_words(key);
    params["row"] = std::to_string(earlier);
    add(row, into, {error::repeated_row, {}, std::move(params)});
    return true;
  }
  return false;
}

void decider::claim(const import_row& row, const decision& done) {
  if (done.what == verdict::refused) return;
  if (done.what != verdict::created)
    return memory_.add(record_finder::claim_of(done.before.id), row.number);
  const record& one = done.after;
  if (how_.of.number == records::unit_entity.number) new_units_.insert(one.grid());
  for (std::size_t i = 0; i < match_.keys.size(); ++i)
    if (counts(match_.keys[i], one)) {
      memory_.add(key_hash(match_.keys[i], i, one), row.number);
      break;
    }
  if (has_identity(one)) memory_.add(identity_hash(one), row.number);
}

}  // namespace wangge::exchange

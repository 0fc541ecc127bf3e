#include "screening/rounds.h"

#include "access/names.h"
#include "base/text.h"
#include "records/change.h"
#include "screening/board.h"
#include "screening/words.h"
#include "territory/unit_tree.h"

namespace wangge::screening {
namespace {

constexpr std::size_t longest_name = 60, longest_purpose = 200;

struct reader {
  const json::view& body;
  std::vector<problem>& found;

  void refuse(error code, const char* name, const char* zh, const char* en,
              std::map<std::string, std::string> params = {}) {
    params.insert({{"label.zh", zh}, {"label.en", en}});
    found.push_back({code, name, std::move(params)});
  }
  void text(const char* name, const char* zh, const char* en, std::size_t most, std::string& into) {
    const auto given = body.find(name);
    if (!given) return;
    into = normalise(given->text());
    if (character_count(into) > most)
      refuse(error::too_long, name, zh, en, {{"max", std::to_string(most)}});
  }
  void date(const char* name, const char* zh, const char* en, day& into) {
    const auto given = body.find(name);
    if (!given) return;
    const auto on = parse_day(given->text());
    if (!on) return refuse(error::bad_date, name, zh, en);
    into = *on;
  }
};

void read_kinds(reader& r, round& into) {
  const auto given = r.body.find("kinds");
  if (!given) return;
  into.kinds.clear();
  given->each_item([&](const json::view& one) {
    if (const auto* known = find_word(kinds(), one.text())) {
      if (!into.has_kind(known->n)) into.kinds.push_back(known->n);
      return;
    }
    std::string all;
    for (const auto& each : kinds()) all += (all.empty() ? "" : ", ") + std::string(each.code);
    r.refuse(error::unknown_code, "kinds", "对象种类", "Kinds of objects",
             {{"value", std::string(one.text().substr(0, 40))}, {"known", all}});
  });
}

void check_members(const json::view& body, std::vector<problem>& found) {
  constexpr std::string_view known =
      "id, name, unit, kinds, purpose, starts_on, ends_on, questions";
  body.each_member([&](std::string_view name, const json::view&) {
    const auto padded = ", " + std::string(known) + ", ";
    if (padded.find(", " + std::string(name) + ", ") == std::string::npos)
      found.push_back({error::unknown_field,
                       std::string(name.substr(0, 80)),
                       {{"name", std::string(name.substr(0, 80))}, {"known", std::string(known)}}});
  });
}

void check_place(const api::transaction& tx, const round& one, std::vector<problem>& found) {
  if (tx.who.area.covers(codes::range(one.unit)) && tx.with.units.find(one.unit)) return;
  found.push_back({error::unknown_reference, "unit", {{"label.zh", "单元"}, {"label.en", "Unit"}}});
}

void check_name(const round& one, std::vector<problem>& found) {
  if (one.name.empty())
    found.push_back(
        {error::required, "name", {{"label.zh", "轮次名称"}, {"label.en", "Name of the round"}}});
}

void tell(api::transaction& tx, const round& one) {
  const auto range = codes::range(one.unit);
  tx.changed("rounds", range.low, range.high);
  if (tx.with.rounds) tx.after_commit([held = tx.with.rounds, one] { held->set_round(one); });
}

}  // namespace

void read_round(const json::view& body, round& into, std::vector<problem>& found) {
  reader r{body, found};
  check_members(body, found);
  r.text("name", "轮次名称", "Name of the round", longest_name, into.name);
  r.text("purpose", "目的", "Purpose", longest_purpose, into.purpose);
  if (const auto unit = body.find("unit")) {
    if (const auto code = codes::parse(unit->text()))
      into.unit = *code;
    else
      r.refuse(error::bad_unit, "unit", "单元", "Unit",
               {{"value", std::string(unit->text().substr(0, 40))}});
  }
  read_kinds(r, into);
  r.date("starts_on", "开始日期", "Starts on", into.starts_on);
  r.date("ends_on", "结束日期", "Ends on", into.ends_on);
  if (const auto questions = body.find("questions")) into.questions = read_questions(*questions);
}

void save_round(api::transaction& tx, round& one, const round_event& what) {
  ++one.version;
  one.updated_at = tx.now;
  one.updated_by = tx.who.account;
  update_round(tx.db, one);
  tx.audit({what.action, 0, one.id, one.unit, {}, what.detail});
  tell(tx, one);
}

void insert_new_round(api::transaction& tx, const round& one) {
  insert_round(tx.db, one);
  tx.audit({"make_round", 0, one.id, one.unit, {}, "{}"});
  tell(tx, one);
}

result<round> round_for_change(api::transaction& tx, const uuid& id) {
  auto one = find_round(tx.db, tx.who.area, id);
  if (!one || !tx.who.area.covers(codes::range(one->unit))) return refuse(error::not_found);
  return *one;
}

result<round> make_round(api::transaction& tx, const json::view& body) {
  round one;
  one.district = tx.who.area.district();
  one.id = new_uuid();
  one.unit = tx.who.unit;
  std::vector<problem> found;
  if (const auto given = body.find("id")) {
    const auto id = parse_uuid(given->text());
    if (!id)
      found.push_back({error::bad_parameter,
                       "id",
                       {{"name", "id"},
                        {"value", std::string(given->text().substr(0, 40))},
                        {"expected", "UUID"}}});
    else if (auto stored = find_round(tx.db, tx.who.area, *id))
      return *stored;  // sent twice
    else if (is_round(tx.db, one.district, *id))
      return refused(records::id_taken(*id));
    one.id = id.value_or(one.id);
  }
  read_round(body, one, found);
  check_name(one, found);
  check_round(one, nullptr, found);
  check_place(tx, one, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  one.number = next_number(tx.db, one.district);
  one.created_by = one.updated_by = tx.who.account;
  one.created_at = one.updated_at = tx.now;
  insert_new_round(tx, one);
  return one;
}

result<round> change_round(api::transaction& tx, const uuid& id, std::int64_t version,
                           const json::view& body) {
  const auto before = round_for_change(tx, id);
  if (!before) return before;
  if (before->version != version)
    return refuse(error::stale_version, {{"by", access::display_name_of(tx.db, before->updated_by)},
                                         {"at", format_instant(before->updated_at)}});
  round after = *before;
  std::vector<problem> found;
  if (const auto given = body.find("id"); given && given->text() != to_string(id))
    found.push_back({error::read_only, "id", {{"label.zh", "编号"}, {"label.en", "Id"}}});
  read_round(body, after, found);
  check_name(after, found);
  check_round(after, &*before, found);
  check_place(tx, after, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  save_round(tx, after, {"change_round", "{}"});
  return after;
}

result<round> close_round(api::transaction& tx, const uuid& id) {
  auto one = round_for_change(tx, id);
  if (!one) return one;
  if (one->state == "closed") return refuse(error::already_done);
  if (one->state != "open") return refuse(error::round_not_open);
  one->state = "closed";
  one->closed_at = tx.now;
  save_round(tx, *one, {"close_round", "{}"});
  return one;
}

}  // namespace wangge::screening

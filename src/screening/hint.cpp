#include "screening/hint.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "base/codes.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/change.h"
#include "records/store.h"
#include "residents/identity.h"
#include "screening/hint_store.h"
#include "territory/unit_tree.h"

namespace wangge::screening {
namespace {

constexpr std::size_t longest_line = 200, longest_name = 60;

void wrong(std::vector<problem>& found, error code, std::string field, const char* zh,
           const char* en, std::map<std::string, std::string> params = {}) {
  params.insert({{"label.zh", zh}, {"label.en", en}});
  found.push_back({code, std::move(field), std::move(params)});
}

hint_content read_content(const json::view& from, std::size_t at, std::vector<problem>& found) {
  hint_content says;
  const std::string field = "items[" + std::to_string(at) + "]";
  std::string* const parts[] = {&says.text,  &says.name,    &says.id_number,
                                &says.phone, &says.address, &says.claim};
  const char* const names[] = {"text", "name", "id_number", "phone", "address", "claim"};
  bool any = false;
  for (std::size_t i = 0; i < std::size(parts); ++i) {
    *parts[i] = normalise(from.text_of(names[i]));
    any = any || !parts[i]->empty();
    if (character_count(*parts[i]) > longest_line)
      wrong(found, error::too_long, field + "." + names[i], "线索内容", "Text of the hint",
            {{"max", std::to_string(longest_line)}});
  }
  if (!any) wrong(found, error::required, field, "线索内容", "Text of the hint");
  return says;
}

// Answered without a way to the door.
void confirm(const api::transaction& tx, hint& line) {
  line.outcome = "found";
  line.note = tx.who.lang == language::zh ? "登记册里已住在这一户"
                                          : "Lives at this door already by the register";
  line.decided_by = tx.who.account;
  line.decided_at = tx.now;
}

// Words of a line that says somebody is not there: that contradicts a register in which he is.
bool says_absent(const hint_content& says) {
  constexpr std::string_view words[] = {"搬",    "走",   "离",   "不在", "空",     "外出",  "未返",
                                        "moved", "left", "away", "gone", "vacant", "empty", "not "};
  const auto all = fold(says.claim + " " + says.text);
  return std::ranges::any_of(
      words, [&](std::string_view one) { return all.find(one) != std::string::npos; });
}

// The register says already what the line does: this person, at home at this door. `at_home` has
// the name, the presence and the address of one whose number matched.
bool says_register(const hint& line, const db::row& at_home) {
  if (says_absent(line.says)) return false;
  const bool named = line.says.name.empty() || line.says.name == at_home.text(3);
  const bool present = at_home.integer(4) == static_cast<int>(records::person_presence::present);
  return named && present && !at_home.is_null(5) && line.says.address == at_home.text(5);
}

// A live person whose sealed field has this value, within the list's unit; of a family with one
// number the one who is named.
bool match_person(api::transaction& tx, const code_range& range, int field_at,
                  const std::string& clear, hint& into) {
  if (clear.empty()) return false;
  const auto& field = records::person_entity.fields[field_at];
  auto rows = tx.db.query(
      "SELECT p.id, p.grid, h.door, p.name, p.presence, d.address FROM person p LEFT JOIN "
      "household "
      "h ON h.district = p.district AND h.id = p.household LEFT JOIN door d ON d.district = "
      "h.district AND d.id = h.door WHERE p." +
          std::string(field.name) +
          "_bx = ?1 AND p.grid >= ?2 AND p.grid <= ?3 AND p.ended_on IS NULL ORDER BY CASE WHEN "
          "p.name = ?4 THEN 0 ELSE 1 END, p.id LIMIT 1",
      {records::blind_of(tx.with.vault, field, clear), range.low, range.high, into.says.name});
  if (!rows.step()) return false;
  into.person = rows->id(0);
  into.grid = rows->integer(1);
  if (!rows->is_null(2)) into.door = rows->id(2);
  into.matched_by = field.name;
  if (says_register(into, *rows)) confirm(tx, into);
  return true;
}

bool match_address(api::transaction& tx, const code_range& range, hint& into) {
  if (into.says.address.empty()) return false;
  auto rows = tx.db.query(
      "SELECT id, grid FROM door WHERE address = ?1 AND grid >= ?2 AND grid <= ?3 AND ended_on IS "
      "NULL ORDER BY id LIMIT 1",
      {into.says.address, range.low, range.high});
  if (!rows.step()) return false;
  into.door = rows->id(0);
  into.grid = rows->integer(1);
  into.matched_by = "address";
  return true;
}

// Numbers are looked for in the form in which they are stored.
std::string stored_phone(const api::transaction& tx, const std::string& given) {
  const auto good = residents::check_phone(given, {day_of(tx.now), true, false, false});
  return good ? *good : std::string();
}
std::string stored_id(const api::transaction& tx, const std::string& given) {
  const auto good = residents::check_id_number(given, {day_of(tx.now), true, false, false});
  return good ? good->text : std::string();
}

void match(api::transaction& tx, const code_range& range, hint& into) {
  namespace at = records::person_at;
  if (match_person(tx, range, at::id_number, stored_id(tx, into.says.id_number), into)) return;
  if (match_person(tx, range, at::phone, stored_phone(tx, into.says.phone), into)) return;
  if (!match_address(tx, range, into)) into.matched_by = "none";
}

result<hint_list> read_list(api::transaction& tx, const json::view& body) {
  hint_list one;
  one.id = parse_uuid(body.text_of("id")).value_or(new_uuid());
  if (auto stored = find_hint_list(tx.db, tx.who.area, one.id)) return *stored;
  if (is_hint_list(tx.db, tx.who.area.district(), one.id))
    return refused(records::id_taken(one.id));
  std::vector<problem> found;
  one.name = normalise(body.text_of("name"));
  one.sender = normalise(body.text_of("sender"));
  const auto unit = body.text_of("unit"), due_on = body.text_of("due_on");
  one.unit = unit.empty() ? tx.who.unit : codes::parse(unit).value_or(0);
  one.due_on = parse_day(due_on).value_or(0);
  if (!due_on.empty() && !one.due_on) wrong(found, error::bad_date, "due_on", "核实期限", "Due on");
  one.account = tx.who.account;
  one.created_at = tx.now;
  for (const auto& [text, name, zh, en] :
       {std::tuple{&one.name, "name", "清单名称", "Name of the list"},
        std::tuple{&one.sender, "sender", "下发单位", "Sender"}}) {
    if (text->empty()) wrong(found, error::required, name, zh, en);
    if (character_count(*text) > longest_name)
      wrong(found, error::too_long, name, zh, en, {{"max", std::to_string(longest_name)}});
  }
  if (!one.unit || !tx.who.area.covers(codes::range(one.unit)) || !tx.with.units.find(one.unit))
    wrong(found, error::unknown_reference, "unit", "单元", "Unit");
  if (!found.empty()) return refused(failure(std::move(found)));
  insert_hint_list(tx, one);
  return one;
}

}  // namespace

result<hint_count> add_hints(api::transaction& tx, const json::view& body) {
  const auto items = body.find("items");
  std::vector<problem> found;
  std::vector<hint_content> lines;
  if (items)
    items->each_item([&](const json::view& one) {
      if (lines.size() <= most_hints) lines.push_back(read_content(one, lines.size(), found));
    });
  if (lines.empty() || lines.size() > most_hints)
    found.push_back(beyond("items", "线索条数", "Number of hints", 1, most_hints));
  if (!found.empty()) return refused(failure(std::move(found)));
  const auto list = read_list(tx, body);
  if (!list) return refused(list.error());
  hint_count out{*list};
  const auto range = codes::range(list->unit);
  auto position = next_hint_position(tx.db, range.district(), list->id);
  // A long list comes in parts; a part whose answer was lost comes again.
  const auto stored = position - 1;
  const auto from = body.integer_of("from", stored);
  if (from < 0 || from > stored)
    return refused(failure(beyond("from", "起始序号", "First position", 0, stored)));
  const auto known = std::min(lines.size(), static_cast<std::size_t>(stored - from));
  for (auto& says : std::span(lines).subspan(known)) {
    hint one;
    one.id = new_uuid();
    one.list = list->id;
    one.position = position++;
    one.grid = list->unit;
    one.says = std::move(says);
    match(tx, range, one);
    out.matched += one.matched_by != "none";
    out.confirmed += !one.outcome.empty();
    ++out.added;
    insert_hint(tx, one);
  }
  json::writer detail;
  detail.open().member("added", out.added).member("matched", out.matched);
  detail.member("confirmed", out.confirmed).close();
  tx.audit({"add_hints", 0, list->id, list->unit, {}, detail.str()});
  tx.changed("hints", range.low, range.high);
  return out;
}

result<hint> answer_hint(api::transaction& tx, const hint_answer& what) {
  auto one = find_hint(tx.db, tx.with.vault, tx.who.area, what.id);
  if (!one || (what.list && one->list != *what.list)) return refuse(error::not_found);
  std::vector<problem> found;
  if (std::ranges::find(hint_outcomes, what.outcome) == hint_outcomes.end())
    wrong(found, error::unknown_code, "outcome", "结果", "Outcome",
          {{"value", what.outcome.substr(0, 40)},
           {"known", "found, not_here, moved_to, wrong, duplicate"}});
  one->note = normalise_lines(what.note);
  if (character_count(one->note) > longest_line)
    wrong(found, error::too_long, "note", "说明", "Note", {{"max", std::to_string(longest_line)}});
  if (!found.empty()) return refused(failure(std::move(found)));
  one->outcome = what.outcome;
  one->decided_by = tx.who.account;
  one->decided_at = tx.now;
  ++one->version;
  update_hint(tx, *one);
  json::writer detail;
  detail.open().member("outcome", one->outcome).close();
  tx.audit({"answer_hint", 0, one->id, one->grid, {}, detail.str()});
  tx.changed("hints", one->grid, one->grid);
  return *one;
}

result<hint> hand_down_hint(api::transaction& tx, const hint_errand& what) {
  auto one = find_hint(tx.db, tx.with.vault, tx.who.area, what.id);
  if (!one || one->list != what.list) return refuse(error::not_found);
  if (!one->outcome.empty() || codes::level_of(one->grid) == codes::level::grid)
    return refuse(error::already_done);
  const auto to = codes::range(what.unit);
  const bool below = codes::range(one->grid).covers(to) && one->grid != what.unit;
  if (!below || !tx.who.area.covers(to) || !tx.with.units.find(what.unit))
    return refuse_field(error::unknown_reference, "unit",
                        {{"label.zh", "单元"}, {"label.en", "Unit"}});
  const auto from = codes::range(one->grid);
  one->grid = what.unit;
  ++one->version;
  update_hint(tx, *one);
  json::writer detail;
  detail.open().member("unit", codes::text(what.unit)).close();
  tx.audit({"hand_down_hint", 0, one->id, one->grid, {}, detail.str()});
  tx.changed("hints", from.low, from.high);
  return *one;
}

}  // namespace wangge::screening

#include "ledgers/form_answer.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "db/store.h"
#include "ledgers/form_fill.h"
#include "ledgers/saved.h"
#include "records/conditions.h"
#include "records/past.h"
#include "records/store.h"

namespace wangge::ledgers {
namespace {

constexpr std::size_t most_answers = 500;

// Bound to the record alone, so that forms can share an answer as it is stored.
access::sealed_place place_of(const uuid& record) {
  return {"form_answer.answer", record};
}

void store_answer(api::transaction& tx, const form& to, const form_field& question,
                  const form_answer& one) {
  tx.db.execute(
      "DELETE FROM form_answer WHERE district = ?1 AND form = ?2 AND record = ?3 AND field = ?4",
      {one.of.district(), to.id, one.of.id, question.id});
  if (one.text)
    tx.db.execute(
        "INSERT INTO form_answer(district, form, record, field, grid, answer, answered_by, "
        "answered_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        {one.of.district(), to.id, one.of.id, question.id, one.of.grid(),
         db::blob{tx.with.vault.seal(*one.text, place_of(one.of.id))}, tx.who.account, tx.now});
  tx.audit({"form_answer", to.of->number, one.of.id, one.of.grid(), "",
            R"({"form":")" + to_string(to.id) + R"("})"});
}

const form_field* shared_with(const form& other, const form_field& question) {
  const auto found = std::ranges::find_if(
      other.fields, [&](const auto& each) { return same_question(each, question); });
  return found == other.fields.end() ? nullptr : &*found;
}

// Answers of `from` to one question, given to the rows that `into` asks it of.
std::int64_t copy_answers(db::connection& db, const form& from, const form_field& asked,
                          const asking_form& into, const form_field& question) {
  std::vector<db::value> args;
  const auto where = records::conditions(into.rows, "t", records::reached::by_place, args);
  const auto bind = [&](db::value v) { return records::bound(args, std::move(v)); };
  const std::string columns = "a.grid, a.answer, a.answered_by, a.answered_at";
  std::string text = "INSERT INTO form_answer(district, form, record, field, grid, answer, ";
  text += "answered_by, answered_at) SELECT a.district, " + bind(into.what.id) + ", a.record, ";
  text += bind(question.id) + ", " + columns + " FROM form_answer a JOIN ";
  text += std::string(into.what.of->table()) + " t ON t.district = a.district AND t.id = a.record";
  text += " WHERE a.form = " + bind(from.id) + " AND a.field = " + bind(asked.id) + " AND " + where;
  text += " ON CONFLICT(district, form, record, field) DO NOTHING";
  return db.execute(text, std::span<const db::value>(args));
}

}  // namespace

bool same_question(const form_field& a, const form_field& b) {
  return !a.known() && !b.known() && fold(a.zh) == fold(b.zh) && a.kind == b.kind &&
         a.choices == b.choices;
}

result<answered_form> form_to_answer(api::transaction& tx, const uuid& id) {
  auto one = find_form(tx.db, id, tx.who.area);
  if (!one) return refuse(error::not_found);
  const auto today = day_of(tx.now);
  if (one->state == "approved" && today > one->ends_on)
    return refuse(error::form_ended, {{"until", format_day(one->ends_on)}});
  if (!one->open(today)) return refuse(error::form_state, {{"state", one->state}});
  auto rows = rows_of(tx.with, tx.who, *one);
  if (!rows) return refused(rows.error());
  auto others = forms_sharing(tx.with, tx.who, tx.db, *one);
  if (!others) return refused(others.error());
  return answered_form{{std::move(*one), std::move(*rows)}, std::move(*others)};
}

std::optional<form_answer> read_answer(api::transaction& tx, const answered_form& to,
                                       const answer_source& from, std::vector<problem>& found) {
  const std::string field(from.said.text_of("field"));
  const auto asked = std::ranges::find_if(
      to.what.fields, [&](const auto& each) { return each.id == field && !each.known(); });
  if (asked == to.what.fields.end()) {
    found.push_back({error::unknown_field, field, {{"name", field}, {"known", ""}}});
    return std::nullopt;
  }
  auto rows = to.rows;
  rows.range = within(to.what, from.area);
  auto one = from.record ? records::find(tx.db, tx.with.vault, *to.what.of, *from.record, from.area)
                         : std::nullopt;
  if (!one || !records::stands_in(rows, *one)) {
    found.push_back({error::not_found, field, {}});
    return std::nullopt;
  }
  const auto value = from.said.find("value");
  const bool takes_back = value && value->is_null();
  auto text = value && !takes_back ? answer_of(*asked, *value) : std::nullopt;
  if (!text && !takes_back) {
    found.push_back({error::wrong_kind,
                     field,
                     {{"label.zh", asked->zh},
                      {"label.en", asked->en},
                      {"expected.zh", "这一项规定的内容"},
                      {"expected.en", "what this question asks for"}}});
    return std::nullopt;
  }
  return form_answer{std::move(*one), &*asked, std::move(text)};
}

void put_answer(api::transaction& tx, const answered_form& to, const form_answer& one) {
  store_answer(tx, to.what, *one.question, one);
  for (const auto& [what, rows] : to.others)
    if (const auto* question = shared_with(what, *one.question))
      if (records::stands_in(rows, one.of)) store_answer(tx, what, *question, one);
  tx.changed("forms", one.of.grid(), one.of.grid());
}

result<std::int64_t> store_answers(api::transaction& tx, const answered_form& to,
                                   const json::view& body) {
  std::vector<problem> found;
  std::vector<form_answer> all;
  if (const auto list = body.find("answers"))
    list->each_item([&](const json::view& each) {
      if (auto answer =
              read_answer(tx, to, {parse_uuid(each.text_of("record")), each, tx.who.area}, found))
        all.push_back(std::move(*answer));
    });
  if (all.size() > most_answers)
    found.push_back(beyond("answers", "一次填报的项数", "Answers at once", 0, most_answers));
  if (!found.empty()) return refused(failure(std::move(found)));
  for (const auto& each : all) put_answer(tx, to, each);
  return static_cast<std::int64_t>(all.size());
}

std::optional<known_answer> answer_now(api::transaction& tx, const form& to,
                                       const form_answer& one) {
  auto rows = tx.db.query(
      "SELECT answer, answered_by, answered_at FROM form_answer WHERE district = ?1 AND form = ?2 "
      "AND record = ?3 AND field = ?4",
      {one.of.district(), to.id, one.of.id, one.question->id});
  if (!rows.step()) return std::nullopt;
  return known_answer{tx.with.vault.open(rows->bytes(0), place_of(one.of.id)).value_or(""),
                      rows->id(1), rows->integer(2)};
}

result<std::vector<asking_form>> forms_sharing(api::services& with, const access::principal& who,
                                               db::connection& db, const form& one) {
  std::vector<asking_form> all;
  for (auto& other : forms_in(db, codes::range(one.unit))) {
    const bool shares = std::ranges::any_of(
        one.fields, [&](const auto& each) { return shared_with(other, each) != nullptr; });
    if (other.id == one.id || other.of != one.of || !shares || !other.open(day_of(now_ms())))
      continue;
    auto rows = rows_of(with, who, other);
    if (!rows) return refused(rows.error());
    rows->range = codes::range(other.unit);  // an answer serves it wherever its record lies
    all.push_back({std::move(other), std::move(*rows)});
  }
  return all;
}

namespace {

// Grids in which records stand that one of `others` has answers to.
std::set<std::int64_t> grids_answered(db::connection& db, const std::vector<asking_form>& others) {
  std::set<std::int64_t> all;
  for (const auto& one : others) {
    const auto& of = *one.what.of;
    auto rows = db.query("SELECT DISTINCT t." + std::string(of.scope().name) +
                             " FROM form_answer a JOIN " + std::string(of.table()) +
                             " t ON t.district = a.district AND t.id = a.record WHERE a.form = ?1",
                         {one.what.id});
    while (rows.step()) all.insert(rows->integer(0));
  }
  return all;
}

// Each row once, however many of `others` know it: take_over() too takes the first.
void add_answered(db::connection& db, const std::vector<asking_form>& others,
                  const asking_form& into, const form_field& question,
                  std::map<std::int64_t, std::int64_t>& all) {
  std::vector<db::value> args;
  const auto where = records::conditions(into.rows, "t", records::reached::by_place, args);
  std::string known;
  for (const auto& from : others)
    if (const auto* asked = shared_with(from.what, question))
      known += (known.empty() ? "(" : " OR (") + std::string("a.form = ") +
               records::bound(args, from.what.id) +
               " AND a.field = " + records::bound(args, asked->id) + ")";
  if (known.empty()) return;
  const auto& of = *into.what.of;
  const auto scope = "t." + std::string(of.scope().name);
  auto rows = db.query("SELECT " + scope + ", count(DISTINCT a.record) FROM form_answer a JOIN " +
                           std::string(of.table()) +
                           " t ON t.district = a.district AND t.id = a.record WHERE (" + known +
                           ") AND " + where + " GROUP BY " + scope,
                       std::span<const db::value>(args));
  while (rows.step()) all[rows->integer(0)] += rows->integer(1);
}

std::int64_t take_over(api::transaction& tx, const std::vector<asking_form>& others,
                       const asking_form& into) {
  std::int64_t taken = 0;
  for (const auto& from : others)
    for (const auto& question : into.what.fields)
      if (const auto* asked = shared_with(from.what, question))
        taken += copy_answers(tx.db, from.what, *asked, into, question);
  return taken;
}

}  // namespace

result<std::map<std::int64_t, std::int64_t>> answers_to_take_over(api::services& with,
                                                                  const access::principal& who,
                                                                  db::connection& db,
                                                                  const form& one) {
  const auto rows = rows_of(with, who, one);
  if (!rows) return refused(rows.error());
  const auto others = forms_sharing(with, who, db, one);
  if (!others) return refused(others.error());
  std::map<std::int64_t, std::int64_t> all;
  for (const auto& question : one.fields) add_answered(db, *others, {one, *rows}, question, all);
  return all;
}

result<void> take_over_answers(api::services& with, const access::principal& who,
                               const form& begins) {
  auto rows = rows_of(with, who, begins);
  if (!rows) return refused(rows.error());
  std::vector<asking_form> others;
  std::set<std::int64_t> grids;
  {
    const auto db = with.store.read();
    auto found = forms_sharing(with, who, *db, begins);
    if (!found) return refused(found.error());
    others = std::move(*found);
    grids = grids_answered(*db, others);
  }
  for (const auto grid : grids) {
    asking_form into{begins, *rows};
    into.rows.range = codes::range(grid);
    if (!rows->range.covers(into.rows.range)) continue;
    auto done = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
      const auto taken = take_over(tx, others, into);
      if (taken > 0) count_saved(tx, {begins.department, "form", grid, taken});
      return 0;
    });
    if (!done) return refused(done.error());
  }
  return {};
}

std::map<std::string, std::string> answers_to(db::connection& db, const access::vault& keys,
                                              const form& one, const records::record& of) {
  std::map<std::string, std::string> all;
  auto rows = db.query(
      "SELECT field, answer FROM form_answer WHERE district = ?1 AND form = ?2 AND record = ?3",
      {of.district(), one.id, of.id});
  while (rows.step())
    all.emplace(rows->text(0), keys.open(rows->bytes(1), place_of(of.id)).value_or(""));
  return all;
}

std::int64_t count_answers(db::connection& db, const form& one, const records::list_query& rows) {
  std::vector<db::value> args;
  const auto where = records::conditions(rows, "t", records::reached::by_place, args);
  const auto form_id = records::bound(args, one.id);
  auto counted =
      db.query("SELECT count(*) FROM form_answer a JOIN " + std::string(one.of->table()) +
                   " t ON t.district = a.district AND t.id = a.record WHERE a.form = " + form_id +
                   " AND " + where,
               std::span<const db::value>(args));
  counted.step();
  return counted->integer(0);
}

}  // namespace wangge::ledgers

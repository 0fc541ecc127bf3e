#include "base/codes.h"
#include "screening/round.h"
#include "screening/words.h"

namespace wangge::screening {
namespace {

#define WANGGE_ROUND_COLUMNS                                                                 \
  "district, id, number, name, purpose, unit, kinds, questions, starts_on, ends_on, state, " \
  "created_by, created_at, opened_at, closed_at, sample_of, sample_percent, seed, version, " \
  "updated_at, updated_by"

constexpr std::string_view select_rounds = "SELECT " WANGGE_ROUND_COLUMNS " FROM round ";

db::value or_null(std::int64_t n) {
  return n ? db::value(n) : db::value();
}
std::int64_t or_zero(const db::row& row, int at) {
  return row.is_null(at) ? 0 : row.integer(at);
}

std::vector<int> read_kinds(std::string_view text) {
  std::vector<int> all;
  if (const auto parsed = json::document::parse(text))
    parsed->root().each_item([&](const json::view& one) {
      if (const auto* known = find_word(kinds(), one.text())) all.push_back(known->n);
    });
  return all;
}

round read(const db::row& row) {
  round one;
  one.district = row.integer(0);
  one.id = row.id(1);
  one.number = row.integer(2);
  one.name = row.text(3);
  one.purpose = row.text(4);
  one.unit = row.integer(5);
  one.kinds = read_kinds(row.text(6));
  if (const auto parsed = json::document::parse(row.text(7)))
    one.questions = read_questions(parsed->root());
  one.starts_on = static_cast<day>(row.integer(8));
  one.ends_on = static_cast<day>(row.integer(9));
  one.state = row.text(10);
  one.created_by = row.id(11);
  one.created_at = row.integer(12);
  one.opened_at = or_zero(row, 13);
  one.closed_at = or_zero(row, 14);
  one.sample_of = or_zero(row, 15);
  one.sample_percent = or_zero(row, 16);
  one.seed = or_zero(row, 17);
  one.version = row.integer(18);
  one.updated_at = row.integer(19);
  one.updated_by = row.id(20);
  return one;
}

std::vector<db::value> row_of(const round& one) {
  return {one.district,
          one.id,
          one.number,
          one.name,
          one.purpose,
          one.unit,
          kinds_text(one),
          questions_text(one),
          std::int64_t{one.starts_on},
          std::int64_t{one.ends_on},
          one.state,
          one.created_by,
          one.created_at,
          or_null(one.opened_at),
          or_null(one.closed_at),
          or_null(one.sample_of),
          or_null(one.sample_percent),
          or_null(one.seed),
          one.version,
          one.updated_at,
          one.updated_by};
}

}  // namespace

std::string kinds_text(const round& one) {
  json::writer out;
  out.open_array();
  for (int kind : one.kinds) out.value(code_of(kinds(), kind));
  return out.close_array().str();
}

std::string questions_text(const round& one) {
  json::writer out;
  out.open_array();
  for (const auto& each : one.questions) {
    out.open().member("id", each.id).member("zh", each.zh).member("en", each.en);
    out.member("kind", each.kind);
    if (!each.choices.empty()) {
      out.key("choices").open_array();
      for (const auto& choice : each.choices) out.value(choice);
      out.close_array();
    }
    out.close();
  }
  return out.close_array().str();
}

std::vector<question> read_questions(const json::view& from) {
  std::vector<question> all;
  from.each_item([&](const json::view& one) {
    question made{std::string(one.text_of("id")),
                  std::string(one.text_of("zh")),
                  std::string(one.text_of("en")),
                  std::string(one.text_of("kind")),
                  {}};
    if (const auto choices = one.find("choices"))
      choices->each_item([&](const json::view& each) { made.choices.emplace_back(each.text()); });
    all.push_back(std::move(made));
  });
  return all;
}

std::vector<round> all_rounds(db::connection& db) {
  std::vector<round> all;
  auto rows = db.query(select_rounds);
  while (rows.step()) all.push_back(read(*rows));
  return all;
}

std::optional<round> find_round(db::connection& db, const access::scope& area, const uuid& id) {
  auto rows = db.query(std::string(select_rounds) + "WHERE district = ?1 AND id = ?2",
                       {area.district(), id});
  if (!rows.step()) return std::nullopt;
  auto one = read(*rows);
  if (!one.meets(area)) return std::nullopt;
  return one;
}

bool is_round(db::connection& db, std::int64_t district, const uuid& id) {
  return db.query(std::string(select_rounds) + "WHERE district = ?1 AND id = ?2", {district, id})
      .step();
}

std::optional<round> round_numbered(db::connection& db, std::int64_t district,
                                    std::int64_t number) {
  auto rows = db.query(std::string(select_rounds) + "WHERE district = ?1 AND number = ?2",
                       {district, number});
  if (!rows.step()) return std::nullopt;
  return read(*rows);
}

std::vector<round> rounds_at(db::connection& db, std::int64_t grid) {
  std::vector<round> all;
  auto rows = db.query(std::string(select_rounds) +
                           "WHERE district = ?1 AND state IN ('opening', 'open') ORDER BY number",
                       {codes::district_of(grid)});
  while (rows.step())
    if (auto one = read(*rows); codes::range(one.unit).contains(grid))
      all.push_back(std::move(one));
  return all;
}

std::int64_t next_number(db::connection& db, std::int64_t district) {
  auto rows = db.query("SELECT max(number) FROM round WHERE district = ?1", {district});
  rows.step();
  return or_zero(*rows, 0) + 1;
}

void insert_round(db::connection& db, const round& one) {
  const auto row = row_of(one);
  db.execute("INSERT INTO round(" WANGGE_ROUND_COLUMNS
             ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
             "?17, ?18, ?19, ?20, ?21)",
             std::span<const db::value>(row));
}

void update_round(db::connection& db, const round& one) {
  const auto row = row_of(one);
  db.execute(
      "UPDATE round SET number = ?3, name = ?4, purpose = ?5, unit = ?6, kinds = ?7, questions = "
      "?8, starts_on = ?9, ends_on = ?10, state = ?11, created_by = ?12, created_at = ?13, "
      "opened_at = ?14, closed_at = ?15, sample_of = ?16, sample_percent = ?17, seed = ?18, "
      "version = ?19, updated_at = ?20, updated_by = ?21 WHERE district = ?1 AND id = ?2",
      std::span<const db::value>(row));
}

}  // namespace wangge::screening

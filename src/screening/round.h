#pragma once
// A round (摸排轮次): which kinds of objects of which unit are to be visited, from when to when,
// and what is asked there.

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "access/principal.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "db/db.h"

namespace wangge::screening {

struct round_key {
  std::int64_t district = 0, number = 0;
  auto operator<=>(const round_key&) const = default;
};

struct question {
  std::string id, zh, en;
  std::string kind;  // yes_no, number, text, choice, temperature
  std::vector<std::string> choices;
  bool operator==(const question&) const = default;
};

struct round {
  std::int64_t district = 0;
  uuid id;
  std::int64_t number = 0;
  std::string name, purpose;
  std::int64_t unit = 0;
  std::vector<int> kinds;
  std::vector<question> questions;
  day starts_on = 0, ends_on = 0;
  std::string state = "draft";  // draft, opening, open, closed
  uuid created_by;
  instant created_at = 0, opened_at = 0, closed_at = 0;
  std::int64_t sample_of = 0;  // the round whose targets are checked again; 0 when none
  std::int64_t sample_percent = 0, seed = 0;
  std::int64_t version = 1;
  instant updated_at = 0;
  uuid updated_by;

  round_key key() const { return {district, number}; }
  bool has_kind(int kind) const;
  bool meets(const code_range& area) const;  // has ground in it
  bool takes_objects() const { return (state == "opening" || state == "open") && sample_of == 0; }
};

std::string kinds_text(const round& one);                      // JSON array of kind codes
std::string questions_text(const round& one);                  // JSON array
std::vector<question> read_questions(const json::view& from);  // of a stored text

// Degrees Celsius under the arm; a second reading decides.
constexpr double fever_from = 37.3;

// Pure: everything that is wrong with a round's fields and with a change of them.
void check_round(const round& one, const round* before, std::vector<problem>& found);
// An answer as it is kept, or a violation: answers is {question id: value}.
std::string checked_answers(const round& of, const json::view& answers,
                            std::vector<problem>& found);

std::vector<round> all_rounds(db::connection& db);
std::optional<round> find_round(db::connection& db, const access::scope& area, const uuid& id);
// Whether the district has it, in the reader's scope or not.
bool is_round(db::connection& db, std::int64_t district, const uuid& id);
std::optional<round> round_numbered(db::connection& db, std::int64_t district, std::int64_t number);
// Rounds that follow the register's changes at this place.
std::vector<round> rounds_at(db::connection& db, std::int64_t grid);
std::int64_t next_number(db::connection& db, std::int64_t district);
void insert_round(db::connection& db, const round& one);
void update_round(db::connection& db, const round& one);

}  // namespace wangge::screening

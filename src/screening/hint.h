#pragma once
// Hints (线索): lines of lists from above, each a claim about somebody somewhere. They are matched
// to the register, looked at on the ground, and go back to the sender with what was found.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "access/crypto.h"
#include "api/transaction.h"
#include "base/json.h"

namespace wangge::screening {

struct hint_list {
  uuid id;
  std::string name, sender;
  std::int64_t unit = 0;
  day due_on = 0;
  uuid account;
  instant created_at = 0;
};

// What a line says; any of it may be empty.
struct hint_content {
  std::string text, name, id_number, phone, address, claim;
};

struct hint {
  uuid id, list;
  std::int64_t position = 0, grid = 0;
  std::optional<uuid> door, person;
  hint_content says;
  std::string matched_by;  // id_number, phone, address, or none
  std::string outcome;     // "" while open, else one of hint_outcomes
  std::string note;
  std::optional<uuid> decided_by;
  instant decided_at = 0;
  std::int64_t version = 1;
};

constexpr std::array<std::string_view, 5> hint_outcomes = {"found", "not_here", "moved_to", "wrong",
                                                           "duplicate"};
constexpr std::size_t most_hints = 500;  // a call

// A new list (its id again adds lines to it), every line matched within the list's unit. Gives how
// many matched, and how many are answered at once because the register confirms them: whom they
// name is at home at the door they name. Refuses a unit outside the scope and lines that say
// nothing.
struct hint_count {
  hint_list of;
  std::int64_t added = 0, matched = 0, confirmed = 0;
};
result<hint_count> add_hints(api::transaction& tx, const json::view& body);

// What was found; the newest word stands. Refuses not_found.
struct hint_answer {
  uuid id;
  std::string outcome, note;
  std::optional<uuid> list = {};  // the list it was asked for in; a phone knows the hint alone
};
result<hint> answer_hint(api::transaction& tx, const hint_answer& what);

// A line that matched nobody goes to a unit below: to a grid, whose phones then show it. Refuses
// not_found, a unit that is not below, and already_done once a grid has it or it is answered.
struct hint_errand {
  uuid list, id;
  std::int64_t unit;
};
result<hint> hand_down_hint(api::transaction& tx, const hint_errand& what);

std::vector<hint_list> hint_lists_in(db::connection& db, const access::scope& area);
struct hint_query {
  access::scope range;
  std::optional<uuid> list;
  std::string state;        // "" all, open, or an outcome
  instant since = 0;        // changed at or after
  std::int64_t after = -1;  // position of the last one of the page before
  int limit = 1000;
};
std::vector<hint> hints_in(db::connection& db, const access::vault& keys, const hint_query& ask);
// (outcome or "", count) of a list's lines within the range.
std::vector<std::pair<std::string, std::int64_t>> count_hints(db::connection& db,
                                                              const hint_query& ask);
// Names, numbers and phones are masked as the account's facets ask.
void write_hint(json::writer& out, const hint& one, const access::principal& who);

}  // namespace wangge::screening

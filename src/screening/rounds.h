#pragma once
// The verbs of rounds: make, change, close. Opening is opening.h.

#include "api/transaction.h"
#include "screening/round.h"

namespace wangge::screening {

// The members of a round that a client may send. Reports every violation.
void read_round(const json::view& body, round& into, std::vector<problem>& found);

// A new round; the same id again gives the stored one. The unit must lie in the writer's scope.
result<round> make_round(api::transaction& tx, const json::view& body);
// In a draft everything, later the name, the purpose, the end and further questions.
result<round> change_round(api::transaction& tx, const uuid& id, std::int64_t version,
                           const json::view& body);
result<round> close_round(api::transaction& tx, const uuid& id);

// Stores a complete new round with its audit and event.
void insert_new_round(api::transaction& tx, const round& one);

// The round when the writer's scope covers it whole; refuses not_found.
result<round> round_for_change(api::transaction& tx, const uuid& id);

struct round_event {
  std::string_view action;
  std::string detail;  // JSON
};
// Stores a changed round with its version, audit and event.
void save_round(api::transaction& tx, round& one, const round_event& what);

}  // namespace wangge::screening

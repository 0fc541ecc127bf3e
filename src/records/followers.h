#pragma once
// What other domains do when a record was stored: how a round learns of a new door without the
// register knowing of rounds.

#include <span>

#include "api/transaction.h"
#include "records/record.h"

namespace wangge::records {

// What a domain does after one of its records was stored, in the same transaction; it cannot
// refuse. A record that is erased is told as ended. Registered at start, as the rules are.
using follower = void (*)(api::transaction& tx, const record* before, const record& after);
void register_follower(const entity& of, follower next);

// The same for records that a bulk load has written: all of a batch at once, where `wanted` says
// so. Registered once.
struct load_follower {
  bool (*wanted)(const api::services& with, const entity& of) = nullptr;
  void (*next)(api::transaction& tx, std::span<const record> loaded) = nullptr;
};
void register_load_follower(load_follower one);
const load_follower& after_load();

// For change.cpp: everybody who follows this record. Null after: it was erased.
void tell_followers(api::transaction& tx, const record* before, const record* after);

}  // namespace wangge::records

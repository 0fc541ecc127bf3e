#pragma once
// The register as it stood at an instant, exactly: what was not touched since answers from its
// table, the rest (few) is taken back by its history.

#include <functional>
#include <optional>
#include <vector>

#include "records/list.h"

namespace wangge::records {

// A record that was stored, changed, moved or ended at or after the instant.
struct touched {
  record now;
  std::optional<record> then;  // nothing when the register did not hold it yet
};

// Every touched record of a kind that lies in the range, now or then; in parts, however many they
// are. Within a db::snapshot when others write.
void each_touched(db::connection& db, const access::vault& keys, const entity& of,
                  access::scope range, instant at, const std::function<void(touched&&)>& seen);
// All at once; throws db::error_thrown::kind::too_much beyond 300,000.
std::vector<touched> touched_since(db::connection& db, const access::vault& keys, const entity& of,
                                   access::scope range, instant at);

// Whether a state of a record stands in the list: range, filters, life. Search and rules of good
// data are not asked of the past.
bool stands_in(const list_query& ask, const record& state);

// The states a record had within [from, until): the first is the state before, each other one that
// of a change. Nothing stands for "not there yet".
struct passage {
  record now;
  std::vector<std::optional<record>> states;
  instant changed_at;  // the last of these changes
};
void each_passage(db::connection& db, const access::vault& keys, const entity& of,
                  access::scope range, instant from, instant until,
                  const std::function<void(passage&&)>& seen);

}  // namespace wangge::records

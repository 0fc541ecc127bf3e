#pragma once
// The SQL of hints. Internal to hint.cpp and its kin.

#include "screening/hint.h"

namespace wangge::screening {

std::optional<hint_list> find_hint_list(db::connection& db, const access::scope& area,
                                        const uuid& id);
// Whether the district has it, in the reader's scope or not.
bool is_hint_list(db::connection& db, std::int64_t district, const uuid& id);
void insert_hint_list(api::transaction& tx, const hint_list& one);
std::int64_t next_hint_position(db::connection& db, std::int64_t district, const uuid& list);
void insert_hint(api::transaction& tx, const hint& one);
void update_hint(api::transaction& tx, const hint& one);
std::optional<hint> find_hint(db::connection& db, const access::vault& keys,
                              const access::scope& area, const uuid& id);

}  // namespace wangge::screening

#pragma once
// What must hold before a record is stored, beyond its own fields: its place, what it refers to,
// and that nobody else has what is unique. Used by change.cpp only.

#include <optional>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "records/record.h"
#include "records/rules.h"

namespace wangge::records {

rule_context rules_for(const api::transaction& tx, std::vector<std::string> confirmed);

// Where a record may lie: a live unit inside the writer's scope, of the level its field asks for.
void check_place(const api::transaction& tx, const record& one, std::vector<problem>& found);
// The live record that a field names, as far as the writer may see it.
std::optional<record> referred(const api::transaction& tx, const record& one, int at);
void check_references(const api::transaction& tx, const record& one, const record* before,
                      std::vector<problem>& found);
void check_unique(const api::transaction& tx, const record& one, const record* before,
                  std::vector<problem>& found);
// All of it and the rules of the fields; `found` brings along what is wrong already.
result<void> check_all(const api::transaction& tx, record& one, const record* before,
                       std::vector<std::string> confirmed, std::vector<problem> found = {});

}  // namespace wangge::records

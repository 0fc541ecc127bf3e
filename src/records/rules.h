#pragma once
// What a record must satisfy. Field by field from the schema (check_fields), and across fields by
// the entity's own rule, which its domain registers. Pure: no I/O, no clock.

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "records/record.h"

namespace wangge::records {

struct rule_context {
  day today = 0;
  bool demo = false;  // impossible identities are allowed
  // Confirmed warnings by field name ("credit_code"): a check digit that does not match is kept.
  std::vector<std::string> confirmed;

  bool is_confirmed(std::string_view field_name) const;
};

// Brings values into their stored form (trimmed, half-width, derived fields) and reports every
// violation at once. `before` is the stored record on a change, null on a new one.
void check(record& one, const record* before, const rule_context& with,
           std::vector<problem>& found);

// An entity's own rule across its fields; may also fill derived fields.
using entity_rule = void (*)(record& one, const record* before, const rule_context& with,
                             std::vector<problem>& found);
// Domains register theirs once at start (territory::register_rules, residents::register_rules).
void register_rule(const entity& of, entity_rule rule);

// {label} in both languages (message() picks label.zh or label.en).
std::map<std::string, std::string> labelled(const field& what);

}  // namespace wangge::records

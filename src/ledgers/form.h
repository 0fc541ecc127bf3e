#pragma once
// The registry of forms (报表准入): a department asks for facts by picking fields; what the
// register holds fills itself, only what is new is asked of the ground, once, until the form ends.

#include <optional>
#include <string>
#include <vector>

#include "api/transaction.h"
#include "base/codes.h"
#include "base/json.h"
#include "records/list.h"

namespace wangge::ledgers {

// A field of the register, or a new question with an answer of its own.
struct form_field {
  std::string id;  // the register's name, or "q1", "q2" …
  std::string zh, en;
  int field_at = -1;                 // -1: new
  std::string kind = "text";         // of a new one: text, number, yes_no, choice
  std::vector<std::string> choices;  // of a choice

  bool known() const { return field_at >= 0; }
};

struct form {
  uuid id;
  std::string name, purpose, department, filter,
      state = "asked";  // asked, approved, refused, ended
  const records::entity* of = nullptr;
  std::int64_t unit = 0, version = 1;
  std::vector<form_field> fields;
  day starts_on = 0, ends_on = 0;
  uuid asked_by;
  std::string asked_name, decided_name, reason;
  instant asked_at = 0, decided_at = 0;

  std::int64_t known_fields() const;
  std::int64_t new_fields() const {
    return static_cast<std::int64_t>(fields.size()) - known_fields();
  }
  // Answers are taken: approved, from its first day to its last.
  bool open(day today) const {
    return state == "approved" && starts_on <= today && today <= ends_on;
  }
  // It asks, or waits to be allowed to.
  bool runs(day today) const {
    return (state == "asked" || state == "approved") && today <= ends_on;
  }
};

// {name, purpose, department, list, filter, unit, fields: [{field} | {zh, en, kind, choices}],
//  starts_on, ends_on}. A new question whose name the register knows becomes that field.
result<form> read_form(const json::view& from, day today);
// The fields alone, for the check before asking.
std::vector<form_field> read_form_fields(const json::view& list, const records::entity& of,
                                         std::vector<problem>& found);
void write_form(json::writer& out, const form& one, const std::string& unit_name);
std::string fields_text(const std::vector<form_field>& fields);
void write_field(json::writer& out, const form_field& one);

std::vector<form> forms_in(db::connection& db, access::scope area);
// Another form that runs on that day and asks for the same facts of the same kind here.
std::optional<form> asked_already(db::connection& db, const form& one, day today);
std::optional<form> find_form(db::connection& db, const uuid& id, access::scope area);
void insert_form(api::transaction& tx, const form& one);
void update_form(api::transaction& tx, const form& one);

// Whether a value answers a question; the stored text.
std::optional<std::string> answer_of(const form_field& to, const json::view& value);

}  // namespace wangge::ledgers

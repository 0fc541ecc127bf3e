#pragma once
// What the ground answered to a form, sealed: one answer a record and question. Who asks the same
// of the same record in another form gets the answer that is there, and nobody is asked twice.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledgers/form.h"

namespace wangge::ledgers {

// The same new question, in whichever form it stands.
bool same_question(const form_field& a, const form_field& b);

struct form_answer {
  records::record of;
  const form_field* question;
  std::optional<std::string> text;  // as answer_of() gives it; nothing takes the answer back
};

// A form with the rows it asks of.
struct asking_form {
  form what;
  records::list_query rows;
};
// One that takes answers, and those that ask the same of anything of it.
struct answered_form : asking_form {
  std::vector<asking_form> others;
};
// Refuses not_found, form_ended and form_state.
result<answered_form> form_to_answer(api::transaction& tx, const uuid& id);

// {field, value} said of a record within `area`, null takes an answer back; what is wrong with it
// goes into `found`.
struct answer_source {
  std::optional<uuid> record;
  const json::view& said;
  access::scope area;
};
std::optional<form_answer> read_answer(api::transaction& tx, const answered_form& to,
                                       const answer_source& from, std::vector<problem>& found);
// Stores, replaces or takes it back, here and in each other form that asks the same of this record.
void put_answer(api::transaction& tx, const answered_form& to, const form_answer& one);
// {answers: [{record, field, value}]}: the number stored. Refuses every wrong one at once.
result<std::int64_t> store_answers(api::transaction& tx, const answered_form& to,
                                   const json::view& body);

// What stands now.
struct known_answer {
  std::string text;
  uuid by;
  instant at;
};
std::optional<known_answer> answer_now(api::transaction& tx, const form& to,
                                       const form_answer& one);

// Forms open today that share a new question with this one.
result<std::vector<asking_form>> forms_sharing(api::services& with, const access::principal& who,
                                               db::connection& db, const form& one);

// How many questions about rows of one are answered in those forms already, by the unit of the
// rows.
result<std::map<std::int64_t, std::int64_t>> answers_to_take_over(api::services& with,
                                                                  const access::principal& who,
                                                                  db::connection& db,
                                                                  const form& one);

// What those forms know already of the rows of one that begins, counted as saved; a grid at a time.
result<void> take_over_answers(api::services& with, const access::principal& who,
                               const form& begins);

// Answers to one record, by question.
std::map<std::string, std::string> answers_to(db::connection& db, const access::vault& keys,
                                              const form& one, const records::record& of);

// Answers to rows that are still asked.
std::int64_t count_answers(db::connection& db, const form& one, const records::list_query& rows);

}  // namespace wangge::ledgers

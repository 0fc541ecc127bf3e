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
// Stores, replaces or takes it back, here and in each of `others` that asks the same of this
// record.
struct other_form {
  form what;
  records::list_query rows;
};
void put_answer(api::transaction& tx, const form& to, const form_answer& one,
                const std::vector<other_form>& others);

// Forms open today that share a new question with this one.
result<std::vector<other_form>> forms_sharing(api::services& with, const access::principal& who,
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

#pragma once
// What fills a form: the register's fields, and the answers of the ground.

#include <map>

#include "api/api.h"
#include "jobs/jobs.h"
#include "ledgers/form.h"

namespace wangge::ledgers {

// Answers of the ground are for who sees names, and for who asked.
std::string answer_seen(const form& one, std::string_view answer, const access::principal& who);

// Where a form's unit and an area overlap.
access::scope within(const form& one, access::scope area);
// The rows of a form a reader sees: its kind and filter within both units.
result<records::list_query> rows_of(api::services& with, const access::principal& who,
                                    const form& one);

// What the register holds of a form, by the unit where the rows lie.
struct form_cells {
  std::int64_t rows = 0, filled = 0;
  std::int64_t entries = 0;  // filled that somebody would have typed (saved.h)
};
std::map<std::int64_t, form_cells> cells_by_unit(db::connection& db, const form& one,
                                                 const records::list_query& asked);

struct form_progress {
  std::int64_t rows = 0, derived = 0, to_answer = 0, answered = 0;
};
result<form_progress> progress_of(api::services& with, db::connection& db,
                                  const access::principal& who, const form& one);

struct form_question {
  const records::list_query& rows;
  const std::vector<form_field>& fields;
};
void write_check(json::writer& out, api::call& ask, const form_question& what);

// An approved form takes what is known: the register's fields, and answers of forms that ask the
// same. What nobody has to type is counted to the grids whose members would have.
result<void> fill_at_once(api::services& with, const access::principal& who, const form& one);

void write_form_rows(json::writer& out, api::call& ask, const form& one, const records::page& page);

struct form_export {
  form what;
  uuid job;
  std::string purpose;
};
result<std::string> export_form(api::services& with, const access::principal& who,
                                const form_export& todo, jobs::progress& report);

}  // namespace wangge::ledgers

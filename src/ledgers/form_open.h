#pragma once
// What a form still asks: its objects without an answer to one of its new questions. The desk lists
// them, a phone takes along those of its grid.

#include <string>
#include <vector>

#include "api/api.h"
#include "ledgers/form_answer.h"

namespace wangge::ledgers {

// Objects of `of.rows` that still miss an answer; 0 where a form asks nothing new.
std::int64_t count_open(api::services& with, db::connection& db, const asking_form& of);
// A page of them in the order of places. Refuses error::bad_cursor.
result<records::page> read_open_page(api::services& with, db::connection& db,
                                     const asking_form& of);

// Forms that take answers about anything of a grid, as one who works there may see it.
std::vector<asking_form> forms_asking(const api::call& ask, std::int64_t grid);
// {id, name, department, until, list, questions, open?}: `open` holds each object that misses an
// answer, with the questions that are left where it is not all of them. It is left out where
// nothing can have changed since.
void write_asking(json::writer& out, const api::call& ask, const asking_form& of, instant since);

}  // namespace wangge::ledgers

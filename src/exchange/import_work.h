#pragma once
// An import at work: the file is read in pieces of some thousand rows, each piece sorted by grid
// (random order doubles the cost of the indexes), decided row by row, and stored: new records
// through the loader, changed ones a hundred to a transaction. Memory does not grow with the file.

#include "exchange/import_store.h"
#include "jobs/jobs.h"

namespace wangge::exchange {

struct work_options {
  bool dry = true;
  std::size_t batch_rows = 2'000;  // new records to a transaction; a live store wants it small
};

// Works through `run` and fills its totals; problems go to the store, the marked sheet to its file.
// Refuses file_gone, cancelled, what the reader refuses. After a refusal rows before it are stored.
result<void> work_through(api::services& with, const access::principal& who, import_run& run,
                          const work_options& how, jobs::progress& report);

// Takes back what the run made and changed, unless somebody changed it since.
result<void> undo_import(api::services& with, const access::principal& who, import_run& run,
                         jobs::progress& report);

}  // namespace wangge::exchange

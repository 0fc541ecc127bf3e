#pragma once
// What the store keeps of an import: the run with its sheet, columns, totals and undo, the problems
// of its rows, and what people said about headings. The file itself lies in DATA/imports.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/api.h"
#include "exchange/import_rows.h"

namespace wangge::exchange {

namespace import_states {
inline constexpr std::string_view mapping = "mapping";    // the columns wait for a word
inline constexpr std::string_view checking = "checking";  // dry run
inline constexpr std::string_view checked = "checked";
inline constexpr std::string_view running = "running";
inline constexpr std::string_view done = "done";
inline constexpr std::string_view stopped = "stopped";  // ended in the middle; run it again or undo
inline constexpr std::string_view undoing = "undoing";
inline constexpr std::string_view undone = "undone";
}  // namespace import_states

struct import_column {
  std::uint32_t column = 0;
  std::string heading;
  std::string field;  // empty: left out
  std::string how;    // exact, alias, remembered, fuzzy, ignored, ambiguous, unknown, chosen
  double score = 0;
  std::vector<std::string> candidates;
};

// What every row says of a field where its own cell says nothing.
struct import_default {
  std::string field, text;
};

// Which sheet, which row of it, which columns.
struct import_plan {
  std::vector<std::string> sheets;
  std::string sheet;
  std::uint32_t heading_row = 0;  // the last of them; 0: not found
  std::vector<import_column> columns;
  std::vector<import_default> defaults;
};

struct import_totals {
  std::int64_t read = 0, created = 0, changed = 0, same = 0, refused = 0;
  std::int64_t problems = 0;
  std::int64_t skipped = 0;  // sums and notes of the sheet, see remark_rows.h; not in `read`
  std::map<std::string, std::int64_t> sums;  // of the numbers in rows not refused, by field
};

// A record that an undo left as it is.
struct kept_record {
  uuid id;
  std::string why;  // changed_since, in_use, out_of_area
};

struct import_undo {
  std::int64_t erased = 0, restored = 0, kept = 0;
  std::vector<kept_record> records;  // the first hundred of `kept`
};

// One field of a record that the run changes, as a reader sees it; private numbers masked.
struct changed_field {
  std::uint32_t row = 0;
  uuid record;
  std::string field, before, after;
};

struct import_run {
  uuid id;
  const records::entity* of = nullptr;
  uuid account;
  std::string filename;
  std::string digest;
  import_plan plan;
  std::string state{import_states::mapping};
  std::string stored_state;  // as the store has it: a job that was cut off left it behind
  import_totals totals;
  uuid job;
  bool marked = false;  // there is a sheet with errors marked
  std::optional<import_undo> undo;
  std::vector<changed_field> changes;  // the first two hundred
  instant started_at = 0, ended_at = 0;
};

// What the history and the audit trail call the run's changes.
std::string import_reason(const uuid& run);
// The records that the run changed, each once.
// What all attempts of the run made and changed, as the store has it.
void count_made(const api::services& with, db::connection& db, import_run& one);
std::vector<uuid> changed_by(db::connection& db, std::int64_t district, const import_run& run);

void insert_run(api::services& with, const import_run& one);
void save_run(api::services& with, const import_run& one);
// The same, if the stored state is still `before`; false when another took a step meanwhile.
bool save_step(api::services& with, const import_run& one, const std::string& before);
// Only runs of this account; a job that was cut off shows as what it left behind.
std::optional<import_run> find_run(const api::services& with, db::connection& db, const uuid& id,
                                   const uuid& account);
std::vector<import_run> runs_of(const api::services& with, db::connection& db, const uuid& account);

void forget_problems(api::services& with, const import_run& of);
// Appends; rows of one call in any order.
void save_problems(api::services& with, const import_run& of,
                   const std::vector<std::pair<std::uint32_t, row_problem>>& all);
struct stored_problem {
  std::uint32_t row;
  row_problem what;
};
std::vector<stored_problem> problems_of(db::connection& db, const import_run& of, int limit);

std::vector<remembered_heading> remembered_of(db::connection& db, std::int64_t district,
                                              const records::entity& of);
// What a human chose; "" leaves the column out.
void remember_headings(api::services& with, const access::principal& who, const import_run& of);

std::filesystem::path import_file(const api::settings& config, const uuid& run);
std::filesystem::path marked_file(const api::settings& config, const uuid& run);
// Uploaded and marked files older than a week, and uploads that were cut off.
void clear_old_imports(const api::settings& config, instant now);

}  // namespace wangge::exchange

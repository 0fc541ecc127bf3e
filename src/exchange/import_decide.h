#pragma once
// What an import does with one row: make a record, change one, find nothing to do, or refuse it
// with everything that is wrong with it. Asks the store, changes nothing.

#include <memory>
#include <set>

#include "api/api.h"
#include "exchange/record_finder.h"
#include "records/rules.h"

namespace wangge::exchange {

enum class verdict : std::uint8_t { created, changed, same, refused };

struct decision {
  std::uint32_t row = 0;
  verdict what = verdict::refused;
  records::record before, after;  // before only of changed
  bool meets = false;             // see recognised
  bool counted = false;           // in the totals already
  std::vector<row_problem> problems;
};

struct decider_options {
  const records::entity& of;
  const access::principal& who;
  uuid run;
  instant now = 0;
};

class decider {
 public:
  decider(api::services& with, row_decoder& decoder, decider_options how);

  // A reader for the rows that follow, until leave().
  void enter(db::connection& db);
  void leave();
  // Rows should come grid by grid.
  decision decide(import_row row);

 private:
  using problems = std::vector<problem>;
  void place_row(import_row& row);
  recognised recognise(const records::record& first, const import_row& row);
  void enter_place(const records::record& first, const import_row& row);
  void make(import_row& row, const records::record& first, problems found, decision& into);
  void change(import_row& row, const records::record& before, const records::record& first,
              decision& into);
  void keep_later(const import_row& row, const records::record& before, records::record& after,
                  decision& into) const;
  bool repeated(const import_row& row, const records::record& first, decision& into);
  void claim(const import_row& row, const decision& done);
  void add(const import_row& row, decision& into, problem what) const;
  void add_new(const import_row& row, decision& into, const problems& found) const;
  std::map<std::string, std::string> by_words(const natural_key& key) const;

  api::services& with_;
  row_decoder& decoder_;
  decider_options how_;
  const matching& match_;
  records::rule_context rules_;
  std::shared_ptr<const territory::unit_tree::units> units_;
  bool fresh_;
  int measure_;
  db::connection* db_ = nullptr;  // while entered
  std::unique_ptr<reference_finder> refs_;
  std::unique_ptr<record_finder> finder_;
  std::int64_t entered_ = -1;
  std::vector<reference_finder::choice> open_;
  row_memory memory_;                 // keys of new rows, records of others
  std::set<std::int64_t> new_units_;  // made by rows above
};

// A record's inside would stay behind if a row moved it to another grid.
bool holds_others(const records::entity& of);

}  // namespace wangge::exchange

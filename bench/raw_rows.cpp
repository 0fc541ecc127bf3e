#include "raw_rows.h"

#include "gen/ddl.h"
#include "measure.h"

namespace wangge::bench {
namespace {

constexpr int rows_a_transaction = 50'000;

class held_rows {
 public:
  ~held_rows() { clear(); }
  bool read(raw_statement& from) {
    clear();
    if (ended_) return false;  // SQLite would begin again
    width_ = sqlite3_column_count(from.handle());
    for (rows_ = 0; rows_ < rows_a_transaction && from.step(); ++rows_)
      for (int i = 0; i < width_; ++i)
        values_.push_back(sqlite3_value_dup(sqlite3_column_value(from.handle(), i)));
    ended_ = rows_ < rows_a_transaction;
    return rows_ > 0;
  }
  void insert(raw_store& into, raw_statement& with) {
    into.script("BEGIN");
    std::size_t at = 0;
    for (int row = 0; row < rows_; ++row) {
      for (int i = 1; i <= width_; ++i) sqlite3_bind_value(with.handle(), i, values_[at++]);
      with.step();
      with.reset();
    }
    into.script("COMMIT");
  }
  int rows() const { return rows_; }

 private:
  void clear() {
    for (auto* one : values_) sqlite3_value_free(one);
    values_.clear();
  }
  std::vector<sqlite3_value*> values_;
  int rows_ = 0, width_ = 0;
  bool ended_ = false;
};

std::string insert_text(raw_statement& of, const std::string& table) {
  std::string marks = "?";
  for (int i = 1; i < sqlite3_column_count(of.handle()); ++i) marks += ",?";
  return "INSERT INTO " + table + " VALUES (" + marks + ")";
}

}  // namespace

void make_tables(raw_store& into) {
  into.script(std::string(db::reference_ddl(db::dialect::sqlite)));
  into.script("PRAGMA wal_autocheckpoint=65536");
}

inserted insert_again(raw_store& from, raw_store& into, const std::string& table) {
  raw_statement all(from, "SELECT * FROM " + table);
  raw_statement insert(into, insert_text(all, table));
  inserted out;
  for (held_rows some; some.read(all);) {
    const double start = thread_cpu_seconds();
    some.insert(into, insert);
    out.cpu_seconds += thread_cpu_seconds() - start;
    out.rows += some.rows();
  }
  return out;
}

}  // namespace wangge::bench

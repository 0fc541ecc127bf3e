#pragma once
// The parts of the running program, put together once: store, keys, counts, units, jobs.

#include <filesystem>
#include <memory>
#include <string>

#include "access/crypto.h"
#include "api/api.h"
#include "db/store.h"
#include "jobs/jobs.h"
#include "records/tally.h"
#include "screening/board.h"
#include "territory/unit_tree.h"

namespace wangge::app {

struct runtime_options {
  std::filesystem::path data_dir;  // keys, and the SQLite store
  std::string db_url;              // PostgreSQL; empty for SQLite
  bool create = false;
  bool bulk = false;
  bool reading = false;  // beside a running server
  int readers = 2;
};

// Set while a demonstration is made: a store that was cut off in it is half a district.
inline constexpr const char* unfinished_fact = "unfinished";

class runtime {
 public:
  // Opens and migrates the store, reads the key, loads counts and units.
  // Refuses what db::store::open, db::migrate and access::vault::load refuse, and key_mismatch when
  // the store was sealed with another key.
  static result<std::unique_ptr<runtime>> open(const runtime_options& how);
  ~runtime();

  api::services& services() { return *services_; }
  db::store& store() { return *store_; }
  access::vault& vault() { return *vault_; }
  bool empty();  // no unit yet

  // One fact of the store's meta table; "" when unknown.
  std::string fact(const std::string& key);
  void set_fact(const std::string& key, const std::string& value);
  void reload();  // counts and units, after a bulk load

 private:
  runtime() = default;
  result<void> check_key();

  std::unique_ptr<db::store> store_;
  std::unique_ptr<access::vault> vault_;
  records::tally_board tallies_;
  territory::unit_tree units_;
  screening::board rounds_;
  std::unique_ptr<jobs::runner> jobs_;
  std::unique_ptr<api::services> services_;
};

}  // namespace wangge::app

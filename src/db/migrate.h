#pragma once
// Brings a store to the program's version: see migrations/README.md.

#include "db/store.h"

namespace wangge::db {

struct migration_step {
  int number;
  std::string_view name;
  std::string_view sql;
};

// The steps built into this program, ascending.
std::span<const migration_step> migration_steps(dialect engine);

// What a program knows: the DDL of its own version for a fresh store, the steps for an older one.
struct schema_plan {
  std::string_view reference;
  std::span<const migration_step> steps;
  int version() const { return steps.empty() ? 1 : steps.back().number; }
};
schema_plan program_plan(dialect engine);

// The version a store stands at; 0 when it is fresh.
int schema_version(store& of);

// Makes the tables of a fresh store or runs the missing steps, each in its own transaction: a step
// that fails leaves the store at the version before it (and throws error_thrown).
// Refuses with error::store_newer a store that a newer program has written.
result<void> migrate(store& into, const schema_plan& plan);
result<void> migrate(store& into);

}  // namespace wangge::db

// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include <span>
#include <string_view>

#include "db/db.h"

namespace wangge::db {

enum class column_type { integer, real, text, blob, uuid };

struct column_shape {
  std::string_view name;
  column_type type;
};

struct table_shape {
  std::string_view name;
  std::span<const column_shape> columns;
  std::span<const std::string_view> keys;
};

// Every table, parents first.
std::span<const table_shape> all_tables();

// All tables and indexes of this version, for a fresh store.
std::string_view reference_ddl(dialect engine);

}  // namespace wangge::db

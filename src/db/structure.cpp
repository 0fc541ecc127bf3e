#include "db/structure.h"

#include <map>

#include "db/migrate.h"
#include "db/sqlite.h"

namespace wangge::db {
namespace {

constexpr int most_shown = 100;

// Name → kind of everything a schema holds, without what SQLite makes for itself.
std::map<std::string, std::string> objects_of(connection& db) {
  std::map<std::string, std::string> all;
  auto rows = db.query(
      "SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' "
      "ESCAPE '!'");
  while (rows.step()) all.emplace(rows->text(0), rows->text(1));
  return all;
}

std::map<std::string, std::string> objects_known() {
  sqlite_connection fresh(":memory:", sqlite_role::bulk_writer);
  fresh.script(program_plan(dialect::sqlite).reference);
  return objects_of(fresh);
}

void compare(const std::map<std::string, std::string>& held,
             const std::map<std::string, std::string>& known, std::vector<std::string>& found) {
  for (const auto& [name, type] : held) {
    const auto same = known.find(name);
    if (same == known.end() || same->second != type)
      found.push_back(type + " " + name + " is not one of the program's");
  }
  for (const auto& [name, type] : known)
    if (!held.contains(name)) found.push_back(type + " " + name + " is missing");
}

}  // namespace

std::vector<std::string> check_structure(connection& db) {
  std::vector<std::string> found;
  if (db.kind() != dialect::sqlite) return found;
  auto rows = db.query("PRAGMA integrity_check(" + std::to_string(most_shown) + ")");
  while (rows.step())
    if (rows->text(0) != "ok") found.emplace_back(rows->text(0));
  compare(objects_of(db), objects_known(), found);
  return found;
}

}  // namespace wangge::db

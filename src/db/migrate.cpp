#include "db/migrate.h"

#include "gen/ddl.h"

namespace wangge::db {
namespace {

bool is_fresh(connection& reader) {
  const char* sqlite = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'";
  const char* postgres =
      "SELECT count(*) FROM information_schema.tables"
      " WHERE table_schema = current_schema() AND table_name = 'meta'";
  auto found = reader.query(reader.kind() == dialect::sqlite ? sqlite : postgres);
  return found.step() && found->integer(0) == 0;
}

void set_version(connection& c, int version) {
  c.execute(
      "INSERT INTO meta (key, value) VALUES ('schema_version', ?1)"
      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      {std::to_string(version)});
}

void run(store& into, std::string_view sql, int version) {
  into.write([&](connection& c) {
    c.script(sql);
    set_version(c, version);
    return true;
  });
}

}  // namespace

schema_plan program_plan(dialect engine) {
  return {reference_ddl(engine), migration_steps(engine)};
}

int schema_version(store& of) {
  const auto reader = of.read();
  if (is_fresh(*reader)) return 0;
  auto found = reader->query("SELECT value FROM meta WHERE key = 'schema_version'");
  return found.step() ? std::stoi(std::string(found->text(0))) : 0;
}

result<void> migrate(store& into, const schema_plan& plan) {
  const int stored = schema_version(into);
  if (stored > plan.version())
    return refuse(error::store_newer,
                  {{"stored", std::to_string(stored)}, {"known", std::to_string(plan.version())}});
  if (stored == 0) {
    run(into, plan.reference, plan.version());
    return {};
  }
  for (const migration_step& step : plan.steps)
    if (step.number > stored) run(into, step.sql, step.number);
  return {};
}

result<void> migrate(store& into) {
  return migrate(into, program_plan(into.kind()));
}

}  // namespace wangge::db

#include "territory/check.h"

#include <fmt/format.h>

#include "access/audit_seal.h"
#include "app/commands.h"
#include "app/runtime.h"
#include "app/say.h"
#include "db/structure.h"
#include "records/quality.h"
#include "records/recount.h"
#include "records/store.h"
#include "reports/frozen.h"
#include "residents/duplicates.h"
#include "screening/check.h"

namespace wangge::app {

int check_store(const store_flags& where) {
  auto parts = runtime::open({.data_dir = where.data_dir, .db_url = where.db_url, .reading = true});
  if (!parts) return complain(parts.error());
  auto db = (*parts)->store().read();
  std::size_t faults = 0;
  const auto section = [&](const char* name, const std::vector<std::string>& found) {
    fmt::print("{}: {}\n", name, found.empty() ? "ok" : fmt::format("{} faults", found.size()));
    for (std::size_t i = 0; i < found.size() && i < 100; ++i) fmt::print("  {}\n", found[i]);
    if (found.size() > 100) fmt::print("  … and {} more\n", found.size() - 100);
    faults += found.size();
  };
  section("store", db::check_structure(*db));
  {
    // Counts and facts of one moment: the service may go on writing.
    const db::snapshot one_moment(*db);
    section("tallies", records::recount(*db, [](std::string_view name, std::int64_t rows) {
              fmt::print("  {:<14} {:>10}\n", name, rows);
              std::fflush(stdout);
            }));
    section("ids", records::check_ids(*db));
    section("register", territory::check_register(*db));
    section("rounds", screening::check_rounds(*db));
    const auto outside = territory::points_outside(*db);
    fmt::print("map: {}\n", outside.empty()
                                ? "ok"
                                : fmt::format("{} stand outside the outline of their grid "
                                              "(moved since, or drawn otherwise: no fault)",
                                              outside.size()));
    section("reports", reports::check_reports(*db));
    section("duplicates", residents::check_pairs(*db));
    section("quality", records::check_breaches(*db));
  }
  section("audit", access::check_audit(*db, (*parts)->vault().verifying_key(), where.data_dir));
  fmt::print("{}\n", faults == 0 ? "相符。Everything agrees."
                                 : fmt::format("不符 {} 处。{} faults.", faults, faults));
  return faults == 0 ? 0 : 1;
}

}  // namespace wangge::app

// The counter of entries saved by derivation.
#include "base/codes.h"
#include "base/json.h"
#include "ledgers/api.h"
#include "records/request.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

using api::call;
using http::response;

// What nobody had to type: by department, and by the grid whose members would have.
result<response> saved_entries(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const std::vector<db::value> args = {range->district(), range->low, range->high};
  const std::string where =
      " FROM saved_entry WHERE district = ?1 AND unit >= ?2 AND unit <= ?3 GROUP BY ";
  json::writer out;
  std::int64_t total = 0;
  out.open().key("departments").open_array();
  {
    auto rows = ask.db->query(
        "SELECT department, sum(entries)" + where + "department ORDER BY 2 DESC, 1", args);
    for (; rows.step(); total += rows->integer(1))
      out.open().member("department", rows->text(0)).member("entries", rows->integer(1)).close();
  }
  out.close_array().key("units").open_array();
  {
    auto rows = ask.db->query(
        "SELECT unit, sum(entries)" + where + "unit ORDER BY 2 DESC, 1 LIMIT 200", args);
    while (rows.step()) {
      out.open().member("code", codes::text(rows->integer(0)));
      out.member("name", ask.with.units.name_of(rows->integer(0)));
      out.member("entries", rows->integer(1)).close();
    }
  }
  out.close_array().member("total", total).member("as_of", format_instant(ask.now)).close();
  return api::json(out.str());
}

}  // namespace

std::vector<api::route> saved_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {method::get,
       "/saved_entries",
       statistics,
       "ledgers.read",
       saved_entries,
       "Entries nobody had to type, by department and by grid",
       {unit},
       "",
       "saved_entries"},
  };
}

}  // namespace wangge::ledgers

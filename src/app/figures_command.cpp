#include <fmt/format.h>

#include <cstdio>

#include "app/commands.h"
#include "app/runtime.h"
#include "app/say.h"
#include "base/json.h"
#include "records/figures.h"

namespace wangge::app {

int print_figures(const store_flags& where, const std::string& unit, bool as_json) {
  auto parts = runtime::open({.data_dir = where.data_dir, .db_url = where.db_url, .reading = true});
  if (!parts) return complain(parts.error());
  auto& with = (*parts)->services();
  const auto units = with.units.snapshot();
  if (units->empty()) return complain("这个库还没有区划。The store holds no divisions yet.");
  const auto code = unit.empty() ? std::optional(units->begin()->first) : codes::parse(unit);
  if (!code || !units->contains(*code)) return complain("没有这个区划。No such division: " + unit);
  const auto sums = with.tallies.sums(codes::range(*code));
  json::writer out;
  out.open();
  for (const auto& one : records::figures()) {
    std::int64_t total = 0;
    for (int measure : records::measures_of(one)) total += sums[measure];
    out.member(one.id, total);
    if (!as_json) fmt::print("{:>12}  {}  ({})\n", total, one.zh, one.id);
  }
  if (as_json) fmt::print("{}\n", out.close().str());
  return 0;
}

}  // namespace wangge::app

// The same answers with ten times the persons.

#include <fmt/format.h>

#include <algorithm>

#include "bench.h"
#include "list_cost.h"
#include "tenfold_store.h"

namespace wangge::bench {
namespace {

constexpr int turns = 7;

std::filesystem::path tenfold_of(const settings& with) {
  const auto made = with.work / "tenfold", unfinished = with.work / "tenfold-unfinished";
  if (std::filesystem::exists(made / "demo-accounts.json")) return made;
  remark("making ten times the persons in " + made.string());
  const auto district = district_store(with);
  make_tenfold(district, scratch_copy(with, district, "tenfold-unfinished"));
  std::filesystem::rename(unfinished, made);
  return made;
}

void run(const settings& with) {
  list_bench once(with, district_store(with)), ten(with, tenfold_of(with));
  auto all = person_cases();
  all.push_back({"overview", "overview", "", "", ""});
  for (const auto& unit : once.scopes()) {
    if (unit.name == "community") continue;
    for (const auto& one : all) {
      double large = 1e9, small = 1e9;
      for (int i = 0; i < turns; ++i) {
        large = std::min(large, ten.product_seconds(one, unit));
        small = std::min(small, once.product_seconds(one, unit));
      }
      report({"tenfold." + unit.name + "." + one.name, large * 1e6, "us CPU", small * 1e6, 1.3});
    }
  }
}

}  // namespace

const entry tenfold = {"tenfold", "lists and overview with ten times the persons", run};

}  // namespace wangge::bench

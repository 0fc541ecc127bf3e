// List pages with their exact totals, wide and narrow, beside hand-written SQL and a bare handler.

#include <fmt/format.h>

#include "bench.h"
#include "list_cost.h"
#include "measure.h"

namespace wangge::bench {
namespace {

constexpr int turns = 7, singles = 200;

void run(const settings& with) {
  list_bench on(with, district_store(with));
  auto all = person_cases();
  for (auto& one : other_cases()) all.push_back(std::move(one));
  for (const auto& unit : on.scopes()) {
    if (unit.name == "community") continue;
    for (const auto& one : all) {
      const auto cost = on.measure(one, unit, turns);
      const std::string name = "lists." + unit.name + "." + one.name;
      report({name, cost.product * 1e6, "us CPU", cost.reference() * 1e6, 2});
      remark(fmt::format("{}: SQL {:.0f} us, bare {:.0f} us, p99 {:.2f} ms", name, cost.sql * 1e6,
                         cost.bare * 1e6, percentile(on.seconds(one, unit, singles), 0.99) * 1e3));
    }
  }
}

}  // namespace

const entry lists = {"lists", "list pages beside hand-written SQL and a bare handler", run};

}  // namespace wangge::bench

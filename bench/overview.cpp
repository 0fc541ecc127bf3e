// The overview of a unit against a bare handler that sends as many bytes.

#include <fmt/format.h>

#include "answer_cost.h"
#include "bench.h"
#include "measure.h"
#include "units.h"

namespace wangge::bench {
namespace {

constexpr int turns = 9, rounds = 40;

void run(const settings& with) {
  const auto store = district_store(with);
  std::vector<scope> units;
  {
    raw_store raw(store / "wangge.db", raw_store::use::reading);
    units = scopes_of(raw);
  }
  server product(with, store);
  const auto headers = product.sign_in("district-admin-district");
  bare_servers bare(with);
  for (const auto& unit : units) {
    const auto request = get_request("/api/v1/overview?unit=" + unit.code, headers);
    connection one(product.port());
    const auto bytes = one.ask(request).body.size();
    const auto cost = take_turns(
        turns, [&] { return cpu_a_request(product.process(), product.port(), request, rounds); },
        [&] { return bare.cpu_a_request(bytes, rounds); });
    report({"overview." + unit.name, cost.product * 1e6, "us CPU", cost.reference * 1e6, 3});
    remark(fmt::format("overview.{}: p99 {:.2f} ms", unit.name,
                       percentile(latencies(one, request, 500), 0.99) * 1e3));
  }
}

}  // namespace

const entry overview = {"overview", "figures of a unit beside a bare Beast handler", run};

}  // namespace wangge::bench

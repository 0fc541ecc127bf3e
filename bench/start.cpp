// The start of the server, until it answers /readyz, on the full store beside an empty one.

#include <algorithm>

#include "bench.h"
#include "measure.h"
#include "server.h"

namespace wangge::bench {
namespace {

constexpr int turns = 5;
constexpr double most_seconds = 1;

void run(const settings& with) {
  const auto full = scratch_copy(with, district_store(with), "start");
  const auto empty = with.work / "empty";
  std::filesystem::remove_all(empty);
  server(with, empty).stop();  // makes its tables
  const auto cost = take_turns(
      turns, [&] { return server(with, full).start_seconds(); },
      [&] { return server(with, empty).start_seconds(); });
  report({"start.full", cost.product, "s", cost.reference, 3});
  report({"start.full.absolute", cost.product, "s", most_seconds, 1});
  std::filesystem::remove_all(full);
}

}  // namespace

const entry start = {"start", "start on the full store beside an empty one", run};

}  // namespace wangge::bench

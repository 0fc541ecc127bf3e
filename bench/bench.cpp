#include "bench.h"

#include <fmt/format.h>

#include <cmath>

#include "child.h"

namespace wangge::bench {

namespace fs = std::filesystem;

void report(const figure& one) {
  const double ratio = one.reference > 0 ? one.value / one.reference : 0;
  const bool met = one.direction == sense::at_most ? ratio <= one.goal : ratio >= one.goal;
  fmt::print(
      R"({{"bench": "{}", "value": {:.6g}, "unit": "{}", "reference": {:.6g}, "ratio": {:.3f}, )"
      R"("goal": "{} {:g}", "met": {}}})"
      "\n",
      one.bench, one.value, one.unit, one.reference, ratio,
      one.direction == sense::at_most ? "<=" : ">=", one.goal, met);
  std::fflush(stdout);
}

void remark(const std::string& text) {
  fmt::print(stderr, "── {}\n", text);
}

fs::path district_store(const settings& with) {
  if (!with.district.empty()) return with.district;
  const auto made = with.work / "district";
  if (!fs::exists(made / "demo-accounts.json")) {
    remark("making the demonstration district in " + made.string());
    fs::remove_all(made);
    run_to_end({with.program, "demo", "--data", made});
  }
  return made;
}

fs::path scratch_copy(const settings& with, const fs::path& store, const std::string& name) {
  const auto copy = with.work / name;
  fs::remove_all(copy);
  run_to_end({"cp", "-r", "--reflink=auto", store, copy});
  run_to_end({"sync", "--file-system", copy});  // or the copy's writing slows what is measured
  return copy;
}

}  // namespace wangge::bench

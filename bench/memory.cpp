// Resident memory while serving, after lists in every order, searches, maps, exports and writes.

#include <fmt/format.h>

#include "bench.h"
#include "jobs_client.h"
#include "patching.h"
#include "raw.h"
#include "server.h"
#include "units.h"

namespace wangge::bench {
namespace {

constexpr double most_megabytes = 300;

void read_everything(server& product, const std::string& headers, const std::vector<scope>& units) {
  connection one(product.port());
  for (const auto& unit : units)
    for (const char* path : {"persons?limit=1000", "persons?sort=name&limit=1000",
                             "persons?sort=-birth_date&limit=1000", "persons?q=zw&limit=1000",
                             "households?sort=address&limit=1000", "doors?limit=1000",
                             "households?limit=1000", "buildings?limit=1000", "places?limit=1000",
                             "quality?", "courtyards?limit=1000", "overview?"}) {
      const auto got =
          one.ask(get_request(fmt::format("/api/v1/{}&unit={}", path, unit.code), headers));
      if (got.status != 200) remark(fmt::format("{}: {}", path, got.status));
    }
}

void run(const settings& with) {
  const auto store = scratch_copy(with, district_store(with), "memory");
  std::vector<scope> units;
  std::vector<patched> some;
  {
    raw_store raw(store / "wangge.db", raw_store::use::reading);
    units = scopes_of(raw);
    some = persons_to_patch(raw, 20'000);
  }
  server product(with, store);
  const auto admin = product.sign_in("district-admin-district");
  for (int i = 0; i < 3; ++i) read_everything(product, admin, units);
  run_job(product, admin, R"({"kind":"persons","format":"csv","purpose":"bench"})");
  const double seconds = 10;
  patch_for(product, admin, some, seconds);
  for (int i = 0; i < 3; ++i) read_everything(product, admin, units);
  report({"memory.serving", static_cast<double>(product.process().resident_bytes()) / 1e6, "MB",
          most_megabytes, 1});
  product.stop();
  std::filesystem::remove_all(store);
}

}  // namespace

const entry memory = {"memory", "resident memory after heavy use", run};

}  // namespace wangge::bench

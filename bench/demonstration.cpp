// The demonstration district beside raw inserts of its rows, and how large its store is.

#include <fmt/format.h>
#include <sys/resource.h>

#include "bench.h"
#include "child.h"
#include "gen/ddl.h"
#include "measure.h"
#include "raw_rows.h"

namespace wangge::bench {
namespace {

constexpr double most_megabytes = 1500;

double cpu_of_children() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void run(const settings& with) {
  const auto made = with.work / "demonstration", raw = with.work / "demonstration-raw.db";
  std::filesystem::remove_all(made);
  std::filesystem::remove(raw);
  const double cpu = cpu_of_children(), from = wall_seconds();
  run_to_end({with.program, "demo", "--quiet", "--data", made});
  const double product = cpu_of_children() - cpu;
  remark(fmt::format("demonstration: {:.1f} s on the clock", wall_seconds() - from));
  inserted all;
  {
    raw_store source(made / "wangge.db", raw_store::use::reading);
    raw_store target(raw, raw_store::use::writing);
    make_tables(target);
    for (const auto& table : db::all_tables()) {
      const auto one = insert_again(source, target, std::string(table.name));
      all.cpu_seconds += one.cpu_seconds;
      all.rows += one.rows;
    }
  }
  remark(fmt::format("demonstration: {} rows", all.rows));
  report({"demonstration.load", product, "s CPU", all.cpu_seconds, 3});
  report({"demonstration.size",
          static_cast<double>(std::filesystem::file_size(made / "wangge.db")) / 1e6, "MB",
          most_megabytes, 1});
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(raw.string() + tail);
  std::filesystem::remove_all(made);
}

}  // namespace

const entry demonstration = {"demonstration", "the district beside raw inserts of its rows", run};

}  // namespace wangge::bench

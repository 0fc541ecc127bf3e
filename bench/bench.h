#pragma once
// What every bench uses: where things lie, and how a figure is told.
//
// A figure is measured beside a reference of the same run: the best plain code for the same work.
// Machines are noisy, so both sides take turns and the least disturbed turn of each counts; the
// ratio is the goal.

#include <filesystem>
#include <string>
#include <vector>

namespace wangge::bench {

struct settings {
  std::filesystem::path work = "build/bench";  // stores the benches make, kept
  std::filesystem::path program = "build/release/wangge";
  std::filesystem::path self;      // this program, for child processes
  std::filesystem::path district;  // a full demonstration, only read
};

enum class sense { at_most, at_least };

struct figure {
  std::string bench;
  double value = 0;
  std::string unit;
  double reference = 0;
  double goal = 0;  // of the ratio
  sense direction = sense::at_most;
};

// One JSON line. Also for what has an absolute bound: its reference is that bound, its goal 1.
void report(const figure& one);
// What a figure is made of, for the reader of the log (standard error).
void remark(const std::string& text);

// A store of the full demonstration; made when it is missing.
std::filesystem::path district_store(const settings& with);
// A copy that may be changed, new each time.
std::filesystem::path scratch_copy(const settings& with, const std::filesystem::path& store,
                                   const std::string& name);

struct entry {
  const char* name;
  const char* about;
  void (*run)(const settings&);
};
extern const entry overview, lists, tenfold, sweep, writes, rounds, exports, imports, demonstration,
    start, memory;

}  // namespace wangge::bench

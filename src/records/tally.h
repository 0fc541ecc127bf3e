#pragma once
// Counts are kept, not counted: each record adds 1 to its entity's measure and to one measure per
// coded value, at the code where it lies. The board keeps the sums of every unit in memory.
//
// Measures: "person", "person.presence=present", and for a figure with several conditions
// "place.above_scale=1&kind=enterprise" (fields in alphabetical order).

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/principal.h"
#include "base/result.h"
#include "db/db.h"
#include "records/record.h"
#include "records/search_totals.h"

namespace wangge::records {

// Index of a measure, fixed for the life of the program (all measures come from the schema and
// the catalogue of figures).
int measure_index(std::string_view measure);  // -1 when unknown
std::string_view measure_name(int index);
int measure_count();
int entity_measure(const entity& of);
int code_measure(const entity& of, int field_at, std::int64_t code);  // -1 when not counted

// The measures this record counts in; none when it has ended.
void measures_of(const record& one, std::vector<int>& into);

class tally_board {
 public:
  // Reads all tallies; units are added as codes appear.
  void load(db::connection& db);
  void add(int measure, std::int64_t unit, std::int64_t delta);
  // The sum over every code in the range; O(1) when it is a unit's own range.
  std::int64_t sum(int measure, access::scope range) const;
  // All measures of one range, in measure order.
  std::vector<std::int64_t> sums(access::scope range) const;
  // Rows written by one grid or unit itself (not its children).
  std::int64_t own(int measure, std::int64_t unit) const;
  // Grows with each change: a cheap "anything new?" for caches.
  std::uint64_t generation() const { return generation_.load(std::memory_order_relaxed); }
  // Counts that cannot be kept beside the facts, only remembered.
  search_totals& searches() const { return searches_; }

 private:
  struct line {
    std::vector<std::int64_t> own, total;
  };
  const line* find(std::int64_t low, std::int64_t high) const;
  line& line_of(std::int64_t code);

  mutable std::shared_mutex guard_;
  std::map<std::int64_t, line> lines_;  // by padded code
  std::atomic<std::uint64_t> generation_{0};
  mutable search_totals searches_;
};

// Adds the differences between two states of a record (either may be null) to `count`.
void count_change(const record* before, const record* after,
                  const std::function<void(std::string_view, std::int64_t, std::int64_t)>& count);

}  // namespace wangge::records

#include "api/transaction.h"

#include <algorithm>

#include "records/tally.h"

namespace wangge::api {

void transaction::count(std::string_view measure, std::int64_t unit, std::int64_t by) {
  const auto same = std::find_if(counts_.begin(), counts_.end(), [&](const auto& one) {
    return one.unit == unit && one.measure == measure;
  });
  if (same == counts_.end())
    counts_.push_back({std::string(measure), unit, by});
  else
    same->by += by;
}

void transaction::changed(std::string_view topic, std::int64_t low, std::int64_t high) {
  events_.push_back({0, std::string(topic), low, high, {}});
}

void transaction::flush() {
  for (const auto& one : counts_) {
    if (one.by == 0) continue;
    db.execute(
        "INSERT INTO tally(district, measure, unit, value) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT(district, measure, unit) DO UPDATE SET value = tally.value + excluded.value",
        {one.unit / 1'000'000'000, one.measure, one.unit, one.by});
  }
}

void transaction::committed() {
  for (const auto& one : counts_)
    if (one.by != 0) with.tallies.add(records::measure_index(one.measure), one.unit, one.by);
  for (auto& one : events_) with.publish(std::move(one));
  for (const auto& one : followers_) one();
}

}  // namespace wangge::api

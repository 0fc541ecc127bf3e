#include "api/transaction.h"

#include <algorithm>
#include <iterator>
#include <typeinfo>

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
  if (!events_.empty() && events_.back().topic == topic && events_.back().low == low &&
      events_.back().high == high)
    return;
  events_.push_back({0, std::string(topic), low, high, {}});
}

void transaction::join(transaction&& inner) {
  for (const auto& one : inner.counts_) count(one.measure, one.unit, one.by);
  for (const auto& one : inner.events_) changed(one.topic, one.low, one.high);
  std::ranges::move(inner.followers_, std::back_inserter(followers_));
  for (auto& theirs : inner.parts_) {
    const auto mine = std::ranges::find_if(
        parts_, [&](const auto& one) { return typeid(*one) == typeid(*theirs); });
    if (mine == parts_.end())
      parts_.push_back(std::move(theirs));
    else
      (*mine)->join(*theirs);
  }
}

void transaction::flush() {
  for (const auto& one : parts_) one->write(*this);
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
  for (const auto& one : parts_) one->committed(with);
  for (const auto& one : followers_) one();
}

}  // namespace wangge::api

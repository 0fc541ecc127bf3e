#include "records/followers.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/clock.h"

namespace wangge::records {
namespace {

load_follower& held_load_follower() {
  static load_follower one;
  return one;
}

std::map<int, std::vector<follower>>& followers() {
  static std::map<int, std::vector<follower>> all;
  return all;
}

}  // namespace

void register_follower(const entity& of, follower next) {
  auto& all = followers()[of.number];
  if (std::find(all.begin(), all.end(), next) == all.end()) all.push_back(next);
}

void register_load_follower(load_follower one) {
  held_load_follower() = one;
}

const load_follower& after_load() {
  return held_load_follower();
}

void tell_followers(api::transaction& tx, const record* before, const record* after) {
  const record& any = after ? *after : *before;
  const auto found = followers().find(any.what->number);
  if (found == followers().end()) return;
  record gone;
  if (!after) {
    gone = any;
    gone.ended_on = std::int64_t{day_of(tx.now)};
  }
  for (const auto next : found->second) next(tx, before, after ? *after : gone);
}

}  // namespace wangge::records

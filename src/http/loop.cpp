#include "http/loop.h"

#include "http/session.h"

namespace wangge::http {

std::uint64_t loop::adopt(std::shared_ptr<session> one) {
  sessions_.emplace(++last_id_, std::move(one));
  return last_id_;
}

void loop::release(std::uint64_t id) {
  if (sessions_.erase(id) == 0) return;
  listeners_.erase(id);
  --parts_.counts.connections;
  if (stopping_ && sessions_.empty()) on_last_one_gone();
}

std::shared_ptr<session> loop::find(std::uint64_t id) const {
  const auto at = sessions_.find(id);
  return at == sessions_.end() ? nullptr : at->second;
}

void loop::deliver(const std::vector<announcement>& news) {
  // A copy: telling a client that is too slow ends its session, which edits the set.
  const std::vector<std::uint64_t> ids(listeners_.begin(), listeners_.end());
  for (const auto id : ids)
    if (const auto one = find(id)) one->tell(news);
}

void loop::tick(moment now) {
  std::vector<std::shared_ptr<session>> due;
  for (const auto& [id, one] : sessions_)
    if (one->is_due(now)) due.push_back(one);
  for (const auto& one : due) one->on_due(now);
}

std::vector<std::shared_ptr<session>> loop::everyone() const {
  std::vector<std::shared_ptr<session>> all;
  all.reserve(sessions_.size());
  for (const auto& [id, one] : sessions_) all.push_back(one);
  return all;
}

void loop::wind_down() {
  stopping_ = true;
  for (const auto& one : everyone()) one->wind_down();
  if (sessions_.empty()) on_last_one_gone();
}

void loop::close_all() {
  stopping_ = true;
  for (const auto& one : everyone()) one->close();
}

}  // namespace wangge::http

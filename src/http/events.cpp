#include "http/events.h"

#include <algorithm>
#include <string_view>

namespace wangge::http {

bool event_merger::add(event what) {
  const bool first = waiting_.empty();
  auto key = std::make_tuple(what.topic, what.low, what.high);
  auto [at, fresh] = waiting_.try_emplace(std::move(key), std::move(what));
  // Publishers on several threads may arrive out of order.
  if (!fresh && what.sequence >= at->second.sequence) at->second = std::move(what);
  return first;
}

std::vector<event> event_merger::take() {
  std::vector<event> all;
  all.reserve(waiting_.size());
  for (auto& [key, what] : waiting_) all.push_back(std::move(what));
  waiting_.clear();
  std::stable_sort(all.begin(), all.end(),
                   [](const event& a, const event& b) { return a.sequence < b.sequence; });
  return all;
}

std::string event_text(const event& what) {
  std::string text = "id: " + std::to_string(what.sequence) + "\nevent: ";
  for (const char c : what.topic)
    if (c != '\r' && c != '\n') text.push_back(c);
  std::string_view rest = what.data;
  while (true) {
    const auto end = std::min(rest.find_first_of("\r\n"), rest.size());
    text.append("\ndata: ").append(rest.substr(0, end));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  return text.append("\n\n");
}

}  // namespace wangge::http

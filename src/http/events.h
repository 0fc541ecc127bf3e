#pragma once
// Server-sent events: merging and wording, without any I/O.

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "http/http.h"

namespace wangge::http {

// Keeps the latest event per topic and code range until they are taken.
class event_merger {
 public:
  // True when this is the first one since take().
  bool add(event what);
  // In order of their sequence.
  std::vector<event> take();

 private:
  std::map<std::tuple<std::string, std::int64_t, std::int64_t>, event> waiting_;
};

// "id: …\nevent: …\ndata: …\n\n"; a line break inside a value cannot start a field of its own.
std::string event_text(const event& what);

}  // namespace wangge::http

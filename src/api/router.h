#pragma once
// Which route answers a method and a path.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/api.h"

namespace wangge::api {

struct match {
  const route* found = nullptr;
  std::vector<std::string> path;  // values of the :segments
  bool known_path = false;        // the path exists with another method: 405, not 404
  std::string allowed;            // for the Allow header
};

class router {
 public:
  // Patterns are relative to /api/v1 unless they begin with "//" (then "/" + the rest).
  explicit router(std::vector<route> routes);
  match find(http::method verb, std::string_view path) const;
  const std::vector<route>& routes() const { return routes_; }
  static std::string full_path(const route& one);

 private:
  struct compiled {
    std::vector<std::string> segments;
    std::size_t at;
  };
  std::vector<route> routes_;
  // How many segments, and the first below the API's root ("" where there is none).
  using place = std::pair<std::size_t, std::string>;
  static place place_of(const std::vector<std::string>& segments);
  std::map<place, std::vector<compiled>> by_place_;
};

std::string_view verb_name(http::method verb);

}  // namespace wangge::api

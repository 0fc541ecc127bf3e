#include "api/router.h"

namespace wangge::api {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> out;
  for (std::size_t at = 1; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    out.emplace_back(path.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path,
          std::vector<std::string>& values) {
  values.clear();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i].starts_with(':'))
      values.push_back(path[i]);
    else if (pattern[i] != path[i])
      return false;
  }
  return true;
}

}  // namespace

std::string_view verb_name(http::method verb) {
  switch (verb) {
    case http::method::get:
      return "GET";
    case http::method::head:
      return "HEAD";
    case http::method::post:
      return "POST";
    case http::method::put:
      return "PUT";
    case http::method::patch:
      return "PATCH";
    case http::method::del:
      return "DELETE";
    case http::method::options:
      return "OPTIONS";
    default:
      return "";
  }
}

std::string router::full_path(const route& one) {
  return one.pattern.starts_with("//") ? std::string(one.pattern.substr(1))
                                       : "/api/v1" + std::string(one.pattern);
}

router::router(std::vector<route> routes) : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    auto segments = split(full_path(routes_[i]));
    auto& there = by_place_[place_of(segments)];
    there.push_back({std::move(segments), i});
  }
}

router::place router::place_of(const std::vector<std::string>& segments) {
  constexpr std::size_t below_root = 2;  // "api", "v1"
  return {segments.size(), segments.size() > below_root ? segments[below_root] : std::string()};
}

match router::find(http::method verb, std::string_view path) const {
  match out;
  const auto parts = split(path);
  const auto there = by_place_.find(place_of(parts));
  if (there == by_place_.end()) return out;
  const bool head = verb == http::method::head;
  std::vector<std::string> values;
  // Fixed segments win over :segments: patterns are tried in order of declaration, fixed ones
  // first.
  const compiled* best = nullptr;
  for (const auto& one : there->second) {
    if (!fits(one.segments, parts, values)) continue;
    const route& found = routes_[one.at];
    out.known_path = true;
    out.allowed += (out.allowed.empty() ? "" : ", ") + std::string(verb_name(found.verb));
    if (found.verb != verb && !(head && found.verb == http::method::get)) continue;
    if (best && values.size() >= out.path.size()) continue;
    best = &one;
    out.found = &found;
    out.path = values;
  }
  return out;
}

}  // namespace wangge::api

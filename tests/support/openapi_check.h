#pragma once
// Holds answers against the OpenAPI description of the server: the status must be described, the
// content type too, and a JSON body must fit its schema (the keywords that our schemas use).

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "http/http.h"

namespace wangge::testing {

class openapi_check {
 public:
  explicit openapi_check(const std::string& description);
  // What is wrong with this answer to `verb path` (a pattern as described, "/api/v1/persons/{id}");
  // empty when nothing is.
  std::vector<std::string> faults(std::string_view verb, std::string_view path,
                                  const http::response& answer) const;

 private:
  std::optional<json::view> described(std::string_view verb, std::string_view path,
                                      int status) const;
  void check(const json::view& schema, const json::view& value, const std::string& where,
             std::vector<std::string>& out) const;
  void check_object(const json::view& schema, const json::view& value, const std::string& where,
                    std::vector<std::string>& out) const;
  json::view resolved(json::view schema) const;

  json::document all_;
};

}  // namespace wangge::testing

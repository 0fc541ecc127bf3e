#pragma once
// The program's own route table on a small district: a sample for every route, so that a route
// added later is tried like the others or named as having none.

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "app/program.h"
#include "app/runtime.h"
#include "support/openapi_check.h"
#include "support/small_district.h"
#include "support/store_fixture.h"

namespace wangge::app {

using testing::small_account;
using testing::small_grid;

// One request before it is sent; what it holds itself is no trace in its answer.
struct trial {
  const api::route* to = nullptr;
  std::string path;
  http::pairs query;
  std::string body;
  std::string if_match, cookie, csrf;
};

class routes_test : public testing::store_test {
 protected:
  void SetUp() override;
  void TearDown() override;

  const std::vector<api::route>& routes() const { return program_->desk().table().routes(); }
  http::response send(const trial& one, const std::string& token) const;
  // Sends, holds the answer against the description and against what the account may not see.
  http::response ask(const trial& one, const small_account* who);

  // The request that could succeed on `grid`; nothing where the route has no sample there.
  std::optional<trial> sample(const api::route& one, const small_grid& grid);
  bool has_segment(const api::route& one) const {
    return one.pattern.find("/:") != one.pattern.npos;
  }
  // What everybody of the district with the right may see, wherever it belongs.
  bool district_wide(const api::route& one) const;
  bool may(const small_account& who, const api::route& one) const;
  const small_account* someone_who_may(const api::route& one) const;
  bool inside(const small_account& who, const small_grid& grid) const {
    return grid.code.starts_with(who.scope);
  }

  void fault(const api::route& one, const std::string& what);
  void check_traces(const trial& one, const http::response& answer, const small_account& who);

  testing::small_district town_;
  std::unique_ptr<runtime> parts_;
  std::unique_ptr<program> program_;
  std::unique_ptr<testing::openapi_check> description_;
  std::set<std::string> faults_;

 private:
  std::string body_of(const api::route& one, const small_grid& grid);
  std::optional<std::string> segment_of(const api::route& one, const small_grid& grid) const;
  std::string version_of(const std::string& path) const;
  void own_something();
  void share_something();

  std::filesystem::path keys_;
  std::map<std::string, access::words> permissions_, facets_;
  std::map<std::string, std::string> owned_;  // first word of a path → id of another account's
  int n_ = 0;
};

inline std::string describe(const http::response& answer) {
  return std::to_string(answer.status) + " " + answer.body.substr(0, 200);
}

inline std::string code_of(const http::response& answer) {
  const auto body = json::document::parse_object(answer.body);
  return body ? std::string(body->root().text_of("code")) : std::string();
}

}  // namespace wangge::app

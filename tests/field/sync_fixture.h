#pragma once
// Phones and the office on one grid, through the routes, on both stores.

#include "screening/screening_fixture.h"

namespace wangge::field {

class sync_test : public screening::screening_test {
 protected:
  void SetUp() override {
    screening_test::SetUp();
    if (IsSkipped()) return;
    grid_ = full_grid();
    member_ = somebody("grid_member", *codes::parse(grid_));
    other_ = somebody("grid_member", *codes::parse(grid_));
  }

  std::string first(const std::string& plural, int n = 0) {
    const auto page = get("/" + plural + "?limit=" + std::to_string(n + 1) + "&unit=" + grid_);
    std::string id;
    page.root().find("items")->each_item([&](const json::view& one) { id = one.text_of("id"); });
    return id;
  }
  std::int64_t version_of(const std::string& path) { return get(path).number("version"); }

  std::string edit(const std::string& record, std::int64_t base, const std::string& patch,
                   const std::string& more = "", const std::string& id = to_string(new_uuid())) {
    return fmt::format(
        R"({{"id":"{}","entity":"person","record":"{}","base_version":{},"patch":{}{}}})", id,
        record, base, patch, more);
  }
  screening::answer sync(const std::string& operations, const std::string& device = "phone-1",
                         const std::string& more = "") {
    auto out = post(
        "/sync", fmt::format(R"({{"device":"{}","operations":[{}]{}}})", device, operations, more));
    EXPECT_EQ(out.status, 200) << out.text;
    return out;
  }
  std::string state(const screening::answer& from, int n = 0) { return member(from, "state", n); }
  std::string member(const screening::answer& from, const char* name, int n = 0) {
    std::string found;
    int at = 0;
    from.root().find("results")->each_item([&](const json::view& one) {
      if (at++ == n) found = one.text_of(name);
    });
    return found;
  }

  std::string grid_;
  principal member_, other_;
};

}  // namespace wangge::field

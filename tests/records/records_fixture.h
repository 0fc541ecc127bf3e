#pragma once
// The records engine through its routes, on a community of the demonstration and on both stores.

#include <fmt/format.h>

#include <deque>
#include <future>

#include "access/system.h"
#include "api/dispatcher.h"
#include "app/runtime.h"
#include "base/json.h"
#include "demo/generate.h"
#include "gen/entities.h"
#include "records/api.h"
#include "records/figures.h"
#include "records/find_api.h"
#include "records/loader.h"
#include "records/quality.h"
#include "records/recount.h"
#include "residents/api.h"
#include "support/store_fixture.h"
#include "territory/api.h"
#include "territory/check.h"

namespace wangge::records {

struct answer {
  int status;
  json::document body;
  json::view root() const { return body.root(); }
  std::int64_t total() const { return root().integer_of("total", -1); }
  std::string code() const { return std::string(root().text_of("code")); }
};

class sinking : public demo::sink {
 public:
  explicit sinking(loader& into) : into_(into) {}
  void add(record one) override { into_.add(std::move(one)); }

 private:
  loader& into_;
};

class records_test : public testing::store_test {
 protected:
  void SetUp() override {
    store_test::SetUp();
    if (IsSkipped()) return;
    app::runtime_options options{.data_dir = how().data_dir, .db_url = how().url, .create = true};
    if (options.data_dir.empty())
      options.data_dir = keys_ =
          std::filesystem::temp_directory_path() / ("wangge-" + to_string(new_uuid()));
    auto opened = app::runtime::open(options);
    ASSERT_TRUE(opened.has_value());
    parts_ = std::move(*opened);
    parts_->services().config.demo = true;
    who_ = std::make_shared<access::principal>(access::system_principal(370105));
    loader into(parts_->services(), *who_, {5000, "test"});
    sinking sink(into);
    demo::generate({7, demo::scale::community, 20200330}, sink, [](int, int) {});
    into.finish();
    parts_->reload();
    auto routes = records::routes();
    for (auto part : {records::find_routes(), territory::routes(), residents::routes()})
      std::move(part.begin(), part.end(), std::back_inserter(routes));
    auto authenticate =
        [this](const http::request&) -> result<std::shared_ptr<const access::principal>> {
      return who_;
    };
    desk_ =
        std::make_unique<api::dispatcher>(parts_->services(), std::move(routes), authenticate,
                                          [](const http::request&) { return http::response{}; });
  }
  void TearDown() override {
    desk_.reset();
    parts_.reset();
    if (!keys_.empty()) std::filesystem::remove_all(keys_);
    store_test::TearDown();
  }

  answer ask(http::method verb, std::string path, const std::string& body = {},
             std::int64_t version = 0) {
    http::request one;
    one.verb = verb;
    const auto mark = path.find('?');
    one.path = "/api/v1" + path.substr(0, mark);
    for (auto at = mark; at != std::string::npos;) {
      const auto end = path.find('&', at + 1), equals = path.find('=', at);
      one.query.emplace_back(
          path.substr(at + 1, equals - at - 1),
          path.substr(equals + 1, (end == std::string::npos ? path.size() : end) - equals - 1));
      at = end;
    }
    one.body = body;
    if (version) one.headers.emplace_back("if-match", std::to_string(version));
    std::promise<http::response> told;
    desk_->handle(std::move(one), [&](http::response out) { told.set_value(std::move(out)); });
    auto out = told.get_future().get();
    return {out.status, *json::document::parse(out.body.empty() ? "{}" : out.body)};
  }
  answer get(std::string path) { return ask(http::method::get, std::move(path)); }

  // The n-th item of a list.
  json::view item(answer given, int n = 0) {
    kept_.push_back(std::move(given));  // a view lives as long as its document
    const answer& from = kept_.back();
    json::view found;
    int at = 0;
    from.root().find("items")->each_item([&](const json::view& one) {
      if (at++ == n) found = one;
    });
    return found;
  }
  std::string grid(int n) {
    return std::string(item(get("/units?level=grid"), n).find("code")->text_of("code"));
  }
  std::int64_t figure(std::string_view id) {
    std::int64_t found = -1;
    get("/overview").root().find("figures")->each_item([&](const json::view& one) {
      if (one.text_of("id") == id) found = one.integer_of("value", -1);
    });
    return found;
  }
  void expect_everything_agrees() {
    auto db = parts_->store().read();
    EXPECT_EQ(recount(*db, [](std::string_view, std::int64_t) {}), std::vector<std::string>{});
    EXPECT_EQ(territory::check_register(*db), std::vector<std::string>{});
    EXPECT_EQ(check_breaches(*db), std::vector<std::string>{});
  }
  void narrow_to(const std::string& unit) {
    auto narrow = std::make_shared<access::principal>(*who_);
    narrow->unit = *codes::parse(unit);
    narrow->area = codes::range(narrow->unit);
    who_ = std::move(narrow);
  }

  std::deque<answer> kept_;
  std::filesystem::path keys_;
  std::unique_ptr<app::runtime> parts_;
  std::shared_ptr<const access::principal> who_;
  std::unique_ptr<api::dispatcher> desk_;
};

}  // namespace wangge::records

#pragma once
// A community of the demonstration on a fresh store of either engine, asked through its routes as
// any principal. Suites give their own routes beside those of the records:
//
//   class my_test : public testing::desk_test { std::vector<api::route> more() override {…} };

#include <fmt/format.h>

#include <deque>
#include <future>

#include "access/system.h"
#include "api/dispatcher.h"
#include "app/runtime.h"
#include "base/json.h"
#include "demo/generate.h"
#include "records/api.h"
#include "records/loader.h"
#include "support/store_fixture.h"
#include "territory/api.h"

namespace wangge::testing {

struct answer {
  int status;
  std::string text;
  json::document body;
  json::view root() const { return body.root(); }
  std::int64_t total() const { return root().integer_of("total", -1); }
  std::string code() const { return std::string(root().text_of("code")); }
};

class loader_sink : public demo::sink {
 public:
  explicit loader_sink(records::loader& into) : into_(into) {}
  void add(records::record one) override { into_.add(std::move(one)); }

 private:
  records::loader& into_;
};

class desk_test : public store_test {
 protected:
  virtual std::vector<api::route> more() { return {}; }

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
    records::loader into(parts_->services(), *who_, {5000, "test"});
    loader_sink sink(into);
    demo::generate({7, demo::scale::community, 20200330}, sink, [](int, int) {});
    into.finish();
    parts_->reload();
    auto routes = records::routes();
    for (auto part : {territory::routes(), more()})
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

  http::response raw(http::method verb, const std::string& path, std::string body = {},
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
    one.body = std::move(body);
    if (version) one.headers.emplace_back("if-match", std::to_string(version));
    std::promise<http::response> told;
    desk_->handle(std::move(one), [&](http::response out) { told.set_value(std::move(out)); });
    return told.get_future().get();
  }
  answer ask(http::method verb, const std::string& path, std::string body = {},
             std::int64_t version = 0) {
    auto out = raw(verb, path, std::move(body), version);
    auto parsed = json::document::parse(out.body.empty() ? "{}" : out.body);
    return {out.status, out.body, parsed ? *parsed : *json::document::parse("{}")};
  }
  answer get(const std::string& path) { return ask(http::method::get, path); }
  answer post(const std::string& path, std::string body) {
    return ask(http::method::post, path, std::move(body));
  }

  // The n-th item of a list; a view lives as long as its document.
  json::view item(answer given, int n = 0, std::string_view list = "items") {
    kept_.push_back(std::move(given));
    json::view found;
    int at = 0;
    if (const auto items = kept_.back().root().find(list))
      items->each_item([&](const json::view& one) {
        if (at++ == n) found = one;
      });
    return found;
  }
  std::string grid(int n) {
    return std::string(item(get("/units?level=grid"), n).find("code")->text_of("code"));
  }
  // Every id of a list, page by page.
  std::vector<std::string> ids_of(const std::string& path) {
    std::vector<std::string> all;
    for (std::string cursor;;) {
      const auto page = get(path + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(page.status, 200) << path << page.text;
      if (page.status != 200) return all;
      page.root().find("items")->each_item(
          [&](const json::view& one) { all.emplace_back(one.text_of("id")); });
      cursor = page.root().text_of("next");
      if (cursor.empty()) return all;
    }
  }
  void narrow_to(const std::string& unit) {
    auto narrow = std::make_shared<access::principal>(*who_);
    narrow->unit = *codes::parse(unit);
    narrow->area = codes::range(narrow->unit);
    who_ = std::move(narrow);
  }
  void without(const char* permission) {
    auto less = std::make_shared<access::principal>(*who_);
    less->permissions.erase(less->permissions.find(permission));
    who_ = std::move(less);
  }

  std::deque<answer> kept_;
  std::filesystem::path keys_;
  std::unique_ptr<app::runtime> parts_;
  std::shared_ptr<const access::principal> who_;
  std::unique_ptr<api::dispatcher> desk_;
};

}  // namespace wangge::testing

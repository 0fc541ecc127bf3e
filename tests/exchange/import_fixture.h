#pragma once
// Imports through their routes, on a community of the demonstration and on both stores.

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <thread>

#include "access/system.h"
#include "api/dispatcher.h"
#include "app/runtime.h"
#include "base/json.h"
#include "demo/generate.h"
#include "exchange/api.h"
#include "gen/entities.h"
#include "jobs/api.h"
#include "records/api.h"
#include "records/loader.h"
#include "records/recount.h"
#include "residents/api.h"
#include "residents/identity.h"
#include "support/store_fixture.h"
#include "support/workbook_files.h"
#include "territory/check.h"

namespace wangge::exchange {

struct answer {
  int status;
  std::string raw;
  std::shared_ptr<json::document> body;
  json::view root() const { return body->root(); }
  std::string text(std::string_view name) const { return std::string(root().text_of(name)); }
  std::int64_t number(std::string_view name) const { return root().integer_of(name, -1); }
  std::int64_t total(std::string_view name) const {
    const auto totals = root().find("totals");
    return totals ? totals->integer_of(name, -1) : -1;
  }
};

// A line of a sheet; "#5" is a number cell, the rest inline strings, "" nothing.
using line = std::vector<std::string>;
using lines = std::vector<line>;

inline std::string rows_xml(const lines& all) {
  std::string out;
  for (std::size_t r = 0; r < all.size(); ++r) {
    out += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < all[r].size(); ++c) {
      const std::string& text = all[r][c];
      const std::string at = std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1);
      if (text.empty()) continue;
      if (text[0] == '#')
        out += "<c r=\"" + at + "\"><v>" + text.substr(1) + "</v></c>";
      else
        out += "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
    out += "</row>";
  }
  return out;
}
inline std::string workbook_of(const lines& all, std::string_view tail = {}) {
  return make_zip(one_sheet(rows_xml(all), tail));
}
inline std::string csv_of(const lines& all) {
  std::string out;
  for (const auto& one : all) {
    for (std::size_t i = 0; i < one.size(); ++i) out += (i ? "," : "") + one[i];
    out += "\r\n";
  }
  return out;
}

class import_test : public testing::store_test {
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
    fill();
    auto routes = exchange::routes();
    for (auto part : {records::routes(), residents::routes(), jobs::routes()})
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
    if (parts_) parts_->services().jobs->stop();
    desk_.reset();
    parts_.reset();
    if (!keys_.empty()) std::filesystem::remove_all(keys_);
    store_test::TearDown();
  }

  void fill() {
    struct sinking : demo::sink {
      explicit sinking(records::loader& into) : to(into) {}
      void add(records::record one) override { to.add(std::move(one)); }
      records::loader& to;
    };
    records::loader into(parts_->services(), *who_, {5000, "test"});
    sinking sink(into);
    demo::generate({7, demo::scale::community, 20200330}, sink, [](int, int) {});
    into.finish();
    parts_->reload();
  }

  answer ask(http::method verb, std::string path, const std::string& body = {},
             const std::string& filename = {}) {
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
    if (!filename.empty()) one.headers.emplace_back("x-filename", filename);
    if (version_) one.headers.emplace_back("if-match", std::to_string(version_));
    std::promise<http::response> told;
    desk_->handle(std::move(one), [&](http::response out) { told.set_value(std::move(out)); });
    auto out = told.get_future().get();
    answer given{out.status, out.body, nullptr};
    for (std::string piece; out.source;) {
      const bool more = out.source->next(piece);
      given.raw += piece;
      if (!more) break;
    }
    auto parsed = json::document::parse(out.body.empty() ? "{}" : out.body);
    given.body = std::make_shared<json::document>(parsed ? std::move(*parsed)
                                                         : *json::document::parse("{}"));
    return given;
  }
  answer get(std::string path) { return ask(http::method::get, std::move(path)); }
  answer post(std::string path, const std::string& body = {}) {
    return ask(http::method::post, std::move(path), body);
  }

  answer upload(const std::string& kind, const std::string& bytes,
                const std::string& name = "people.xlsx") {
    return ask(http::method::post, "/imports?kind=" + kind, bytes, name);
  }
  // The state a job ends in.
  std::string ended(const std::string& job) {
    for (int i = 0; i < 12'000; ++i) {
      const auto state = get("/jobs/" + job).text("state");
      if (state != "waiting" && state != "running") return state;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return "late";
  }
  // A list as a file, by the route of exports.
  std::string exported(const std::string& kind, const std::string& more) {
    const auto started =
        post("/exports", R"({"purpose":"核对","kind":")" + kind + "\"," + more + "}");
    EXPECT_EQ(ended(started.text("id")), "done") << started.raw;
    const auto file = get("/exports/" + started.text("id") + "/file");
    EXPECT_EQ(file.status, 200);
    return file.raw;
  }
  // Takes a step and waits for the end of its job.
  answer step(const std::string& id, const std::string& what) {
    const auto started = post("/imports/" + id + "/" + what);
    EXPECT_EQ(started.status, 202) << started.raw;
    EXPECT_EQ(ended(started.text("id")), "done");
    return get("/imports/" + id);
  }
  // Upload, dry run, run.
  answer import_all(const std::string& kind, const std::string& bytes,
                    const std::string& name = "people.xlsx") {
    const auto sent = upload(kind, bytes, name);
    EXPECT_EQ(sent.status, 201) << sent.raw;
    step(sent.text("id"), "dry-run");
    return step(sent.text("id"), "run");
  }

  // Items of an answer, as documents of their own.
  static std::vector<json::document> items_of(const answer& from, std::string_view name = "items") {
    std::vector<json::document> all;
    from.root().find(name)->each_item(
        [&](const json::view& one) { all.push_back(*json::document::parse(one.dump())); });
    return all;
  }
  std::vector<std::string> codes_of(const answer& run) {
    std::vector<std::string> all;
    for (const auto& one : items_of(run, "problems"))
      all.push_back(std::string(one.root().text_of("code")));
    return all;
  }
  std::string grid(int n) {
    return std::string(items_of(get("/units?level=grid&sort=code"))[static_cast<std::size_t>(n)]
                           .root()
                           .find("code")
                           ->text_of("code"));
  }
  std::int64_t persons() { return number("SELECT count(*) FROM person WHERE ended_on IS NULL"); }
  void expect_everything_agrees() {
    auto db = parts_->store().read();
    EXPECT_EQ(records::recount(*db, [](std::string_view, std::int64_t) {}),
              std::vector<std::string>{});
    EXPECT_EQ(territory::check_register(*db), std::vector<std::string>{});
  }
  std::int64_t number(const std::string& sql) {
    auto db = parts_->store().read();
    auto rows = db->query(sql);
    return rows.step() ? rows->integer(0) : -1;
  }
  void narrow_to(const std::string& unit) {
    auto narrow = std::make_shared<access::principal>(*who_);
    narrow->unit = *codes::parse(unit);
    narrow->area = codes::range(narrow->unit);
    who_ = std::move(narrow);
  }
  static std::string id_number(day born, residents::sex of, int sequence) {
    // Beyond those of the demonstration.
    return residents::make_demo_id_number(born, of, 440 + sequence);
  }

  std::int64_t version_ = 0;
  std::filesystem::path keys_;
  std::unique_ptr<app::runtime> parts_;
  std::shared_ptr<const access::principal> who_;
  std::unique_ptr<api::dispatcher> desk_;
};

}  // namespace wangge::exchange

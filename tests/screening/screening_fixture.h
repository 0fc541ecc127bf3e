#pragma once
// A community of the demonstration behind the real dispatcher, on both stores: rounds are made and
// worked on as phones and desks do, by several accounts.

#include <fmt/format.h>

#include <deque>
#include <future>
#include <thread>

#include "access/roles.h"
#include "access/system.h"
#include "api/dispatcher.h"
#include "app/runtime.h"
#include "base/json.h"
#include "demo/generate.h"
#include "field/api.h"
#include "gen/entities.h"
#include "gen/roles.h"
#include "jobs/api.h"
#include "ledgers/api.h"
#include "records/api.h"
#include "records/loader.h"
#include "records/recount.h"
#include "screening/api.h"
#include "screening/check.h"
#include "support/store_fixture.h"
#include "territory/check.h"

namespace wangge::screening {

struct answer {
  int status;
  std::string text;
  json::document body;
  json::view root() const { return body.root(); }
  std::int64_t number(std::string_view name) const { return root().integer_of(name, -1); }
  std::string word(std::string_view name) const { return std::string(root().text_of(name)); }
  std::string code() const {
    std::string found;
    if (const auto errors = root().find("errors"))
      errors->each_item([&](const json::view& one) {
        if (found.empty()) found = one.text_of("code");
      });
    return found;
  }
};

class screening_test : public testing::store_test {
 protected:
  using principal = std::shared_ptr<const access::principal>;

  void SetUp() override {
    store_test::SetUp();
    if (IsSkipped()) return;
    keys_ = how().data_dir;
    if (keys_.empty()) {
      own_keys_ = true;
      keys_ = std::filesystem::temp_directory_path() / ("wangge-" + to_string(new_uuid()));
    }
    open();
    district_ = std::make_shared<access::principal>(access::system_principal(370105));
    who_ = district_;
    records::loader into(parts_->services(), *district_, {5000, "test"});
    struct sinking : demo::sink {
      records::loader& to;
      explicit sinking(records::loader& into) : to(into) {}
      void add(records::record one) override { to.add(std::move(one)); }
    } sink(into);
    demo::generate({7, demo::scale::community, 20200330}, sink, [](int, int) {});
    into.finish();
    parts_->reload();
    read_ground();
  }

  void TearDown() override {
    shut();
    if (own_keys_) std::filesystem::remove_all(keys_);
    store_test::TearDown();
  }

  void open() {
    auto opened = app::runtime::open({.data_dir = keys_, .db_url = how().url, .create = true});
    ASSERT_TRUE(opened.has_value());
    parts_ = std::move(*opened);
    parts_->services().config.demo = true;
    auto routes = screening::routes();
    for (auto part : {records::routes(), jobs::routes(), field::routes(), ledgers::routes()})
      std::move(part.begin(), part.end(), std::back_inserter(routes));
    desk_ = std::make_unique<api::dispatcher>(
        parts_->services(), std::move(routes),
        [this](const http::request&) -> result<principal> { return who_; },
        [](const http::request&) { return http::response{}; });
  }
  void shut() {
    desk_.reset();
    parts_.reset();
  }
  // As after a crash: what was not committed is gone, everything is read from the store again.
  void reopen() {
    shut();
    open();
  }

  http::response send(http::method verb, const std::string& path, const std::string& body = {},
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
    return told.get_future().get();
  }
  answer ask(http::method verb, const std::string& path, const std::string& body = {},
             std::int64_t version = 0) {
    auto out = send(verb, path, body, version);
    const auto parsed = json::document::parse(out.body.empty() ? "{}" : out.body);
    return {out.status, out.body, parsed ? *parsed : *json::document::parse("{}")};
  }
  answer get(const std::string& path) { return ask(http::method::get, path); }
  answer post(const std::string& path, const std::string& body = "{}") {
    return ask(http::method::post, path, body);
  }

  // Somebody of a shipped role, with an account of his own.
  principal somebody(std::string_view role, std::int64_t unit) {
    auto who = std::make_shared<access::principal>();
    for (const auto& one : access::shipped_roles())
      if (one.code == role) {
        who->permissions = access::split_words(one.permissions);
        who->facets = access::split_words(one.facets);
      }
    who->account = new_uuid();
    who->username = who->display_name = std::string(role);
    who->role = role;
    who->unit = unit;
    who->area = codes::range(unit);
    return who;
  }

  std::string round_body(const std::string& unit, const std::string& more = "") {
    const auto today = day_of(now_ms());
    return fmt::format(
        R"({{"name":"春季摸排","unit":"{}","kinds":["doors","courtyards","hotels"],"purpose":"核对",)"
        R"("starts_on":"{}","ends_on":"{}"{}}})",
        unit, format_day(today), format_day(add_days(today, 3)), more);
  }
  // An open round of the whole community; its id.
  std::string open_round(const std::string& more = "") {
    const auto before = std::exchange(who_, district_);
    const auto made = post("/rounds", round_body(codes::text(community_), more));
    EXPECT_EQ(made.status, 201) << made.text;
    const auto id = made.word("id");
    wait_for_job(post("/rounds/" + id + "/open"));
    who_ = before;
    return id;
  }
  void wait_for_job(const answer& started) {
    ASSERT_EQ(started.status, 202) << started.text;
    for (int i = 0; i < 600; ++i) {
      const auto state = get("/jobs/" + started.word("job")).word("state");
      if (state == "done") return;
      ASSERT_NE(state, "failed") << get("/jobs/" + started.word("job")).text;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL() << "the job does not end";
  }

  std::vector<std::string> objects(const std::string& round, const std::string& query) {
    std::vector<std::string> all;
    const auto page = get("/rounds/" + round + "/targets?" + query);
    EXPECT_EQ(page.status, 200) << page.text;
    if (const auto items = page.root().find("items"))
      items->each_item([&](const json::view& one) { all.emplace_back(one.text_of("id")); });
    return all;
  }
  std::string visit_body(const std::string& object, const std::string& outcome,
                         const std::string& more = "") {
    return fmt::format(R"({{"object":"{}","outcome":"{}"{}}})", object, outcome, more);
  }
  std::int64_t part(const answer& from, const char* group, const char* name) {
    const auto found = from.root().find(group);
    return found ? found->integer_of(name, -1) : -1;
  }

  void expect_everything_agrees() {
    expect_rounds_agree();
    EXPECT_EQ(territory::check_register(*parts_->store().read()), std::vector<std::string>{});
  }
  void expect_rounds_agree() {
    auto db = parts_->store().read();
    EXPECT_EQ(check_rounds(*db), std::vector<std::string>{});
    EXPECT_EQ(records::recount(*db, [](std::string_view, std::int64_t) {}),
              std::vector<std::string>{});
    // What is held in memory is what a fresh start would read.
    board fresh;
    fresh.load(*db);
    for (const auto& of : parts_->services().rounds->rounds_in(district_->area))
      for (const auto& [code, unit] : *parts_->services().units.snapshot()) {
        const auto held = parts_->services().rounds->of_unit(of->key(), code);
        const auto read = fresh.of_unit(of->key(), code);
        EXPECT_EQ(held.all(), read.all()) << code;
        EXPECT_EQ(held.buildings_done, read.buildings_done) << code;
        EXPECT_EQ(held.grids, read.grids) << code;
        EXPECT_EQ(held.sheets_stale, read.sheets_stale) << code;
      }
  }

  // As store_test's, of the store that is served.
  std::int64_t number(std::string_view sql) {
    auto db = parts_->store().read();
    auto rows = db->query(sql);
    return rows.step() ? rows->integer(0) : -1;
  }

  void read_ground() {
    for (const auto& [code, unit] : *parts_->services().units.snapshot()) {
      if (unit.level == codes::level::community) community_ = code;
      if (unit.level == codes::level::grid) grids_.push_back(code);
    }
  }
  // A grid with many doors.
  std::string full_grid(int n = 0) const { return codes::text(grids_[grids_.size() / 2 + n]); }

  std::filesystem::path keys_;
  bool own_keys_ = false;
  std::unique_ptr<app::runtime> parts_;
  std::unique_ptr<api::dispatcher> desk_;
  principal district_, who_;
  std::int64_t community_ = 0;
  std::vector<std::int64_t> grids_;
};

}  // namespace wangge::screening

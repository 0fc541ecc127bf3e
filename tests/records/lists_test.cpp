// Lists along every path: whatever index a page is read by, it holds the same rows.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "records/list_path.h"
#include "records/records_fixture.h"

namespace wangge::records {
namespace {

class lists_test : public records_test {
 protected:
  // Every id of a list, page by page; each page tells the same total.
  std::vector<std::string> all_ids(const std::string& path) {
    std::vector<std::string> all;
    std::string cursor;
    std::int64_t total = -1;
    do {
      const auto page = get(path + "&limit=300" + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(page.status, 200) << path;
      if (total < 0) total = page.total();
      EXPECT_EQ(page.total(), total) << path;
      page.root().find("items")->each_item(
          [&](const json::view& one) { all.emplace_back(one.text_of("id")); });
      cursor = std::string(page.root().text_of("next"));
    } while (!cursor.empty());
    EXPECT_EQ(static_cast<std::int64_t>(all.size()), total) << path;
    return all;
  }
  std::int64_t count_of(const std::string& rule) {
    std::int64_t n = -1;
    get("/quality").root().find("rules")->each_item([&](const json::view& one) {
      if (one.text_of("id") == rule) n = one.integer_of("count", -1);
    });
    return n;
  }
};

TEST_P(lists_test, refuses_a_rule_it_does_not_know) {
  EXPECT_EQ(get("/persons?quality=tidy").code(), "bad_parameter");
  EXPECT_EQ(get("/persons?quality=household_empty").code(), "bad_parameter");
}

TEST_P(lists_test, every_order_and_filter_holds_the_same_rows) {
  for (const std::string& unit : {std::string("370105"), grid(0)})
    for (const char* filter :
         {"", "&presence=away", "&presence=not_returned,away", "&sex=female", "&party_member=true",
          "&party_member=false", "&presence=present&residence_type=migrant"}) {
      const std::string path = "/persons?unit=" + unit + filter;
      auto by_place = all_ids(path);
      std::sort(by_place.begin(), by_place.end());
      for (const char* sort :
           {"&sort=name", "&sort=-name", "&sort=birth_date", "&sort=-birth_date"}) {
        auto sorted = all_ids(path + sort);
        std::sort(sorted.begin(), sorted.end());
        EXPECT_EQ(sorted, by_place) << path << sort;
      }
    }
}

TEST_P(lists_test, what_was_never_answered_is_a_no) {
  const std::string no = "/persons?party_member=false&unit=" + grid(0);
  const auto before = all_ids(no).size();
  const auto made = ask(
      http::method::post, "/persons",
      fmt::format(
          R"({{"grid":"{}","name":"未答","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
          grid(0)));
  ASSERT_EQ(made.status, 201);
  const auto after = all_ids(no);
  EXPECT_EQ(after.size(), before + 1);
  EXPECT_NE(std::ranges::find(after, made.root().text_of("id")), after.end());
}

TEST_P(lists_test, registered_households_above_the_grid_are_those_of_its_grids) {
  const auto sum_of = [&](const std::string& list) {
    std::int64_t sum = 0;
    get(list).root().find("items")->each_item([&](const json::view& one) {
      if (const auto n = one.find("registered_households"); n && !n->is_null()) sum += n->integer();
    });
    return sum;
  };
  const auto all = sum_of("/units?level=grid&limit=1000");
  EXPECT_GT(all, 0);
  EXPECT_EQ(sum_of("/units?level=community&limit=1000"), all);
  EXPECT_EQ(sum_of("/units/370105/children"), all);
  const auto street = item(get("/units?level=street"));
  EXPECT_GT(street.integer_of("registered_households", 0), 0);
  EXPECT_EQ(ask(http::method::patch, "/units/" + std::string(street.text_of("id")),
                R"({"registered_households":1})", street.integer_of("version", 0))
                .root()
                .integer_of("registered_households", 0),
            street.integer_of("registered_households", 0));
}

TEST_P(lists_test, initials_count_what_they_show) {
  for (const char* q : {"z", "zw", "wx"}) {
    const auto found = all_ids(std::string("/persons?q=") + q);
    EXPECT_EQ(std::set(found.begin(), found.end()).size(), found.size());
  }
}

// A total that was counted before is told again only while it is still so.
TEST_P(lists_test, totals_of_searches_follow_every_change) {
  const auto body = [&](const std::string& name, int n) {
    return fmt::format(
        R"({{"grid":"{}","name":"{}","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
        grid(n), name);
  };
  const std::vector<std::string> words = {"欧阳", "欧阳测", "oyc"};
  const auto totals = [&](const std::string& unit) {
    std::vector<std::int64_t> all;  // of pages that do not hold everything
    for (const auto& q : words)
      all.push_back(get("/persons?limit=1&q=" + q + "&unit=" + unit).total());
    return all;
  };
  using counts = std::vector<std::int64_t>;
  const auto start = totals("370105");
  std::string last;
  for (int n = 1; n <= 3; ++n) {
    const auto made = ask(http::method::post, "/persons", body("欧阳测", 0));
    ASSERT_EQ(made.status, 201);
    last = made.root().text_of("id");
    EXPECT_EQ(totals("370105"), (counts{start[0] + n, start[1] + n, start[2] + n}));
  }
  const auto here = totals(grid(0)), there = totals(grid(1));
  const auto version = [&] { return get("/persons/" + last).root().integer_of("version", 0); };
  ASSERT_EQ(ask(http::method::patch, "/persons/" + last, R"({"name":"欧阳宁"})", version()).status,
            200);
  EXPECT_EQ(totals(grid(0)), (counts{here[0], here[1] - 1, here[2] - 1}));
  ASSERT_EQ(
      ask(http::method::post, "/persons/" + last + "/undo", R"({"reason":"改错了"})", version())
          .status,
      200);
  EXPECT_EQ(totals(grid(0)), here);
  ASSERT_EQ(ask(http::method::post, "/persons/" + last + "/move",
                R"({"reason":"搬家","grid":")" + grid(1) + R"("})", version())
                .status,
            200);
  EXPECT_EQ(totals(grid(0)), (counts{here[0] - 1, here[1] - 1, here[2] - 1}));
  EXPECT_EQ(totals(grid(1)), (counts{there[0] + 1, there[1] + 1, there[2] + 1}));
  ASSERT_EQ(ask(http::method::del, "/persons/" + last, R"({"reason":"迁出"})", version()).status,
            200);
  EXPECT_EQ(totals(grid(1)), there);
  ASSERT_EQ(
      ask(http::method::post, "/persons/" + last + "/reopen", R"({"reason":"回来"})", version())
          .status,
      200);
  EXPECT_EQ(totals(grid(1)), (counts{there[0] + 1, there[1] + 1, there[2] + 1}));
}

TEST_P(lists_test, a_total_counted_while_somebody_writes_is_not_kept) {
  search_totals totals;
  const search_question asked{11, "王伟", "王伟", {1, 9}};
  EXPECT_EQ(totals.total(asked,
                         [&] {
                           totals.changed(11, "王伟");
                           return 7;
                         }),
            7);
  EXPECT_EQ(totals.total(asked, [] { return 8; }), 8);
  EXPECT_EQ(totals.total(asked, [] { return 9; }), 8);
  totals.changed(11, "李伟");
  EXPECT_EQ(totals.total(asked, [] { return 9; }), 8);
  totals.all_changed();
  EXPECT_EQ(totals.total(asked, [] { return 9; }), 9);
}

TEST_P(lists_test, a_search_finds_nothing_by_what_the_reader_does_not_see) {
  const std::string body = fmt::format(
      R"({{"grid":"{}","name":"测试甲","sex":"male","residence_type":"migrant","presence":"present","phone":"10012349876","id_missing_reason":"新生儿"}})",
      grid(0));
  ASSERT_EQ(ask(http::method::post, "/persons", body).status, 201);
  const std::vector<std::string> words = {"测试甲", "测试", "测", "csj", "10012349876"};
  for (const auto& q : words) EXPECT_EQ(get("/persons?q=" + q).total(), 1) << q;
  auto without = std::make_shared<access::principal>(*who_);
  without->facets.clear();
  const auto audits = std::make_shared<access::principal>(*without);
  without->permissions.erase("audit.read");
  who_ = std::move(without);
  for (const auto& q : words) {
    EXPECT_EQ(get("/persons?q=" + q).total(), 0) << q;
    EXPECT_FALSE(get("/search?q=" + q).root().find("totals")->find("persons")) << q;
  }
  // An auditor finds whom a complaint names by the whole number, masked.
  who_ = audits;
  for (const auto& q : words)
    EXPECT_EQ(get("/persons?q=" + q).total(), q == "10012349876" ? 1 : 0) << q;
  EXPECT_EQ(get("/persons?q=1001234987").total(), 0);
  EXPECT_NE(item(get("/persons?q=10012349876")).text_of("name"), "测试甲");
}

TEST_P(lists_test, ended_records_are_listed_apart) {
  const auto one = item(get("/persons?presence=away"));
  const std::string id(one.text_of("id"));
  const auto live = get("/persons").total();
  ASSERT_EQ(
      ask(http::method::del, "/persons/" + id, R"({"reason":"left"})", one.integer_of("version", 0))
          .status,
      200);
  EXPECT_EQ(get("/persons").total(), live - 1);
  EXPECT_EQ(all_ids("/persons?ended=true&sort=name"), std::vector<std::string>{id});
  EXPECT_EQ(all_ids("/persons?ended=true&presence=away"), std::vector<std::string>{id});
  EXPECT_EQ(get("/persons?ended=true&quality=person_without_phone").total(), 0);
}

TEST_P(lists_test, rows_that_break_a_rule_follow_every_change) {
  for (const auto& rule : quality_rules()) {
    const auto path = fmt::format("/{}?quality={}", find_entity(rule.entity)->plural, rule.id);
    EXPECT_EQ(static_cast<std::int64_t>(all_ids(path).size()), count_of(std::string(rule.id)));
  }
  const auto without = count_of("person_without_birth_date");
  const auto one = item(get("/persons?presence=present"));
  const std::string path = "/persons/" + std::string(one.text_of("id"));
  const auto version = one.integer_of("version", 0);
  ASSERT_EQ(
      ask(http::method::patch, path, R"({"birth_date":null,"id_number":null})", version).status,
      200);
  EXPECT_EQ(count_of("person_without_birth_date"), without + 1);
  EXPECT_EQ(get("/persons?quality=person_without_birth_date&sort=name").total(), without + 1);
  ASSERT_EQ(ask(http::method::del, path, R"({"reason":"left"})", version + 1).status, 200);
  EXPECT_EQ(count_of("person_without_birth_date"), without);
  ASSERT_EQ(ask(http::method::post, path + "/reopen", R"({"reason":"back"})", version + 2).status,
            200);
  EXPECT_EQ(count_of("person_without_birth_date"), without + 1);
  expect_everything_agrees();
}

TEST_P(lists_test, a_household_breaks_a_rule_when_its_last_person_leaves) {
  const auto empty = count_of("household_empty");
  const auto home = item(get("/households?occupancy=occupied"));
  const std::string id(home.text_of("id"));
  const auto persons = get("/persons?presence=present&household=" + id);
  ASSERT_GT(persons.total(), 0);
  std::vector<std::pair<std::string, std::int64_t>> people;
  persons.root().find("items")->each_item([&](const json::view& one) {
    people.emplace_back(one.text_of("id"), one.integer_of("version", 0));
  });
  for (const auto& [person, version] : people) {
    EXPECT_EQ(count_of("household_empty"), empty);
    EXPECT_EQ(
        ask(http::method::patch, "/persons/" + person, R"({"presence":"away"})", version).status,
        200);
  }
  EXPECT_EQ(count_of("household_empty"), empty + 1);
  EXPECT_EQ(ask(http::method::patch, "/persons/" + people[0].first, R"({"presence":"present"})",
                people[0].second + 1)
                .status,
            200);
  EXPECT_EQ(count_of("household_empty"), empty);
  expect_everything_agrees();
}

TEST_P(lists_test, the_path_follows_the_counts) {
  list_query ask;
  ask.what = &person_entity;
  ask.range = codes::range(370'105'000'000'000);
  const auto& counts = parts_->services().tallies;
  EXPECT_EQ(choose_path(counts, ask, false, 0).by, list_path::scope);
  ask.sort_at = person_at::name;
  EXPECT_EQ(choose_path(counts, ask, true, 0).by, list_path::sort);
  ask.filters = {{person_at::presence, {std::int64_t{person_presence::present}}}};
  EXPECT_EQ(choose_path(counts, ask, true, 0).by, list_path::sort);
  ask.sort_at = -1;
  EXPECT_EQ(choose_path(counts, ask, false, 0).by, list_path::filter);
}

// A reference is followed from both ends; without its index each end or move would read a table.
TEST_P(lists_test, references_are_found_along_an_index) {
  if (parts_->store().kind() != db::dialect::sqlite) GTEST_SKIP() << "the plan as SQLite tells it";
  auto db = parts_->store().read();
  for (const auto& of : all_entities())
    for (int at : ref_fields(of)) {
      auto plan =
          db->query("EXPLAIN QUERY PLAN SELECT count(*) FROM " + std::string(of.table()) +
                        " WHERE " + std::string(of.fields[at].name) + " = ?1 AND ended_on IS NULL",
                    {new_uuid()});
      ASSERT_TRUE(plan.step());
      EXPECT_TRUE(plan->text(3).starts_with("SEARCH")) << of.name << ": " << plan->text(3);
    }
}

WANGGE_ON_BOTH_STORES(lists_test);

}  // namespace
}  // namespace wangge::records

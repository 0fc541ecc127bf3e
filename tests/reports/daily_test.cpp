// The daily report through its routes: lines balance, numbers open their rows, a freeze stays.

#include <thread>

#include "db/store.h"
#include "reports/api.h"
#include "reports/frozen.h"
#include "support/desk_fixture.h"
#include "support/office_book.h"

namespace wangge::reports {
namespace {

using http::method;

class daily_test : public testing::desk_test {
 protected:
  std::vector<api::route> more() override { return routes(); }

  // The cut-off is put where the test stands, so that today's report can be frozen.
  void cut_off_at(instant at) {
    const auto text = format_instant(at).substr(11, 5);
    parts_->store().write([&](db::connection& db) {
      db.execute("DELETE FROM meta WHERE key = 'report_cut_off'");
      db.execute("INSERT INTO meta(key, value) VALUES ('report_cut_off', ?1)", {text});
      return true;
    });
  }
  json::view line(const testing::answer& report, std::string_view id) {
    json::view found;
    kept_.push_back(report);
    kept_.back().root().find("lines")->each_item([&](const json::view& one) {
      if (one.text_of("id") == id) found = one;
    });
    return found;
  }
  void change(const std::string& id, const std::string& body) {
    const auto version = get("/persons/" + id).root().integer_of("version", 0);
    const auto done = ask(method::patch, "/persons/" + id, body, version);
    ASSERT_EQ(done.status, 200) << done.text;
  }
  std::string make(const std::string& name, const std::string& where, const std::string& id = "") {
    const auto made = post(
        "/persons",
        fmt::format(
            R"({{{}"grid":"{}","name":"{}","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
            id.empty() ? "" : "\"id\":\"" + id + "\",", where, name));
    EXPECT_EQ(made.status, 201) << made.text;
    return std::string(made.root().text_of("id"));
  }
  std::string today() { return format_day(day_of(now_ms())); }
};

TEST_P(daily_test, refuses_what_it_cannot_report) {
  EXPECT_EQ(get("/reports/daily?on=2999-01-01").status, 400);
  EXPECT_EQ(get("/reports/daily?on=soon").status, 400);
  EXPECT_EQ(get("/reports/daily?unit=370199").status, 404);
  EXPECT_EQ(get("/reports/daily/rows?line=nothing").status, 404);
  EXPECT_EQ(get("/reports/daily?version=9").status, 404);
  without("reports.freeze");
  EXPECT_EQ(post("/reports/daily/freeze", "{}").status, 403);
}

TEST_P(daily_test, lines_balance_and_open_their_rows) {
  const auto people = ids_of("/persons?presence=present&unit=" + grid(0) + "&limit=200");
  ASSERT_GT(people.size(), 4u);
  change(people[0], R"({"presence":"away"})");
  change(people[1], R"({"presence":"away"})");
  change(people[1], R"({"presence":"present"})");
  make("新来者", grid(0));
  const auto late =
      make("补报者", grid(0), to_string(make_uuid7(now_ms() - 3 * 86'400'000LL, 5, 6)));
  ASSERT_EQ(ask(method::post, "/persons/" + people[2] + "/move",
                fmt::format(R"({{"grid":"{}","reason":"网格调整"}})", grid(1)),
                get("/persons/" + people[2]).root().integer_of("version", 0))
                .status,
            200);
  // The window of the day after the last cut-off holds now, whatever the clock says.
  cut_off_at(now_ms() + 3'600'000);
  const auto on = format_day(report_day(*parts_->store().read(), now_ms()));
  const auto here = "&on=" + on + "&unit=" + grid(0);
  const auto report = get("/reports/daily?on=" + on + "&unit=" + grid(0));
  ASSERT_EQ(report.status, 200) << report.text;
  const auto present = line(report, "persons_present");
  EXPECT_EQ(present.integer_of("n_new", -1), 3);       // the newcomer, the late one, one came back
  EXPECT_EQ(present.integer_of("n_released", -1), 2);  // two went away
  EXPECT_EQ(present.integer_of("n_out", -1), 1);
  EXPECT_EQ(present.integer_of("n_late", -1), 1);
  EXPECT_EQ(present.integer_of("difference", -1), 0);
  EXPECT_EQ(present.integer_of("n_current", -1),
            get("/persons?presence=present&limit=1&unit=" + grid(0)).total());
  const std::pair<const char*, const char*> parts[] = {
      {"current", "n_current"},   {"previous", "previous"}, {"entered", "n_new"},
      {"released", "n_released"}, {"moved_out", "n_out"},   {"late", "n_late"}};
  for (const auto& [part, member] : parts) {
    const auto path =
        "/reports/daily/rows?line=persons_present&limit=300&part=" + std::string(part) + here;
    EXPECT_EQ(static_cast<std::int64_t>(ids_of(path).size()), present.integer_of(member, -1))
        << part;
    EXPECT_EQ(get(path).total(), present.integer_of(member, -1)) << part;
  }
  EXPECT_EQ(ids_of("/reports/daily/rows?line=persons_present&part=late" + here),
            std::vector<std::string>{late});
  const auto whole = get("/reports/daily?on=" + on);
  EXPECT_EQ(line(whole, "persons_present").integer_of("n_out", -1),
            0);  // moved within the district
  whole.root().find("lines")->each_item([](const json::view& one) {
    EXPECT_TRUE(one.find("balanced")->boolean()) << one.text_of("id");
  });
}

TEST_P(daily_test, a_freeze_stays_and_the_next_day_begins_from_it) {
  const auto day_before = add_days(day_of(now_ms()), -1);
  const auto yesterday = format_day(day_before);
  cut_off_at(now_ms() - 60'000);
  if (day_of(now_ms() - 60'000) != day_of(now_ms())) GTEST_SKIP() << "across midnight";
  const auto frozen = post("/reports/daily/freeze", R"({"on":")" + yesterday + R"("})");
  ASSERT_EQ(frozen.status, 201) << frozen.text;
  EXPECT_EQ(post("/reports/daily/freeze", R"({"on":")" + yesterday + R"("})").code(),
            "report_frozen");
  const auto first = get("/reports/daily?on=" + yesterday);
  EXPECT_EQ(first.root().find("frozen")->text_of("digest"),
            frozen.root().find("frozen")->text_of("digest"));
  const auto person = ids_of("/persons?presence=present&limit=500").front();
  change(person, R"({"presence":"away"})");
  cut_off_at(now_ms() + 60'000);
  const auto again = get("/reports/daily?on=" + yesterday);
  EXPECT_EQ(line(again, "persons_present").integer_of("n_current", -1),
            line(first, "persons_present").integer_of("n_current", -2));
  const auto next = get("/reports/daily?on=" + today());
  ASSERT_EQ(next.status, 200) << next.text;
  EXPECT_EQ(next.root().integer_of("previous_version", 0), 1);
  EXPECT_EQ(line(next, "persons_present").integer_of("previous", -1),
            line(first, "persons_present").integer_of("n_current", -2));
  EXPECT_EQ(line(next, "persons_present").integer_of("n_released", -1), 1);
  EXPECT_EQ(line(next, "persons_present").integer_of("difference", -1), 0);
  EXPECT_EQ(line(next, "persons_not_present").integer_of("n_cum", -1),
            line(first, "persons_not_present").integer_of("n_cum", -1) + 1);
  EXPECT_EQ(post("/reports/daily/freeze", R"({"on":")" + today() + R"("})").code(),
            "not_frozen_yet");
  EXPECT_EQ(
      post("/reports/daily/freeze", R"({"on":")" + yesterday + R"(","reason":"漏报一街"})").status,
      201);
  EXPECT_EQ(get("/reports/daily/versions").root().find("items")->dump().find("\"version\":2") !=
                std::string::npos,
            true);
  auto db = parts_->store().read();
  EXPECT_EQ(check_reports(*db), std::vector<std::string>{});
}

TEST_P(daily_test, a_changed_text_is_found) {
  const auto yesterday = format_day(add_days(day_of(now_ms()), -1));
  ASSERT_EQ(post("/reports/daily/freeze", R"({"on":")" + yesterday + R"("})").status, 201);
  parts_->store().write([](db::connection& db) {
    db.execute("UPDATE report SET content = replace(content, '\"n_new\":0', '\"n_new\":9')");
    return true;
  });
  auto db = parts_->store().read();
  EXPECT_GT(check_reports(*db).size(), 0u);
}

TEST_P(daily_test, goes_out_as_a_workbook_and_on_paper) {
  const auto pdf = raw(method::get, "/reports/daily/export?format=pdf");
  EXPECT_EQ(pdf.status, 200);
  EXPECT_TRUE(pdf.body.starts_with("%PDF-")) << pdf.body.substr(0, 200);
  const auto book = raw(method::get, "/reports/daily/export?format=xlsx");
  EXPECT_EQ(book.status, 200);
  EXPECT_NE(testing::part_of(book.body, "xl/workbook.xml"), "");
  EXPECT_EQ(get("/reports/daily/export?format=doc").status, 400);
}

WANGGE_ON_BOTH_STORES(daily_test);

}  // namespace
}  // namespace wangge::reports

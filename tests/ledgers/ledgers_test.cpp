// Ledgers through their routes: every number is the number of its rows, now and on a day.

#include <set>
#include <thread>

#include "ledgers/api.h"
#include "support/desk_fixture.h"
#include "support/office_book.h"
#include "support/workbook_files.h"

namespace wangge::ledgers {
namespace {

using http::method;

class ledgers_test : public testing::desk_test {
 protected:
  std::vector<api::route> more() override { return routes(); }

  std::string moment_now() {
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    const auto text = format_instant(now_ms());
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return text;
  }
  // {column: total} of a ledger, and {record column: count} of every row.
  std::map<std::string, std::int64_t> numbers(const std::string& id,
                                              const std::string& query = "") {
    std::map<std::string, std::int64_t> all;
    for (std::string cursor;;) {
      const auto page =
          get("/ledgers/" + id + "?limit=40" + query + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(page.status, 200) << page.text;
      if (page.status != 200) return all;
      if (const auto totals = page.root().find("totals"))
        totals->each_member([&](std::string_view column, json::view n) {
          all["total " + std::string(column)] = n.integer();
        });
      page.root().find("items")->each_item([&](const json::view& row) {
        all["rows"] += 1;
        row.find("_counts")->each_member([&](std::string_view column, json::view n) {
          all[std::string(row.text_of("id")) + " " + std::string(column)] = n.integer();
          all["sum " + std::string(column)] += n.integer();
        });
      });
      all["total"] = page.total();
      cursor = page.root().text_of("next");
      if (cursor.empty()) return all;
    }
  }
  std::string told_by(const std::string& job) {
    auto db = parts_->store().read();
    auto rows = db->query("SELECT state, outcome FROM job WHERE id = ?1", {*parse_uuid(job)});
    return rows.step() ? std::string(rows->text(0)) + " " + std::string(rows->text(1)) : "no job";
  }
  std::int64_t version_of(const std::string& path) {
    return get(path).root().integer_of("version", 0);
  }
  void change(const std::string& path, const std::string& body) {
    const auto done = ask(method::patch, path, body, version_of(path));
    ASSERT_EQ(done.status, 200) << path << done.text;
  }
};

TEST_P(ledgers_test, six_come_with_the_program) {
  const auto all = get("/ledgers");
  std::vector<std::string> names;
  all.root().find("items")->each_item(
      [&](const json::view& one) { names.emplace_back(one.text_of("zh")); });
  EXPECT_EQ(names, (std::vector<std::string>{"住宅小区", "平房院落", "工地", "宾馆", "专业市场",
                                             "门头房"}));
}

TEST_P(ledgers_test, refuses_before_it_answers) {
  EXPECT_EQ(get("/ledgers/nothing").status, 404);
  EXPECT_EQ(get("/ledgers/compounds?unit=370199").status, 404);
  EXPECT_EQ(get("/ledgers/compounds?on=someday").status, 400);
  EXPECT_EQ(get("/ledgers/compounds?colour=red").status, 400);
  EXPECT_EQ(get("/ledgers/compounds/rows?column=name").status, 404);
  EXPECT_EQ(post("/ledgers", R"({"zh":"","list":"nothing","columns":[]})").status, 400);
  EXPECT_EQ(
      post("/ledgers", R"({"zh":"甲","list":"places","columns":[{"field":"colour"}]})").status,
      400);
  EXPECT_EQ(
      post("/ledgers",
           R"({"zh":"甲","list":"places","filter":"colour=red","columns":[{"field":"name"}]})")
          .status,
      400);
  without("ledgers.manage");
  EXPECT_EQ(post("/ledgers", R"({"zh":"甲","list":"places","columns":[{"field":"name"}]})").status,
            403);
  without("ledgers.read");
  EXPECT_EQ(get("/ledgers/compounds").status, 403);
}

TEST_P(ledgers_test, every_number_is_the_number_of_its_rows) {
  for (const char* id : {"compounds", "courtyards", "markets"}) {
    const auto all = numbers(id);
    EXPECT_EQ(all.at("rows"), all.at("total")) << id;
    const auto definition = get("/ledgers/" + std::string(id) + "?limit=1");
    definition.root().find("ledger")->find("columns")->each_item([&](const json::view& column) {
      if (!column.find("count")) return;
      const std::string name(column.text_of("id"));
      EXPECT_EQ(all.contains("sum " + name) ? all.at("sum " + name) : 0, all.at("total " + name))
          << id << name;
      const auto path = "/ledgers/" + std::string(id) + "/rows?limit=300&column=" + name;
      const auto rows = ids_of(path);
      EXPECT_EQ(static_cast<std::int64_t>(rows.size()), all.at("total " + name)) << id << name;
      EXPECT_EQ(std::set<std::string>(rows.begin(), rows.end()).size(), rows.size());
      EXPECT_EQ(get(path).total(), all.at("total " + name));
    });
  }
}

TEST_P(ledgers_test, a_past_ledger_is_what_it_was) {
  const auto before = numbers("compounds");
  const auto instant = moment_now();
  // A person leaves, a household moves to another door, a building to another compound, a door ends
  // its use, a compound is renamed, somebody arrives.
  const auto rows = ids_of("/ledgers/compounds/rows?limit=300&column=c4");
  ASSERT_GT(rows.size(), 3u);
  change("/persons/" + rows[0], R"({"presence":"away"})");
  const auto person = get("/persons/" + rows[1]);
  const std::string here(person.root().find("grid")->text_of("code"));
  const auto doors = ids_of("/ledgers/compounds/rows?limit=300&column=c2&unit=" + here);
  const std::string household(person.root().find("household")->text_of("id"));
  change("/households/" + household, fmt::format(R"({{"door":"{}"}})", doors.back()));
  const auto buildings = ids_of("/ledgers/compounds/rows?limit=300&column=c1");
  const auto compounds = ids_of("/compounds?limit=100");
  ASSERT_GT(compounds.size(), 1u);
  const auto building = get("/buildings/" + buildings[0]);
  const std::string home(building.root().find("compound")->text_of("id"));
  const auto other = home == compounds[0] ? compounds[1] : compounds[0];
  change("/buildings/" + buildings[0], fmt::format(R"({{"compound":"{}"}})", other));
  change("/compounds/" + other, R"({"name":"改名小区"})");
  ASSERT_EQ(
      post(
          "/persons",
          fmt::format(
              R"({{"grid":"{}","household":"{}","name":"新来者","sex":"male","residence_type":"migrant","presence":"present","id_missing_reason":"新生儿"}})",
              here, household))
          .status,
      201);
  EXPECT_NE(numbers("compounds"), before);
  EXPECT_EQ(numbers("compounds", "&on=" + instant), before);
  // One object's rows, and all of the ledger's, at that moment.
  const auto then = ids_of("/ledgers/compounds/rows?limit=50&column=c4&on=" + instant);
  EXPECT_EQ(then, rows);
  const auto of_home =
      ids_of("/ledgers/compounds/rows?limit=50&column=c4&record=" + home + "&on=" + instant);
  EXPECT_EQ(static_cast<std::int64_t>(of_home.size()), before.at(home + " c4"));
}

TEST_P(ledgers_test, scope_bounds_rows_and_counts) {
  const auto mine = grid(0);
  const auto all = numbers("compounds", "&unit=" + mine);
  narrow_to(mine);
  const auto seen = numbers("compounds");
  EXPECT_EQ(seen.at("total"), all.at("total"));
  for (const auto& id : ids_of("/ledgers/compounds/rows?limit=300&column=c4"))
    EXPECT_EQ(get("/persons/" + id).status, 200);
  EXPECT_EQ(get("/ledgers/compounds?unit=" + grid(0).substr(0, 12)).status, 404);
}

TEST_P(ledgers_test, an_office_changes_a_ledger_and_takes_it_back) {
  const auto changed = ask(
      method::patch, "/ledgers/hotels",
      R"({"zh":"宾馆旅店","list":"places","filter":"kind=hotel","columns":[{"field":"name"},{"field":"capacity"}]})",
      1);
  ASSERT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(ask(method::patch, "/ledgers/hotels",
                R"({"zh":"甲","list":"places","columns":[{"field":"name"}]})", 1)
                .code(),
            "stale_version");
  EXPECT_EQ(get("/ledgers/hotels").root().find("ledger")->text_of("zh"), "宾馆旅店");
  EXPECT_EQ(ask(method::del, "/ledgers/hotels", "", 2).status, 204);
  EXPECT_EQ(get("/ledgers/hotels").status, 404);
  EXPECT_EQ(post("/ledgers/restore", "").status, 200);
  EXPECT_EQ(get("/ledgers/hotels").root().find("ledger")->text_of("zh"), "宾馆");
  const auto made = post(
      "/ledgers",
      R"({"zh":"出租房","list":"doors","filter":"use=rental","columns":[{"field":"address"},{"zh":"住户","count":"households","by":"door"}]})");
  ASSERT_EQ(made.status, 201) << made.text;
  const auto own = numbers(std::string(made.root().text_of("id")));
  EXPECT_EQ(own.at("total"), get("/doors?use=rental&limit=1").total());
}

TEST_P(ledgers_test, each_office_changes_only_its_own) {
  const std::string draft =
      R"({"zh":"本街出租房","list":"doors","filter":"use=rental","columns":[{"field":"address"}]})";
  const auto district = who_;
  const auto book =
      ask(method::post, "/templates?name=区里的表&ledger=compounds", testing::office_book(false));
  ASSERT_EQ(book.status, 201) << book.text;
  const auto shared = "/templates/" + std::string(book.root().text_of("id"));
  narrow_to(grid(0).substr(0, 9));
  EXPECT_EQ(get("/ledgers/hotels?limit=1").status, 200);
  EXPECT_EQ(ask(method::patch, "/ledgers/hotels", draft, 1).code(), "unit_above");
  EXPECT_EQ(ask(method::del, "/ledgers/hotels", "", 1).code(), "unit_above");
  EXPECT_EQ(post("/ledgers/restore", "").code(), "unit_above");
  EXPECT_EQ(ask(method::del, shared, "", 1).code(), "unit_above");
  const auto made = post("/ledgers", draft);
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(made.root().text_of("unit"), grid(0).substr(0, 9));
  const auto own = "/ledgers/" + std::string(made.root().text_of("id"));
  narrow_to(grid(0));
  EXPECT_EQ(get(own + "?limit=1").status, 200);  // whoever works there uses it
  who_ = district;
  EXPECT_EQ(get(own + "?limit=1").status, 200);
  auto elsewhere = std::make_shared<access::principal>(*district);
  elsewhere->unit = 370105999000000;
  elsewhere->area = {elsewhere->unit, elsewhere->unit + 999'999};
  who_ = elsewhere;
  EXPECT_EQ(get(own + "?limit=1").status, 404);
  who_ = district;
  EXPECT_EQ(ask(method::del, own, "", 1).status, 204);
}

TEST_P(ledgers_test, fills_the_offices_own_workbook) {
  auto book = testing::office_book(false);
  const auto up = ask(method::post, "/templates?name=街道表&ledger=compounds", book);
  ASSERT_EQ(up.status, 201) << up.text;
  const std::string id(up.root().text_of("id"));
  int mapped = 0;
  up.root().find("mapping")->find("columns")->each_item(
      [&](const json::view& one) { mapped += !one.text_of("field").empty(); });
  EXPECT_EQ(mapped, 2);
  EXPECT_EQ(post("/ledgers/compounds/exports", fmt::format(R"({{"template":"{}"}})", id)).code(),
            "purpose_needed");
  const auto started = post("/ledgers/compounds/exports",
                            fmt::format(R"({{"template":"{}","purpose":"上报街道"}})", id));
  ASSERT_EQ(started.status, 202) << started.text;
  const std::string job(started.root().text_of("id"));
  const auto path =
      std::filesystem::path(parts_->services().config.data_dir) / "exports" / (job + ".xlsx");
  for (int tries = 0; tries < 400 && !std::filesystem::exists(path); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  ASSERT_TRUE(std::filesystem::exists(path)) << told_by(job);
  EXPECT_EQ(ask(method::post, "/templates?name=x&ledger=compounds", "not a workbook").status, 422);
  EXPECT_EQ(ask(method::del, "/templates/" + id, "", 1).status, 204);
}

TEST_P(ledgers_test, a_workbook_of_other_words_waits_for_a_human) {
  using wangge::exchange::make_zip;
  const auto book = make_zip(wangge::exchange::one_sheet(
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>{{单位}} 截至 {{截至}}</t></is></c></row>)"
      R"(<row r="2"><c r="A2" t="inlineStr"><is><t>序号</t></is></c><c r="B2" t="inlineStr"><is><t>院落称呼</t></is></c><c r="C2" t="inlineStr"><is><t>里头多少口人</t></is></c></row>)"
      R"(<row r="3"><c r="A3"><v>1</v></c></row>)"));
  const auto up = ask(method::post, "/templates?name=老表&ledger=compounds", book);
  ASSERT_EQ(up.status, 201) << up.text;
  const std::string id(up.root().text_of("id"));
  EXPECT_EQ(up.root().find("mapping")->integer_of("heading_row", -1), 2) << up.text;
  const auto mapped = ask(method::put, "/templates/" + id + "/mapping",
                          R"({"first_row":3,"columns":[{"column":0,"heading":"序号","field":"n"},)"
                          R"({"column":1,"heading":"院落称呼","field":"name"}]})",
                          1);
  EXPECT_EQ(mapped.status, 200) << mapped.text;
  const auto words_alone = make_zip(wangge::exchange::one_sheet(
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>{{单位}}</t></is></c></row>)"));
  EXPECT_EQ(ask(method::post, "/templates?name=封面&ledger=compounds", words_alone).status, 201);
  const auto nothing =
      make_zip(wangge::exchange::one_sheet(R"(<row r="1"><c r="A1"><v>7</v></c></row>)"));
  EXPECT_EQ(ask(method::post, "/templates?name=x&ledger=compounds", nothing).code(),
            "template_unmapped");
}

WANGGE_ON_BOTH_STORES(ledgers_test);

}  // namespace
}  // namespace wangge::ledgers

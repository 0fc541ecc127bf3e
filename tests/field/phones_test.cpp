// Any interleaving of several phones, with repeats, reordering, lost answers, wrong clocks and a
// store that is closed and opened again, ends in the same place: every acknowledged edit stands in
// the record's past or present, was overtaken by the same phone, or shows its conflict.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "records/history.h"
#include "records/store.h"
#include "screening/screening_fixture.h"

namespace wangge::field {
namespace {

struct pending {
  std::string id, text;
  std::string record, field, value;  // what an edit wanted; empty for a visit
  int sequence = 0;
  bool acknowledged = false;
};

struct phone {
  std::string device;
  std::shared_ptr<const access::principal> who;
  std::int64_t skew = 0;
  int sequence = 0;
  std::vector<pending> queue;
  std::map<std::string, std::int64_t> known;  // record → version it was seen at
};

class phones_test : public screening::screening_test {
 protected:
  static constexpr std::int64_t year = 31'536'000'000;

  void SetUp() override {
    screening_test::SetUp();
    if (IsSkipped()) return;
    round_ = open_round();
    const auto grid = *codes::parse(full_grid());
    const auto shared = somebody("grid_member", grid), other = somebody("grid_member", grid);
    phones_ = {{"a", shared, 0, 0, {}, {}},
               {"b", shared, year, 0, {}, {}},
               {"c", other, -year, 0, {}, {}}};
    const auto page = get("/persons?limit=4&unit=" + full_grid());
    page.root().find("items")->each_item(
        [&](const json::view& one) { persons_.emplace_back(one.text_of("id")); });
    doors_ = objects(round_, "kind=doors&limit=6&unit=" + full_grid());
  }

  int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }

  void look(phone& one) {  // the phone refreshes what it knows
    who_ = one.who;
    for (const auto& id : persons_) one.known[id] = get("/persons/" + id).number("version");
  }

  void edit(phone& one) {
    static const std::vector<std::string> fields = {"note", "employer", "registered_residence"};
    pending made;
    made.id = to_string(new_uuid());
    made.sequence = ++one.sequence;
    made.record = persons_[static_cast<std::size_t>(below(static_cast<int>(persons_.size())))];
    made.field = fields[static_cast<std::size_t>(below(3))];
    made.value = one.device + "-" + std::to_string(made.sequence);
    made.text = fmt::format(
        R"({{"id":"{}","seq":{},"entity":"person","record":"{}","base_version":{},"patch":{{"{}":"{}"}},"made_at":"{}"}})",
        made.id, made.sequence, made.record, one.known[made.record], made.field, made.value,
        format_instant(now_ms() + one.skew));
    one.queue.push_back(std::move(made));
  }

  void visit(phone& one) {
    static const std::vector<std::string> words = {"verified", "no_answer", "vacant", "refused"};
    pending made;
    made.id = to_string(new_uuid());
    made.sequence = ++one.sequence;
    made.text = fmt::format(
        R"({{"id":"{}","seq":{},"entity":"visit","record":"{}","patch":{{"round":"{}","outcome":"{}","at":"{}"}}}})",
        made.id, made.sequence,
        doors_[static_cast<std::size_t>(below(static_cast<int>(doors_.size())))], round_,
        words[static_cast<std::size_t>(below(4))], format_instant(now_ms() + one.skew));
    one.queue.push_back(std::move(made));
    ++visits_;
  }

  // Some of the queue, in any order, some of it twice; the answer may be lost on the way.
  void send(phone& one, bool all) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < one.queue.size(); ++i)
      if (all || (!one.queue[i].acknowledged && below(3) > 0) || below(8) == 0) chosen.push_back(i);
    std::shuffle(chosen.begin(), chosen.end(), dice_);
    std::string operations;
    for (const auto i : chosen) operations += (operations.empty() ? "" : ",") + one.queue[i].text;
    who_ = one.who;
    const auto answer =
        post("/sync", fmt::format(R"({{"device":"{}","sent_at":"{}","operations":[{}]}})",
                                  one.device, format_instant(now_ms() + one.skew), operations));
    ASSERT_EQ(answer.status, 200) << answer.text;
    if (!all && below(4) == 0) return;  // lost: the phone will send all of it again
    std::size_t n = 0;
    answer.root().find("results")->each_item([&](const json::view& result) {
      EXPECT_NE(result.text_of("state"), "refused") << answer.text;
      one.queue[chosen[n++]].acknowledged = result.text_of("state") != "refused";
    });
  }

  void office() {
    who_ = district_;
    const auto& person =
        persons_[static_cast<std::size_t>(below(static_cast<int>(persons_.size())))];
    const auto version = get("/persons/" + person).number("version");
    const auto done = ask(http::method::patch, "/persons/" + person,
                          fmt::format(R"({{"note":"office-{}"}})", ++office_edits_), version);
    EXPECT_EQ(done.status, 200) << done.text;
  }

  void step() {
    auto& one = phones_[static_cast<std::size_t>(below(3))];
    const int what = below(20);
    if (what < 7)
      edit(one);
    else if (what < 11)
      visit(one);
    else if (what < 15)
      send(one, false);
    else if (what < 17)
      look(one);
    else if (what < 19)
      office();
    else
      reopen();
  }

  // Every value a field has ever had.
  std::set<std::string> past_of(const std::string& person, const std::string& field) {
    auto db = parts_->store().read();
    const auto now = records::find(*db, parts_->vault(), records::person_entity,
                                   *parse_uuid(person), district_->area);
    const int at = records::person_entity.find(field);
    std::set<std::string> all{std::string(now->text(at))};
    for (const auto& change : records::changes_of(*db, parts_->vault(), *now))
      for (const auto& part : change.fields)
        if (part.field_at == at)
          for (const auto* v : {&part.before, &part.after})
            if (const auto* text = std::get_if<std::string>(v)) all.insert(*text);
    return all;
  }

  void expect_nothing_lost() {
    who_ = district_;
    const auto asked = get("/conflicts?limit=1000");
    for (const auto& one : phones_)
      for (const auto& edit : one.queue) {
        EXPECT_TRUE(edit.acknowledged) << edit.text;
        if (edit.field.empty()) continue;
        const bool overtaken = std::ranges::any_of(one.queue, [&](const auto& other) {
          return other.record == edit.record && other.field == edit.field &&
                 other.sequence > edit.sequence;
        });
        EXPECT_TRUE(overtaken || past_of(edit.record, edit.field).contains(edit.value) ||
                    asked.text.find("\"" + edit.value + "\"") != std::string::npos)
            << edit.text;
      }
  }

  std::string round_;
  std::vector<phone> phones_;
  std::vector<std::string> persons_, doors_;
  std::int64_t visits_ = 0, office_edits_ = 0;
  std::mt19937 dice_{20200330};
};

TEST_P(phones_test, converge_and_lose_nothing) {
  for (auto& one : phones_) look(one);
  for (int i = 0; i < 240; ++i) step();
  for (auto& one : phones_) send(one, true);
  expect_nothing_lost();
  expect_everything_agrees();
  EXPECT_EQ(number("SELECT count(*) FROM visit WHERE how <> 6"), visits_);
  // Everything once more, in another order, after another start: nothing moves.
  const auto changes = number("SELECT count(*) FROM history");
  const auto questions = number("SELECT count(*) FROM sync_conflict");
  reopen();
  for (auto& one : phones_) send(one, true);
  EXPECT_EQ(number("SELECT count(*) FROM history"), changes);
  EXPECT_EQ(number("SELECT count(*) FROM sync_conflict"), questions);
  EXPECT_EQ(number("SELECT count(*) FROM visit WHERE how <> 6"), visits_);
  // Deciding every question leaves none, and the counts exact.
  who_ = district_;
  const auto all = get("/conflicts?state=open").number("total");
  for (std::int64_t n = 0; n < all; ++n) {  // each as it is shown when its turn comes
    const auto open = get("/conflicts?state=open&limit=1");
    open.root().find("items")->each_item([&](const json::view& one) {
      EXPECT_EQ(post("/conflicts/" + std::string(one.text_of("id")),
                     fmt::format(R"({{"choice":"{}","version":{}}})", n % 2 ? "yours" : "theirs",
                                 one.integer_of("version", 0)))
                    .status,
                200);
    });
  }
  EXPECT_EQ(get("/conflicts?state=open").number("total"), 0);
  expect_everything_agrees();
}

WANGGE_ON_BOTH_STORES(phones_test);

}  // namespace
}  // namespace wangge::field

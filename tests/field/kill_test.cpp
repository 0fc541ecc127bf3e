// kill -9 of the server while phones sync: what was acknowledged is there, once, and all counts
// agree.

#include "screening/screening_fixture.h"
#include "support/forked.h"

namespace wangge::field {
namespace {

constexpr int phones = 3, operations = 4;
constexpr std::int64_t wanted = 150;

struct kill_test : screening::screening_test {
  // Known beforehand, so that parent and child name the same operations.
  static uuid operation_id(std::int64_t batch, int n) {
    return make_uuid7(1'700'000'000'000 + batch, static_cast<std::uint64_t>(batch),
                      static_cast<std::uint64_t>(n));
  }

  std::string queue(std::int64_t batch) {
    std::string all;
    for (int n = 0; n < operations; ++n) {
      const auto at = static_cast<std::size_t>(batch * operations + n) % doors_.size();
      all +=
          (n ? "," : "") +
          fmt::format(
              R"({{"id":"{}","seq":{},"entity":"visit","record":"{}","patch":{{"round":"{}","outcome":"{}"}}}})",
              to_string(operation_id(batch, n)), batch * operations + n + 1, doors_[at], round_,
              n % 2 ? "verified" : "no_answer");
    }
    return fmt::format(R"({{"device":"phone","operations":[{}]}})", all);
  }

  void serve_until_killed(const testing::reporting_child::report& report) {
    open();
    std::vector<std::thread> crowd;
    for (std::int64_t t = 0; t < phones; ++t)
      crowd.emplace_back([&, t] {
        for (std::int64_t batch = t * 1'000'000;; ++batch)
          if (post("/sync", queue(batch)).status == 200) report(batch);
      });
    for (auto& each : crowd) each.join();
  }

  // A database server notices a moment later that its client is gone.
  void open_again() {
    for (int tries = 0; tries < 500 && !parts_; ++tries) {
      auto opened = app::runtime::open({.data_dir = keys_, .db_url = how().url});
      if (opened) opened->reset();
      if (opened) return open();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    open();
  }

  std::string round_;
  std::vector<std::string> doors_;
};

TEST_P(kill_test, nothing_acknowledged_is_lost_or_done_twice) {
  round_ = open_round();
  doors_ = objects(round_, "kind=doors&limit=400");
  shut();
  testing::reporting_child server([&](const auto& report) { serve_until_killed(report); });
  std::vector<std::int64_t> acknowledged;
  std::int64_t batch = 0;
  while (static_cast<std::int64_t>(acknowledged.size()) < wanted && server.next(batch))
    acknowledged.push_back(batch);
  server.kill();
  while (server.next(batch)) acknowledged.push_back(batch);
  ASSERT_GE(static_cast<std::int64_t>(acknowledged.size()), wanted);
  open_again();
  expect_everything_agrees();
  const auto before = number("SELECT count(*) FROM visit");
  for (const auto each : acknowledged) {
    const auto again = post("/sync", queue(each));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.text.find(R"("state":"applied")"), std::string::npos) << again.text;
  }
  EXPECT_EQ(number("SELECT count(*) FROM visit"), before);
}

WANGGE_ON_BOTH_STORES(kill_test);

}  // namespace
}  // namespace wangge::field

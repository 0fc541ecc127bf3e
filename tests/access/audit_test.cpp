#include "access/audit.h"

#include <algorithm>

#include "access/audit_seal.h"
#include "access_fixture.h"

namespace wangge::access {
namespace {

class audit_trail : public access_test {
 protected:
  void SetUp() override {
    access_test::SetUp();
    if (IsSkipped()) return;
    make_tables();
    data_dir_ = std::filesystem::temp_directory_path() / ("audit_" + to_string(new_uuid()));
    std::filesystem::create_directories(data_dir_);
    settings_.data_dir = data_dir_.string();
  }
  void TearDown() override {
    std::filesystem::remove_all(data_dir_);
    access_test::TearDown();
  }

  void write_entries(int count, std::int64_t in = district) {
    store().write([&](db::connection& c) {
      for (int i = 0; i < count; ++i)
        append_audit(c, system_principal(in), 1000 + i,
                     {.action = "change",
                      .entity = i % 2 ? 11 : 0,
                      .record = i % 2 ? std::optional(new_uuid()) : std::nullopt,
                      .grid = 0,
                      .reason = i % 3 ? "核对" : "",
                      .detail = R"({"fields":["name"]})"});
      return true;
    });
  }
  void write_sealed(int first, int second) {
    write_entries(first);
    EXPECT_EQ(seal_audit(with()), first);
    write_entries(second);
    EXPECT_EQ(seal_audit(with()), second);
  }
  std::vector<std::string> check() {
    return check_audit(*store().read(), vault_.verifying_key(), data_dir_);
  }
  bool finds(std::string_view text) {
    const auto all = check();
    return std::ranges::any_of(
        all, [&](const std::string& one) { return one.find(text) != std::string::npos; });
  }

  std::filesystem::path data_dir_;
};

TEST_P(audit_trail, a_removed_entry_is_found) {
  write_sealed(5, 5);
  change("DELETE FROM audit WHERE seq = ?1", {std::int64_t{3}});
  EXPECT_TRUE(finds("sealed entry missing: 3"));
}

TEST_P(audit_trail, the_last_entry_of_a_seal_is_missed_too) {
  write_sealed(5, 5);
  change("DELETE FROM audit WHERE seq = ?1", {std::int64_t{5}});
  EXPECT_TRUE(finds("sealed entry missing: 5"));
}

TEST_P(audit_trail, a_changed_entry_is_found) {
  for (const char* sql :
       {"UPDATE audit SET reason = 'x' WHERE seq = 2",
        "UPDATE audit SET record = NULL WHERE seq = 2",
        "UPDATE audit SET actor_name = actor_name || ' ' WHERE seq = 2",
        "UPDATE audit SET grid = 0 WHERE seq = 2", "UPDATE audit SET at = at + 1 WHERE seq = 2"}) {
    change("DELETE FROM audit");
    change("DELETE FROM audit_seal");
    std::filesystem::remove(data_dir_ / "audit.head");
    write_sealed(5, 5);
    EXPECT_TRUE(check().empty());
    change(sql);
    EXPECT_TRUE(finds("entries 1 to 5 were changed after they were sealed")) << sql;
    EXPECT_EQ(check().size(), 1u) << sql;
  }
}

TEST_P(audit_trail, swapped_entries_are_found) {
  write_sealed(5, 5);
  change("UPDATE audit SET seq = 100 WHERE seq = 2");
  change("UPDATE audit SET seq = 2 WHERE seq = 4");
  change("UPDATE audit SET seq = 4 WHERE seq = 100");
  EXPECT_TRUE(finds("out of order"));
}

TEST_P(audit_trail, a_missing_seal_is_found) {
  write_sealed(5, 5);
  change("DELETE FROM audit_seal WHERE first_seq = 1");
  EXPECT_TRUE(finds("the seal of entries 1 to 5 is missing"));
}

TEST_P(audit_trail, a_changed_or_foreign_seal_is_found) {
  write_sealed(5, 5);
  change("UPDATE audit_seal SET sealed_at = sealed_at + 1 WHERE first_seq = 1");
  EXPECT_TRUE(finds("the seal of entries 1 to 5 is not signed by this store's key"));
  EXPECT_FALSE(check_audit(*store().read(), vault(key_256{9}).verifying_key()).empty());
}

TEST_P(audit_trail, a_seal_that_leads_backwards_does_not_hold_up_the_check) {
  write_sealed(5, 5);
  change("UPDATE audit_seal SET last_seq = 0 WHERE first_seq = 6");
  EXPECT_FALSE(check().empty());
}

TEST_P(audit_trail, a_broken_chain_is_found) {
  write_sealed(5, 5);
  change("UPDATE audit_seal SET previous = root WHERE first_seq = 6");
  EXPECT_TRUE(finds("the seal of entries 6 to 10 does not follow the one before it"));
}

TEST_P(audit_trail, cutting_off_the_end_with_its_seals_is_found_by_the_note_beside_the_store) {
  write_sealed(5, 5);
  change("DELETE FROM audit WHERE seq > 5");
  change("DELETE FROM audit_seal WHERE first_seq > 5");
  EXPECT_TRUE(check_audit(*store().read(), vault_.verifying_key()).empty());
  EXPECT_TRUE(finds("the trail was sealed up to entry 10, and its seals now end at 5"));
}

TEST_P(audit_trail, a_whole_district_removed_is_found) {
  write_sealed(2, 2);
  change("DELETE FROM audit");
  change("DELETE FROM audit_seal");
  EXPECT_TRUE(finds("sealed up to entry 4"));
}

TEST_P(audit_trail, a_gap_before_the_next_seal_is_found) {
  write_sealed(5, 5);
  write_entries(3);
  change("DELETE FROM audit WHERE seq = 12");
  EXPECT_TRUE(finds("entry not yet sealed missing: 12"));
}

TEST_P(audit_trail, numbers_have_no_gaps_and_times_never_run_backwards) {
  store().write([&](db::connection& c) {
    append_audit(c, system_principal(district), 5000, {.action = "a"});
    append_audit(c, system_principal(district), 4000, {.action = "b"});
    append_audit(c, system_principal(370102), 1, {.action = "c"});
    append_audit(c, system_principal(district), 1, {.action = "d", .grid = 370102001001001});
    return true;
  });
  EXPECT_EQ(number("SELECT at FROM audit WHERE district = 370105 AND seq = 2"), 5000);
  EXPECT_EQ(number("SELECT max(seq) FROM audit WHERE district = 370102"), 2);
}

TEST_P(audit_trail, sound_trails_pass_and_sealing_again_does_nothing) {
  write_sealed(5, 5);
  write_entries(4, 370102);
  EXPECT_TRUE(check().empty());
  EXPECT_EQ(seal_audit(with()), 4);
  EXPECT_EQ(seal_audit(with()), 0);
  write_entries(1);
  const auto found = check();
  EXPECT_TRUE(found.empty()) << (found.empty() ? "" : found.front());
}

TEST_P(audit_trail, a_long_trail_takes_several_seals) {
  write_entries(10'003);
  EXPECT_EQ(seal_audit(with()), 10'003);
  EXPECT_EQ(number("SELECT count(*) FROM audit_seal"), 2);
  EXPECT_TRUE(check().empty());
}

WANGGE_ON_BOTH_STORES(audit_trail);

}  // namespace
}  // namespace wangge::access

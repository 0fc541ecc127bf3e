#include "access/roles.h"

#include "gen/ddl.h"
#include "gen/roles.h"
#include "support/store_fixture.h"

namespace wangge::access {
namespace {

role made_of(words permissions) {
  return {"new", "新", "New", {"street"}, std::move(permissions), {"name"}};
}

TEST(roles, refuses_unknown_words_all_at_once) {
  role one{"new", "新", "New", {"planet"}, {"fly"}, {"soul"}};
  const auto got = check_role(one);
  ASSERT_FALSE(got);
  ASSERT_EQ(got.error().problems.size(), 3u);
  for (const auto& wrong : got.error().problems) EXPECT_EQ(wrong.code, error::unknown_code);
}

TEST(roles, refuses_two_duties_in_one_role) {
  EXPECT_EQ(check_role(made_of({"accounts.write", "audit.read"})).error().code(),
            error::duties_apart);
  EXPECT_EQ(check_role(made_of({"register.write", "audit.read"})).error().code(),
            error::duties_apart);
  EXPECT_EQ(check_role(made_of({"settings", "roles.write"})).error().code(), error::duties_apart);
  EXPECT_TRUE(check_role(made_of({"accounts.read", "audit.read", "overview"})));
}

TEST(roles, shipped_ones_are_sound) {
  EXPECT_EQ(shipped_roles().size(), 14u);
  for (const auto& one : shipped_roles()) {
    const role same{std::string(one.code),   std::string(one.zh),          std::string(one.en),
                    split_words(one.levels), split_words(one.permissions), split_words(one.facets)};
    EXPECT_TRUE(check_role(same)) << one.code;
    EXPECT_EQ(same.permissions, split_words(join_words(same.permissions)));
  }
}

TEST(roles, words_survive_odd_spaces) {
  EXPECT_EQ(split_words("  b a  a "), (words{"a", "b"}));
  EXPECT_TRUE(split_words("").empty());
}

class stored_roles : public testing::store_test {
 protected:
  void seed() {
    store().write([&](db::connection& c) {
      seed_roles(c);
      return true;
    });
  }
};

TEST_P(stored_roles, seeding_again_keeps_what_was_changed) {
  store().write([&](db::connection& c) {
    c.script(db::reference_ddl(c.kind()));
    return true;
  });
  seed();
  auto roles = load_roles(*store().read());
  ASSERT_EQ(roles.size(), 14u);
  roles[0].permissions = {"overview"};
  roles[0].facets.clear();
  store().write([&](db::connection& c) {
    store_role(c, roles[0]);
    return true;
  });
  seed();
  const auto again = load_roles(*store().read());
  EXPECT_EQ(again[0].permissions, words{"overview"});
  EXPECT_TRUE(again[0].facets.empty());
  EXPECT_TRUE(again[0].fits(codes::level::district) || again[0].levels.size() > 0);
}

WANGGE_ON_BOTH_STORES(stored_roles);

}  // namespace
}  // namespace wangge::access

#include "db/migrate.h"

#include "support/store_fixture.h"

namespace wangge::db {
namespace {

constexpr std::string_view first_ddl =
    "CREATE TABLE meta (key text NOT NULL PRIMARY KEY, value text NOT NULL);"
    "CREATE TABLE line (n bigint PRIMARY KEY);";
constexpr std::string_view third_ddl =
    "CREATE TABLE meta (key text NOT NULL PRIMARY KEY, value text NOT NULL);"
    "CREATE TABLE line (n bigint PRIMARY KEY, two bigint, three bigint);";
const std::vector<migration_step> steps{
    {2, "two", "ALTER TABLE line ADD COLUMN two bigint; UPDATE line SET two = n * 2;"},
    {3, "three", "ALTER TABLE line ADD COLUMN three bigint"}};

class migrating : public testing::store_test {
 protected:
  void put(std::int64_t n) {
    store().write(
        [n](connection& c) { return c.execute("INSERT INTO line (n) VALUES (?1)", {n}) == 1; });
  }
};

TEST_P(migrating, refuses_a_store_of_a_newer_program) {
  ASSERT_TRUE(migrate(store(), {third_ddl, steps}));
  const auto refusal = migrate(store(), {first_ddl, {}});
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), error::store_newer);
  EXPECT_EQ(refusal.error().problems[0].params.at("stored"), "3");
  EXPECT_EQ(refusal.error().problems[0].params.at("known"), "1");
}

TEST_P(migrating, a_failing_step_leaves_the_version_before_it) {
  ASSERT_TRUE(migrate(store(), {first_ddl, {}}));
  const std::vector<migration_step> bad{
      steps[0],
      {3, "bad", "ALTER TABLE line ADD COLUMN three bigint; INSERT INTO nowhere VALUES (1)"}};
  EXPECT_THROW(static_cast<void>(migrate(store(), {third_ddl, bad})), error_thrown);
  EXPECT_EQ(schema_version(store()), 2);
  ASSERT_TRUE(migrate(store(), {third_ddl, steps}));
  EXPECT_EQ(schema_version(store()), 3);
}

TEST_P(migrating, a_fresh_store_stands_at_the_newest_version) {
  EXPECT_EQ(schema_version(store()), 0);
  ASSERT_TRUE(migrate(store(), {third_ddl, steps}));
  EXPECT_EQ(schema_version(store()), 3);
  EXPECT_EQ(number("SELECT count(three) FROM line"), 0);
}

TEST_P(migrating, an_older_store_runs_what_it_lacks_once) {
  ASSERT_TRUE(migrate(store(), {first_ddl, {}}));
  put(21);
  ASSERT_TRUE(migrate(store(), {third_ddl, steps}));
  EXPECT_EQ(schema_version(store()), 3);
  EXPECT_EQ(number("SELECT two FROM line"), 42);
  close();
  ASSERT_TRUE(migrate(store(), {third_ddl, steps}));
  EXPECT_EQ(number("SELECT two FROM line"), 42);
}

TEST_P(migrating, the_programs_own_tables_are_made) {
  ASSERT_TRUE(migrate(store()));
  EXPECT_EQ(schema_version(store()), program_plan(GetParam()).version());
  ASSERT_TRUE(migrate(store()));
}

// A database's locale may order names in its own way; a page by key needs one order everywhere.
TEST_P(migrating, all_text_is_in_byte_order) {
  if (on_sqlite()) return;  // it has no other order
  ASSERT_TRUE(migrate(store()));
  EXPECT_EQ(number("SELECT count(*) FROM information_schema.columns WHERE data_type = 'text'"
                   " AND table_schema = current_schema() AND collation_name IS DISTINCT FROM 'C'"),
            0);
  EXPECT_GT(number("SELECT count(*) FROM information_schema.columns WHERE data_type = 'text'"
                   " AND table_schema = current_schema()"),
            0);
}

TEST(migration_files, both_engines_have_the_same_steps_without_a_gap) {
  const auto sqlite = migration_steps(dialect::sqlite),
             postgres = migration_steps(dialect::postgres);
  ASSERT_EQ(sqlite.size(), postgres.size());
  for (std::size_t i = 0; i < sqlite.size(); ++i) {
    EXPECT_EQ(sqlite[i].number, static_cast<int>(i) + 2);
    EXPECT_EQ(sqlite[i].number, postgres[i].number);
    EXPECT_EQ(sqlite[i].name, postgres[i].name);
  }
}

WANGGE_ON_BOTH_STORES(migrating);

}  // namespace
}  // namespace wangge::db

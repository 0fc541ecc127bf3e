#include <cmath>
#include <limits>
#include <thread>

#include "support/store_fixture.h"

namespace wangge::db {
namespace {

class connection_contract : public testing::store_test {
 protected:
  void make_table() {
    const char* sqlite =
        "CREATE TABLE thing (id BLOB NOT NULL PRIMARY KEY, n INTEGER, r REAL, t TEXT, b BLOB) "
        "STRICT";
    const char* postgres =
        "CREATE TABLE thing (id uuid NOT NULL PRIMARY KEY, n bigint, r double precision, t text,"
        " b bytea)";
    store().write([&](connection& c) {
      c.script(on_sqlite() ? sqlite : postgres);
      return true;
    });
  }
  const uuid one_ = make_uuid7(1, 2, 3);
  const uuid two_ = make_uuid7(4, 5, 6);
};

const std::string awkward = "王\t网\n格\\ \"x\" 'y' \\N \\. \r";

TEST_P(connection_contract, wrong_sql_throws_and_the_connection_goes_on) {
  const auto reader = store().read();
  EXPECT_THROW(reader->query("SELECT nothing FROM nowhere").step(), error_thrown);
  auto found = reader->query("SELECT 7");
  ASSERT_TRUE(found.step());
  EXPECT_EQ(found->integer(0), 7);
}

TEST_P(connection_contract, readers_cannot_write) {
  make_table();
  const auto reader = store().read();
  EXPECT_THROW(reader->execute("INSERT INTO thing (id) VALUES (?1)", {one_}), error_thrown);
}

TEST_P(connection_contract, a_broken_constraint_is_told_apart) {
  make_table();
  try {
    store().write([&](connection& c) {
      c.execute("INSERT INTO thing (id) VALUES (?1)", {one_});
      c.execute("INSERT INTO thing (id) VALUES (?1)", {one_});
      return true;
    });
    FAIL() << "the second row has the first one's key";
  } catch (const error_thrown& why) {
    EXPECT_EQ(why.what_kind, error_thrown::kind::constraint);
  }
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 0);
}

TEST_P(connection_contract, the_wrong_number_of_arguments_is_a_bug) {
  const auto reader = store().read();
  EXPECT_ANY_THROW(reader->query("SELECT ?1 + ?2", {1}).step());
}

TEST_P(connection_contract, every_kind_of_value_comes_back) {
  make_table();
  const blob raw{std::string("\0\xff\x01\\", 4)};
  const auto low = std::numeric_limits<std::int64_t>::min();
  store().write([&](connection& c) {
    const char* insert = "INSERT INTO thing (id, n, r, t, b) VALUES (?1, ?2, ?3, ?4, ?5)";
    EXPECT_EQ(c.execute(insert, {one_, low, 0.1, awkward, raw}), 1);
    EXPECT_EQ(c.execute(insert, {two_, value{}, value{}, value{}, value{}}), 1);
    return true;
  });
  const auto reader = store().read();
  auto all = reader->query("SELECT id, n, r, t, b FROM thing WHERE id >= ?1 ORDER BY id", {one_});
  ASSERT_TRUE(all.step());
  EXPECT_EQ(all->id(0), one_);
  EXPECT_EQ(all->integer(1), low);
  EXPECT_EQ(all->real(2), 0.1);
  EXPECT_EQ(all->text(3), awkward);
  EXPECT_EQ(all->bytes(4), raw.bytes);
  EXPECT_EQ(read_value(*all, 0, 4), value(one_));
  EXPECT_EQ(read_value(*all, 4, 5), value(raw));
  ASSERT_TRUE(all.step());
  for (int column = 1; column < 5; ++column) EXPECT_TRUE(all->is_null(column));
  EXPECT_EQ(read_value(*all, 3, 3), value());
  EXPECT_FALSE(all.step());
  EXPECT_FALSE(all.step());
}

TEST_P(connection_contract, an_argument_may_be_null_first_and_something_later) {
  make_table();
  store().write([&](connection& c) {
    const char* insert = "INSERT INTO thing (id, n, t) VALUES (?1, ?2, ?3)";
    c.execute(insert, {one_, value{}, value{}});
    c.execute(insert, {two_, 5, "text"});
    return true;
  });
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE n = ?1 AND t = ?2", {5, "text"}), 1);
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE ?1 IS NULL OR n = ?1", {value{}}), 2);
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE ?1 IS NULL OR n = ?1", {5}), 1);
}

TEST_P(connection_contract, nulls_may_stand_anywhere) {
  make_table();
  store().write([&](connection& c) {
    for (unsigned mask = 0; mask < 16; ++mask)
      c.execute("INSERT INTO thing (id, n, r, t, b) VALUES (?1, ?2, ?3, ?4, ?5)",
                {make_uuid7(mask, 1, 1), (mask & 1) != 0 ? value(1) : value(),
                 (mask & 2) != 0 ? value(0.5) : value(), (mask & 4) != 0 ? value("x") : value(),
                 (mask & 8) != 0 ? value(blob{"y"}) : value()});
    return true;
  });
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE n IS NOT NULL AND t IS NULL"), 4);
  EXPECT_EQ(number("SELECT count(r) + count(b) FROM thing"), 16);
}

TEST_P(connection_contract, one_argument_may_stand_twice_and_quotes_are_left_alone) {
  const auto reader = store().read();
  auto found = reader->query(
      "SELECT ?1 + ?1 + ?2, 'is ?1', \"n?1\" FROM (SELECT 1 AS \"n?1\") x "
      "-- ?3\n/* ?4 */",
      {20, 2});
  ASSERT_TRUE(found.step());
  EXPECT_EQ(found->integer(0), 42);
  EXPECT_EQ(found->text(1), "is ?1");
  EXPECT_EQ(found->integer(2), 1);
}

TEST_P(connection_contract, sums_and_means_are_numbers) {
  make_table();
  store().write([&](connection& c) {
    c.execute("INSERT INTO thing (id, n) VALUES (?1, 3000000000000), (?2, 5)", {one_, two_});
    return true;
  });
  EXPECT_EQ(number("SELECT sum(n) FROM thing"), 3000000000005);
  EXPECT_EQ(number("SELECT sum(-n) FROM thing"), -3000000000005);
  EXPECT_EQ(number("SELECT count(*) > 1 FROM thing"), 1);
  const auto reader = store().read();
  auto mean = reader->query("SELECT avg(n), 0.25 FROM thing");
  ASSERT_TRUE(mean.step());
  EXPECT_DOUBLE_EQ(mean->real(0), 1500000000002.5);
  EXPECT_DOUBLE_EQ(mean->real(1), 0.25);
}

TEST_P(connection_contract, the_same_query_runs_inside_itself) {
  const auto reader = store().read();
  const char* sql = "SELECT 1 UNION ALL SELECT 2 ORDER BY 1";
  std::int64_t sum = 0;
  for (auto outer = reader->query(sql); outer.step();)
    for (auto inner = reader->query(sql); inner.step();)
      sum += outer->integer(0) * inner->integer(0);
  EXPECT_EQ(sum, 9);
}

TEST_P(connection_contract, many_rows_at_once) {
  make_table();
  std::vector<value> rows;
  for (int i = 0; i < 5000; ++i) {
    rows.emplace_back(make_uuid7(i, 1, 1));
    rows.emplace_back(std::int64_t{i});
    rows.emplace_back(i / 3.0);
    if (i == 7) rows.back() = value();
    rows.emplace_back(awkward);
    rows.emplace_back(blob{std::string("\\x\0\n", 4)});
  }
  const std::vector<std::string> columns{"id", "n", "r", "t", "b"};
  store().write([&](connection& c) {
    c.insert_many("thing", columns, rows);
    return true;
  });
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE t = ?1 AND b = ?2",
                   {awkward, blob{std::string("\\x\0\n", 4)}}),
            5000);
  EXPECT_EQ(number("SELECT n FROM thing WHERE r IS NULL"), 7);
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE r = n / 3.0"), 4999);
  EXPECT_ANY_THROW(store().write([&](connection& c) {
    c.insert_many("thing", columns, std::span(rows).first(7));
    return true;
  }));
}

TEST_P(connection_contract, many_rows_stop_at_the_first_bad_one) {
  make_table();
  const std::vector<value> rows{one_, 1, one_, 2};
  const std::vector<std::string> columns{"id", "n"};
  EXPECT_THROW(store().write([&](connection& c) {
    c.insert_many("thing", columns, rows);
    return true;
  }),
               error_thrown);
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 0);
}

TEST_P(connection_contract, like_minds_the_case) {
  EXPECT_EQ(number("SELECT count(*) FROM (SELECT 'Abc' AS t) x WHERE t LIKE 'a%'"), 0);
}

TEST_P(connection_contract, a_running_query_can_be_interrupted) {
  const auto reader = store().read();
  const char* endless =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x > 0) "
      "SELECT count(*) FROM n";
  std::atomic<bool> over = false;
  std::thread other([&] {
    while (!over) reader->interrupt();
  });
  try {
    reader->query(endless).step();
    ADD_FAILURE() << "it ended by itself";
  } catch (const error_thrown& why) {
    EXPECT_EQ(why.what_kind, error_thrown::kind::busy);
  }
  over = true;
  other.join();
}

TEST_P(connection_contract, a_lease_left_in_a_transaction_comes_back_clean) {
  how().readers = 1;
  make_table();
  {
    const auto reader = store().read();
    reader->execute("BEGIN");
    EXPECT_FALSE(reader->query("SELECT 1 FROM thing").step());
  }
  store().write(
      [&](connection& c) { return c.execute("INSERT INTO thing (id) VALUES (?1)", {one_}) == 1; });
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 1);
}

WANGGE_ON_BOTH_STORES(connection_contract);

}  // namespace
}  // namespace wangge::db

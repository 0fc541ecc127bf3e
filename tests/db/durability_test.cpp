#include <signal.h>
#include <sys/resource.h>

#include <fstream>
#include <set>
#include <thread>

#include "db/checkpointer.h"
#include "support/forked.h"
#include "support/store_fixture.h"

namespace wangge::db {
namespace {

bool insert(connection& c, std::int64_t n) {
  return c.execute("INSERT INTO line (n) VALUES (?1)", {n}) == 1;
}

class durability : public testing::store_test {
 protected:
  void make_table() {
    store().write([&](connection& c) {
      c.script(on_sqlite() ? "CREATE TABLE line (n INTEGER PRIMARY KEY, filler BLOB) STRICT"
                           : "CREATE TABLE line (n bigint PRIMARY KEY, filler bytea)");
      return true;
    });
  }
  // A server that lost its client may notice a moment later.
  void open_again() {
    for (int tries = 0; tries < 500; ++tries) {
      if (db::store::open(how())) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    store();
  }
};

TEST_P(durability, a_killed_server_loses_nothing_it_acknowledged) {
  make_table();
  close();
  testing::reporting_child child([&](const auto& report) {
    store();
    std::vector<std::thread> crowd;
    for (std::int64_t t = 0; t < 4; ++t)
      crowd.emplace_back([&, t] {
        for (std::int64_t n = t * 1'000'000;; ++n) {
          store().write([n](connection& c) { return insert(c, n); });
          report(n);
        }
      });
    for (auto& each : crowd) each.join();
  });
  std::set<std::int64_t> acknowledged;
  std::int64_t n = 0;
  while (acknowledged.size() < 1'000 && child.next(n)) acknowledged.insert(n);
  child.kill();
  while (child.next(n)) acknowledged.insert(n);
  ASSERT_GE(acknowledged.size(), 1'000U);
  open_again();
  const auto reader = store().read();
  for (auto all = reader->query("SELECT n FROM line"); all.step();)
    acknowledged.erase(all->integer(0));
  EXPECT_TRUE(acknowledged.empty())
      << acknowledged.size() << " lost, the first " << *acknowledged.begin();
}

TEST_P(durability, one_store_has_one_server) {
  make_table();
  const auto second = db::store::open(how());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), error::store_locked);
  close();
  open_again();
}

TEST_P(durability, a_bulk_load_keeps_its_rows) {
  how().bulk = true;
  make_table();
  std::vector<value> rows;
  for (std::int64_t n = 0; n < 20'000; ++n) rows.emplace_back(n);
  const std::vector<std::string> columns{"n"};
  store().write([&](connection& c) {
    c.insert_many("line", columns, rows);
    return true;
  });
  close();
  open_again();
  EXPECT_EQ(number("SELECT count(*) FROM line"), 20'000);
}

TEST_P(durability, leases_are_shared_and_never_more_than_the_readers) {
  how().readers = 2;
  make_table();
  std::atomic<int> held = 0, most = 0;
  std::vector<std::thread> crowd;
  for (int t = 0; t < 6; ++t)
    crowd.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const auto reader = store().read();
        const int now = ++held;
        for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
        }
        auto all = reader->query("SELECT count(*) FROM line");
        EXPECT_TRUE(all.step());
        --held;
      }
    });
  for (auto& each : crowd) each.join();
  EXPECT_LE(most, 2);
}

WANGGE_ON_BOTH_STORES(durability);

// What only a file can suffer.
class sqlite_file : public durability {
 protected:
  static error_thrown::kind kind_of_write(db::store& into, std::int64_t n, std::size_t bytes) {
    try {
      into.write([&](connection& c) {
        c.execute("INSERT INTO line (n, filler) VALUES (?1, ?2)",
                  {n, blob{std::string(bytes, 'x')}});
        return true;
      });
    } catch (const error_thrown& why) {
      return why.what_kind;
    }
    throw std::logic_error("it was kept");
  }
};

TEST_P(sqlite_file, a_missing_store_is_refused_unless_it_may_be_made) {
  how().create = false;
  const auto opened = db::store::open(how());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), error::store_unavailable);
  EXPECT_FALSE(std::filesystem::exists(how().data_dir));
}

TEST_P(sqlite_file, a_file_that_is_no_database_is_refused) {
  std::filesystem::create_directories(how().data_dir);
  std::ofstream(how().data_dir / "wangge.db") << std::string(8'192, 'x');
  const auto opened = db::store::open(how());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), error::store_unavailable);
}

TEST_P(sqlite_file, a_full_file_refuses_reads_on_and_recovers) {
  make_table();
  store().write([](connection& c) {
    c.script("PRAGMA max_page_count=64");
    return insert(c, 1);
  });
  EXPECT_EQ(kind_of_write(store(), 2, 1'000'000), error_thrown::kind::full);
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 1);
  store().write([](connection& c) {
    c.script("PRAGMA max_page_count=1000000");
    return true;
  });
  store().write([](connection& c) { return insert(c, 3); });
  EXPECT_EQ(number("SELECT sum(n) FROM line"), 4);
}

// The limit strikes in the middle of the log, where a full disk would.
TEST_P(sqlite_file, a_full_disk_refuses_reads_on_and_recovers) {
  const std::string told = testing::in_child([&]() -> std::string {
    make_table();
    store().write([](connection& c) { return insert(c, 1); });
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const auto before = limit.rlim_cur;
    limit.rlim_cur = 1'000'000;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i < 3; ++i)
      if (kind_of_write(store(), 2, 2'000'000) != error_thrown::kind::full) return "not full";
    if (number("SELECT sum(n) FROM line") != 1) return "readers see something else";
    limit.rlim_cur = before;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    store().write([](connection& c) { return insert(c, 3); });
    if (number("SELECT sum(n) FROM line") != 4) return "the next write is not there";
    close();
    if (number("SELECT sum(n) FROM line") != 4) return "the next write is lost";
    return "";
  });
  EXPECT_EQ(told, "");
}

// Readers that follow each other without a gap must not let the log grow without end.
TEST_P(sqlite_file, the_log_starts_again_under_writes_and_readers) {
  how().readers = 2;
  make_table();
  store().write([](connection& c) { return insert(c, -1); });
  std::atomic<bool> over = false;
  std::vector<std::thread> reading;
  for (int i = 0; i < 2; ++i)
    reading.emplace_back([&] {
      while (!over) number("SELECT count(*) FROM line WHERE n < ?1", {0});
    });
  const auto file = how().data_dir / "wangge.db";
  sqlite_connection writing(file, sqlite_role::writer);
  checkpointer under_test(file, {std::chrono::milliseconds(1), 64, 256});
  const blob filler{std::string(20'000, 'x')};
  std::uintmax_t written = 0;
  bool restarted = false;
  for (std::int64_t n = 0; n < 5'000 && !restarted; ++n) {
    writing.execute("INSERT INTO line (n, filler) VALUES (?1, ?2)", {n, filler});
    under_test.between_batches(writing);
    written += filler.bytes.size();
    restarted =
        written > 8'000'000 && std::filesystem::file_size(file.string() + "-wal") < written / 2;
  }
  over = true;
  for (auto& each : reading) each.join();
  EXPECT_TRUE(restarted) << written;
}

TEST_P(sqlite_file, a_backup_taken_while_writing_is_whole) {
  make_table();
  store().write([](connection& c) {
    for (std::int64_t n = 0; n < 2'000; ++n)
      c.execute("INSERT INTO line (n, filler) VALUES (?1, ?2)", {n, blob{std::string(5'000, 'x')}});
    return true;
  });
  std::int64_t next = 2'000;
  std::int64_t last_done = -1, last_all = 0;
  const auto target = how().data_dir / "copy" / "wangge.db";
  std::filesystem::create_directories(target.parent_path());
  // A write between any two steps: the copy must neither start anew nor see half of it.
  const auto progress = [&](std::int64_t done, std::int64_t all) {
    EXPECT_GT(done, last_done);
    last_done = done;
    last_all = all;
    store().write([&](connection& c) { return insert(c, next++); });
  };
  ASSERT_TRUE(store().backup(target, progress));
  EXPECT_EQ(last_done, last_all);
  EXPECT_GT(next, 2'001);
  EXPECT_FALSE(std::filesystem::exists(target.string() + ".partial"));
  options copy;
  copy.data_dir = target.parent_path();
  const auto opened = db::store::open(copy);
  ASSERT_TRUE(opened);
  const auto reader = (*opened)->read();
  auto found = reader->query("SELECT count(*), max(n) FROM line");
  ASSERT_TRUE(found.step());
  EXPECT_EQ(found->integer(0), 2'000);
  EXPECT_EQ(found->integer(1), 1'999);
  auto whole = reader->query("PRAGMA integrity_check");
  ASSERT_TRUE(whole.step());
  EXPECT_EQ(whole->text(0), "ok");
}

TEST_P(sqlite_file, a_backup_onto_itself_or_into_nowhere_is_refused) {
  make_table();
  const auto itself = store().backup(how().data_dir / "wangge.db", {});
  ASSERT_FALSE(itself);
  EXPECT_EQ(itself.error().code(), error::bad_parameter);
  const auto nowhere = store().backup(how().data_dir / "none" / "copy.db", {});
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code(), error::store_unavailable);
  EXPECT_EQ(number("SELECT count(*) FROM line"), 0);
}

// Counts to a million, which takes some millions of steps.
constexpr const char* long_count =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
    "SELECT count(*) FROM n";

TEST_P(sqlite_file, a_brief_look_ends_when_it_has_cost_enough) {
  for (int again = 0; again < 3; ++again) {
    {
      auto brief = store().read_briefly(10'000);
      ASSERT_TRUE(brief);
      auto small = (*brief)->query("SELECT 1");
      EXPECT_TRUE(small.step());
      try {
        (*brief)->query(long_count).step();
        FAIL() << "it went on";
      } catch (const error_thrown& why) {
        EXPECT_EQ(why.what_kind, error_thrown::kind::too_long);
      }
    }
    auto patient = store().read();  // the same connection, without the limit
    auto counted = patient->query(long_count);
    ASSERT_TRUE(counted.step());
    EXPECT_EQ(counted->integer(0), 1'000'000);
  }
}

TEST_P(sqlite_file, a_brief_look_does_not_wait) {
  std::vector<db::store::lease> all;
  while (auto one = store().read_briefly(1'000)) all.push_back(std::move(*one));
  EXPECT_FALSE(all.empty());
  all.clear();
  EXPECT_TRUE(store().read_briefly(1'000));
}

TEST_P(sqlite_file, its_size_and_room_are_known) {
  make_table();
  EXPECT_GT(store().size_bytes(), 4'096);
  EXPECT_GT(store().free_bytes(), 0);
}

INSTANTIATE_TEST_SUITE_P(stores, sqlite_file, ::testing::Values(dialect::sqlite),
                         testing::engine_name);

}  // namespace
}  // namespace wangge::db

// The store on a PostgreSQL server: one writer connection that holds the lock, and readers.

#include "db/postgres.h"
#include "db/reader_pool.h"
#include "db/writer.h"

namespace wangge::db {
namespace {

// Beyond 64 savepoints a transaction slows every other session's snapshots.
constexpr std::size_t most_jobs_a_batch = 60;

enum class ownership { ours, taken, no_schema };

// One server to a schema: the lock lives as long as the writer's session.
ownership lock_schema(connection& writer) {
  auto got = writer.query(
      "SELECT current_schema() IS NULL,"
      " pg_try_advisory_lock(hashtext('wangge'), hashtext(coalesce(current_schema(), '')))");
  got.step();
  if (got->integer(0) != 0) return ownership::no_schema;
  return got->integer(1) != 0 ? ownership::ours : ownership::taken;
}

std::unique_ptr<engine_connection> connect_writer(const std::string& url) {
  auto fresh = std::make_unique<postgres_connection>(url, postgres_role::writer);
  if (lock_schema(*fresh) != ownership::ours)
    throw error_thrown(error_thrown::kind::unavailable, "another server has taken the store");
  return fresh;
}

class postgres_store final : public store {
 public:
  postgres_store(const options& how, std::unique_ptr<engine_connection> first)
      : readers_(
            [url = how.url] {
              return std::make_unique<postgres_connection>(url, postgres_role::reader);
            },
            how.readers),
        writer_({[url = how.url] { return connect_writer(url); }, "BEGIN", most_jobs_a_batch, {}},
                std::move(first)) {}
  ~postgres_store() override { stop(); }

  lease read() override { return readers_.take(); }
  void interrupt_readers() override { readers_.interrupt(); }
  std::optional<lease> read_briefly(int) override { return std::nullopt; }
  void submit(work job, done finished) override {
    writer_.submit(std::move(job), std::move(finished));
  }
  std::size_t waiting() const override { return writer_.waiting(); }
  dialect kind() const override { return dialect::postgres; }
  std::int64_t size_bytes() override {
    const auto reader = read();
    auto found = reader->query("SELECT pg_database_size(current_database())");
    return found.step() ? found->integer(0) : 0;
  }
  std::int64_t free_bytes() override { return 0; }
  result<void> backup(const std::filesystem::path&,
                      const std::function<void(std::int64_t, std::int64_t)>&) override {
    return refuse(error::use_pg_dump);
  }
  void stop() override {
    writer_.stop();
    readers_.close();
  }

 private:
  reader_pool readers_;
  writer writer_;
};

}  // namespace

result<std::unique_ptr<store>> open_postgres(const options& how) {
  auto first = std::make_unique<postgres_connection>(how.url, postgres_role::writer);
  if (how.reading) return std::make_unique<postgres_store>(how, std::move(first));
  switch (lock_schema(*first)) {
    case ownership::taken:
      return refuse(error::store_locked);
    case ownership::no_schema:
      return refuse_broken(error_thrown(error_thrown::kind::unavailable,
                                        "the address's search_path names no schema that exists"));
    case ownership::ours:
      break;
  }
  return std::make_unique<postgres_store>(how, std::move(first));
}

}  // namespace wangge::db

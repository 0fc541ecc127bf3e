// The store in one file of one server: data_dir/wangge.db.

#include "db/checkpointer.h"
#include "db/directory_lock.h"
#include "db/reader_pool.h"
#include "db/sqlite_backup.h"
#include "db/writer.h"

namespace wangge::db {
namespace {

namespace fs = std::filesystem;

// Enough to make one sync worth it, few enough that a lost batch is small.
constexpr std::size_t most_jobs_a_batch = 256;

class sqlite_store final : public store {
 public:
  sqlite_store(const options& how, std::unique_ptr<directory_lock> lock);
  ~sqlite_store() override { stop(); }

  lease read() override { return readers_->take(); }
  std::optional<lease> read_briefly(int steps) override { return readers_->take_now(steps); }
  void submit(work job, done finished) override {
    writer_->submit(std::move(job), std::move(finished));
  }
  std::size_t waiting() const override { return writer_->waiting(); }
  dialect kind() const override { return dialect::sqlite; }
  std::int64_t size_bytes() override;
  std::int64_t free_bytes() override;
  result<void> backup(const fs::path& target,
                      const std::function<void(std::int64_t, std::int64_t)>& progress) override;
  void interrupt_readers() override { readers_->interrupt(); }
  void stop() override;

 private:
  std::unique_ptr<directory_lock> lock_;
  fs::path file_;
  std::unique_ptr<checkpointer> checkpointer_;
  std::unique_ptr<reader_pool> readers_;
  std::unique_ptr<writer> writer_;
};

sqlite_store::sqlite_store(const options& how, std::unique_ptr<directory_lock> lock)
    : lock_(std::move(lock)), file_(how.data_dir / "wangge.db") {
  const fs::path file = file_;
  const auto role = how.bulk ? sqlite_role::bulk_writer : sqlite_role::writer;
  writer::setup setup{[file, role] { return std::make_unique<sqlite_connection>(file, role); },
                      "BEGIN IMMEDIATE",
                      most_jobs_a_batch,
                      {},
                      true};
  auto first = setup.connect();  // before the others: it makes the file and its log
  if (!how.bulk) {
    checkpointer_ = std::make_unique<checkpointer>(file);
    setup.between = [this](engine_connection& held) { checkpointer_->between_batches(held); };
  }
  readers_ = std::make_unique<reader_pool>(
      [file] { return std::make_unique<sqlite_connection>(file, sqlite_role::reader); },
      how.readers);
  writer_ = std::make_unique<writer>(std::move(setup), std::move(first));
}

std::int64_t sqlite_store::size_bytes() {
  std::int64_t sum = 0;
  for (const char* part : {"", "-wal"}) {
    std::error_code missing;
    const auto size = fs::file_size(file_.string() + part, missing);
    if (!missing) sum += static_cast<std::int64_t>(size);
  }
  return sum;
}

std::int64_t sqlite_store::free_bytes() {
  std::error_code unknown;
  const auto room = fs::space(file_.parent_path(), unknown);
  return unknown ? 0 : static_cast<std::int64_t>(room.available);
}

result<void> sqlite_store::backup(const fs::path& target,
                                  const std::function<void(std::int64_t, std::int64_t)>& progress) {
  std::error_code none;
  if (target.empty() || fs::equivalent(target, file_, none))
    return refuse(error::bad_parameter,
                  {{"name", "target"}, {"value", target.string()}, {"expected", "another file"}});
  try {
    // Its own reader, so that a long copy takes none from the pool.
    sqlite_connection source(file_, sqlite_role::reader);
    backup_sqlite(source, target, progress);
    return {};
  } catch (const error_thrown& why) {
    return refuse_broken(why);
  } catch (const fs::filesystem_error& why) {
    return refuse_broken(error_thrown(error_thrown::kind::unavailable, why.what()));
  }
}

// The checkpointer closes last: whoever closes the file last copies the log into it.
void sqlite_store::stop() {
  writer_->stop();
  readers_->close();
  checkpointer_.reset();
}

}  // namespace

result<std::unique_ptr<store>> open_sqlite(const options& how) {
  std::error_code failed;
  if (how.create && fs::create_directories(how.data_dir, failed))
    fs::permissions(how.data_dir, fs::perms::owner_all, failed);  // personal data: nobody else
  const bool there = fs::exists(how.data_dir / "wangge.db", failed);
  if (!there && !how.create)
    return refuse_broken(
        error_thrown(error_thrown::kind::unavailable, "no store in " + how.data_dir.string()));
  auto lock = how.reading ? nullptr : std::make_unique<directory_lock>(how.data_dir);
  if (lock && !lock->held()) return refuse(error::store_locked);
  return std::make_unique<sqlite_store>(how, std::move(lock));
}

}  // namespace wangge::db

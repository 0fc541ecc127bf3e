// backup, restore, copy: whole stores.

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "app/commands.h"
#include "app/runtime.h"
#include "app/say.h"
#include "db/copy.h"
#include "db/migrate.h"

namespace wangge::app {
namespace {

namespace fs = std::filesystem;

bool is_url(const std::string& where) {
  return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

result<std::unique_ptr<db::store>> open_at(const std::string& where, bool create) {
  db::options how;
  if (is_url(where))
    how.url = where;
  else
    how.data_dir = where;
  how.create = create;
  how.reading = !create;
  how.bulk = create;
  auto opened = db::store::open(how);
  if (!opened || !create) return opened;
  if (auto good = db::migrate(**opened); !good) return refused(good.error());
  return opened;
}

fs::path key_file(const fs::path& data_dir) {
  return data_dir / "keys" / "master.key";
}

void copy_private(const fs::path& from, const fs::path& to) {
  if (!fs::exists(from)) return;
  fs::create_directories(to.parent_path());
  fs::permissions(to.parent_path(), fs::perms::owner_all);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

// The note of the last audit seal beside the store (access/audit_seal.h).
fs::path head_file(const fs::path& data_dir) {
  return data_dir / "audit.head";
}

}  // namespace

int backup_store(const store_flags& where, const fs::path& target, bool with_key) {
  if (!where.db_url.empty()) return complain(failure(error::use_pg_dump));
  if (fs::exists(target / "wangge.db"))
    return complain(
        "备份目录里已有备份：请换一个目录。The target already holds a backup; choose another "
        "directory: " +
        target.string());
  auto store = open_at(where.data_dir.string(), false);
  if (!store) return complain(store.error());
  fs::create_directories(target);
  fs::permissions(target, fs::perms::owner_all);
  // Before the store: a seal made meanwhile must not be missed in the copy.
  copy_private(head_file(where.data_dir), head_file(target));
  auto done = (*store)->backup(target / "wangge.db", [](std::int64_t pages, std::int64_t all) {
    fmt::print(stderr, "\r{:>3}%", all ? pages * 100 / all : 100);
  });
  fmt::print(stderr, "\n");
  if (!done) return complain(done.error());
  if (with_key) copy_private(key_file(where.data_dir), key_file(target));
  fmt::print("已备份到 {}。{}\nBacked up to {}.{}\n", target.string(),
             with_key ? "" : "密钥 keys/master.key 请另存一处，没有它证件号和电话打不开。",
             target.string(),
             with_key ? ""
                      : " Keep keys/master.key in another place: without it ID numbers and phones "
                        "cannot be read.");
  return 0;
}

int restore_store(const store_flags& where, const fs::path& source) {
  if (!where.db_url.empty()) return complain(failure(error::use_pg_dump));
  if (!fs::exists(source / "wangge.db"))
    return complain("这里没有备份。No backup in " + source.string());
  if (fs::exists(where.data_dir / "wangge.db"))
    return complain(
        "数据目录里已有数据库，不会覆盖。The data directory already holds a store and is not "
        "overwritten: " +
        where.data_dir.string());
  fs::create_directories(where.data_dir);
  fs::permissions(where.data_dir, fs::perms::owner_all);
  // Under another name until it is complete, so that a cut copy is never taken for a store.
  fs::copy_file(source / "wangge.db", where.data_dir / "wangge.db.part",
                fs::copy_options::overwrite_existing);
  fs::rename(where.data_dir / "wangge.db.part", where.data_dir / "wangge.db");
  if (fs::exists(key_file(source)) && !fs::exists(key_file(where.data_dir)))
    copy_private(key_file(source), key_file(where.data_dir));
  if (!fs::exists(head_file(where.data_dir)))
    copy_private(head_file(source), head_file(where.data_dir));
  if (!fs::exists(key_file(where.data_dir)))
    return complain(
        "已恢复，但还缺密钥：请把原来的 keys/master.key 放回数据目录。Restored, but the key is "
        "missing: put the original keys/master.key into the data directory.");
  fmt::print("已恢复到 {}，正在核对。\nRestored to {}; checking.\n", where.data_dir.string(),
             where.data_dir.string());
  return check_store(where);
}

int copy_stores(const std::string& from, const std::string& to) {
  auto source = open_at(from, false);
  if (!source) return complain(source.error());
  auto target = open_at(to, true);
  if (!target) return complain(target.error());
  auto done = db::copy_store(**source, **target, [](std::string_view table, std::int64_t rows) {
    fmt::print(stderr, "\r{:<16} {:>10}", table, rows);
  });
  fmt::print(stderr, "\n");
  if (!done) return complain(done.error());
  bool same = true;
  for (const auto& one : *done) {
    fmt::print("{:<16} {:>10}  {}  {}\n", one.name, one.rows, one.digest.substr(0, 16),
               one.same ? "相符 same" : "不符 DIFFERS");
    same = same && one.same;
  }
  (*target)->stop();
  (*source)->stop();
  if (!is_url(from) && !is_url(to)) {
    if (!fs::exists(key_file(to))) copy_private(key_file(from), key_file(to));
    copy_private(head_file(from), head_file(to));
  }
  if (!same) return complain("复制后核对不符。The copy differs from its source.");
  fmt::print("复制完成，逐表相符。Copied; every table agrees.\n");
  if (is_url(from) != is_url(to))
    fmt::print(
        "密钥 keys/master.key 不在库里：请把原数据目录的 keys 和 audit.head 用于新库。\nThe key "
        "keys/master.key "
        "is not "
        "part of a store: use the keys and audit.head of the former data directory with the new "
        "one.\n");
  return 0;
}

}  // namespace wangge::app

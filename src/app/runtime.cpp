#include "app/runtime.h"

#include "access/roles.h"
#include "db/copy.h"
#include "db/migrate.h"
#include "field/conflict.h"
#include "residents/rules.h"
#include "screening/followers.h"
#include "territory/rules.h"

namespace wangge::app {
result<std::unique_ptr<runtime>> runtime::open(const runtime_options& how) {
  territory::register_rules();
  residents::register_rules();
  screening::register_followers();
  field::register_followers();
  std::unique_ptr<runtime> made(new runtime);
  db::options store_options;
  store_options.data_dir = how.data_dir;
  store_options.url = how.db_url;
  store_options.readers = how.readers;
  store_options.create = how.create;
  store_options.bulk = how.bulk;
  store_options.reading = how.reading;
  auto store = db::store::open(store_options);
  if (!store) return refused(store.error());
  made->store_ = std::move(*store);
  if (auto good = db::migrate(*made->store_); !good) return refused(good.error());
  if (db::is_half_copied(*made->store_->read())) return refuse(error::copy_unfinished);
  if (!how.reading)
    made->store_->write([](db::connection& db) { return access::seed_roles(db), true; });
  // A store that knows its key waits for that one; another would only stand in its place.
  const bool first = made->fact("key_fingerprint").empty();
  auto keys = access::vault::load(how.data_dir, how.create && first);
  if (!keys) return refused(keys.error());
  made->vault_ = std::move(*keys);
  if (auto good = made->check_key(); !good) return refused(good.error());
  made->services_.reset(
      new api::services{*made->store_,
                        *made->vault_,
                        made->tallies_,
                        made->units_,
                        nullptr,
                        {made->fact("demo") == "1", false, how.data_dir.string()}});
  made->services_->rounds = &made->rounds_;
  made->jobs_ = std::make_unique<jobs::runner>(*made->services_);
  made->services_->jobs = made->jobs_.get();
  made->reload();
  return made;
}

runtime::~runtime() {
  if (jobs_) jobs_->stop();
  if (store_) store_->stop();
}

result<void> runtime::check_key() {
  const auto known = fact("key_fingerprint");
  if (known.empty())
    set_fact("key_fingerprint", vault_->fingerprint());
  else if (known != vault_->fingerprint())
    return refuse(error::key_mismatch);
  return {};
}

bool runtime::empty() {
  return units_.snapshot()->empty();
}

std::string runtime::fact(const std::string& key) {
  auto db = store_->read();
  auto rows = db->query("SELECT value FROM meta WHERE key = ?1", {key});
  return rows.step() ? std::string(rows->text(0)) : std::string();
}

void runtime::set_fact(const std::string& key, const std::string& value) {
  store_->write([&](db::connection& db) {
    db.execute(
        "INSERT INTO meta(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = "
        "excluded.value",
        {key, value});
    return true;
  });
}

void runtime::reload() {
  auto db = store_->read();
  tallies_.load(*db);
  units_.load(*db);
  rounds_.load(*db);
}

}  // namespace wangge::app

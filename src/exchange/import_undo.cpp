#include <algorithm>

#include "api/transaction.h"
#include "base/json.h"
#include "db/store.h"
#include "exchange/import_work.h"
#include "gen/entities.h"
#include "records/change.h"
#include "records/history.h"
#include "records/store.h"
#include "residents/duplicates.h"

namespace wangge::exchange {
namespace {

using records::record;

constexpr std::size_t undo_rows = 100;  // to a transaction
constexpr std::size_t most_listed = 100;

class undoing {
 public:
  undoing(api::services& with, const access::principal& who, import_run& run,
          jobs::progress& report)
      : with_(with), who_(who), run_(run), report_(report) {
    run_.undo = import_undo{};
  }

  result<void> work();

 private:
  std::vector<uuid> created() const;
  using verb = void (undoing::*)(api::transaction&, const uuid&);
  result<void> each(const std::vector<uuid>& all, verb what);
  void erase(api::transaction& tx, const uuid& id);
  void restore(api::transaction& tx, const uuid& id);
  void keep(const uuid& id, std::string_view why);
  void finish();

  api::services& with_;
  const access::principal& who_;
  import_run& run_;
  jobs::progress& report_;
};

// The newest first, so that what lies in another goes before it.
std::vector<uuid> undoing::created() const {
  std::vector<uuid> all;
  auto db = with_.store.read();
  auto rows = db->query(
      "SELECT id FROM " + std::string(run_.of->table()) + " WHERE import_id = ?1 ORDER BY id DESC",
      {run_.id});
  while (rows.step()) all.push_back(rows->id(0));
  return all;
}

void undoing::keep(const uuid& id, std::string_view why) {
  ++run_.undo->kept;
  if (run_.undo->records.size() < most_listed) run_.undo->records.push_back({id, std::string(why)});
}

void undoing::erase(api::transaction& tx, const uuid& id) {
  const auto now = records::find(tx.db, with_.vault, *run_.of, id, who_.area);
  if (!now) return keep(id, "out_of_area");
  if (now->version != 1) return keep(id, "changed_since");
  if (records::erase_record(tx, *now, "undo of " + import_reason(run_.id)))
    ++run_.undo->erased;
  else
    keep(id, "in_use");
}

void undoing::restore(api::transaction& tx, const uuid& id) {
  const auto now = records::find(tx.db, with_.vault, *run_.of, id, who_.area);
  if (!now) return keep(id, "out_of_area");
  const auto changes = records::changes_of(tx.db, with_.vault, *now);
  if (changes.empty() || changes.front().version != now->version ||
      changes.front().reason != import_reason(run_.id))
    return keep(id, "changed_since");
  record before = *now;
  for (const auto& one : changes.front().fields)
    if (one.field_at >= 0) before.values[static_cast<std::size_t>(one.field_at)] = one.before;
  if (records::update_draft(tx, *now, {std::move(before), {}, "undo of " + import_reason(run_.id)}))
    ++run_.undo->restored;
  else
    keep(id, "in_use");
}

result<void> undoing::each(const std::vector<uuid>& all, verb what) {
  for (std::size_t from = 0; from < all.size(); from += undo_rows) {
    if (report_.cancelled()) return refuse(error::cancelled);
    const auto to = std::min(all.size(), from + undo_rows);
    const auto told = run_.undo;
    auto done = api::write<int>(with_, who_, [&](api::transaction& tx) -> result<int> {
      run_.undo = told;  // the batch may run twice
      for (std::size_t i = from; i < to; ++i) (this->*what)(tx, all[i]);
      return 0;
    });
    if (!done) throw std::runtime_error("a batch of the undo was refused as a whole");
    report_.advance(report_.done() + static_cast<std::int64_t>(to - from));
  }
  return {};
}

void undoing::finish() {
  json::writer detail;
  detail.open()
      .member("erased", run_.undo->erased)
      .member("restored", run_.undo->restored)
      .member("kept", run_.undo->kept);
  const auto text = detail.close().str();
  auto done = api::write<int>(with_, who_, [&](api::transaction& tx) -> result<int> {
    if (run_.of->number == records::person_entity.number) residents::forget_erased(tx);
    tx.audit({"import_undo", run_.of->number, std::nullopt, who_.area.low, import_reason(run_.id),
              text});
    return 0;
  });
  if (!done) throw std::runtime_error("the audit refused an entry");
}

result<void> undoing::work() {
  const auto restored = changed_by(*with_.store.read(), who_.area.district(), run_),
             erased = created();
  report_.expect(static_cast<std::int64_t>(restored.size() + erased.size()));
  auto good = each(restored, &undoing::restore);
  if (good) good = each(erased, &undoing::erase);
  finish();
  return good;
}

}  // namespace

result<void> undo_import(api::services& with, const access::principal& who, import_run& run,
                         jobs::progress& report) {
  return undoing(with, who, run, report).work();
}

}  // namespace wangge::exchange

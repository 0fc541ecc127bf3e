#include "records/loader.h"

#include <algorithm>
#include <future>

#include "access/digest.h"
#include "base/json.h"
#include "db/store.h"
#include "records/followers.h"
#include "records/quality.h"
#include "records/search_words.h"
#include "records/store.h"
#include "records/tally.h"

namespace wangge::records {
namespace {

constexpr std::size_t gram_width = 5;

const std::vector<std::string>& gram_columns() {
  static const std::vector<std::string> names = {"district", "entity", "gram", "grid", "record"};
  return names;
}

std::vector<std::string> names_of(const entity& of) {
  std::vector<std::string> names;
  for (const auto& one : columns_of(of)) names.push_back(one.name);
  return names;
}

}  // namespace

// Rows of one entity, with what follows from them.
struct loader::batch {
  const entity* of = nullptr;
  std::vector<value> rows;
  std::vector<std::array<value, gram_width>> grams;
  std::vector<value> flat_grams;
  std::vector<value> breaches;
  std::vector<made_whole> healed;
  std::map<std::pair<int, std::int64_t>, std::int64_t> counts;  // (measure, unit)
  std::string ids;  // bytes of all ids, for the audit's digest
  std::int64_t low = 0, high = 0;
  std::size_t size = 0;

  void write(api::transaction& tx, const std::string& reason);
  std::vector<record> read_back(api::transaction& tx) const;
};

// A batch on its way: the transaction lives until its commit is known.
struct pending {
  std::unique_ptr<api::transaction> tx;
  std::promise<void> done;
  std::future<void> future = done.get_future();
};

loader::loader(api::services& with, const access::principal& who, options how)
    : with_(with), who_(who), how_(std::move(how)) {}

loader::~loader() {
  if (sent_ && sent_->future.valid())
    sent_->future.wait();  // the writer refers to this object's parts
}

void loader::add(record one) {
  if (filling_ && filling_->of != one.what) send();
  if (!filling_) {
    filling_ = std::make_unique<batch>();
    filling_->of = one.what;
    filling_->low = filling_->high = one.grid();
  }
  one.version = 1;
  one.updated_at = one.updated_at ? one.updated_at : now_ms();
  one.updated_by = who_.account;
  batch& to = *filling_;
  append_row(one, with_.vault, to.rows);
  for (auto& piece : grams_of(one))
    to.grams.push_back(
        {one.district(), std::int64_t{one.what->number}, std::move(piece), one.grid(), one.id});
  breaches_of_new(one, to.breaches);
  made_whole_by(one, to.healed);
  thread_local std::vector<int> measures;
  measures_of(one, measures);
  for (int measure : measures) ++to.counts[{measure, one.grid()}];
  to.ids.append(reinterpret_cast<const char*>(one.id.bytes.data()), one.id.bytes.size());
  to.low = std::min(to.low, one.grid());
  to.high = std::max(to.high, one.grid());
  ++rows_;
  if (++to.size >= how_.batch_rows) send();
}

// Whether anybody follows is known only on the writer: a round may open while a batch fills.
std::vector<record> loader::batch::read_back(api::transaction& tx) const {
  const auto district = low / 1'000'000'000;
  const code_range whole{district * 1'000'000'000, district * 1'000'000'000 + 999'999'999};
  std::vector<record> all;
  for (std::size_t at = 0; at + sizeof(uuid) <= ids.size(); at += sizeof(uuid)) {
    uuid id;
    std::copy_n(ids.begin() + static_cast<std::ptrdiff_t>(at), sizeof(uuid), id.bytes.begin());
    if (auto one = find(tx.db, tx.with.vault, *of, id, whole)) all.push_back(std::move(*one));
  }
  return all;
}

void loader::batch::write(api::transaction& tx, const std::string& reason) {
  tx.db.insert_many(of->table(), names_of(*of), rows);
  if (!grams.empty()) {
    std::sort(grams.begin(), grams.end());  // neighbours in the index are written together
    flat_grams.reserve(grams.size() * gram_width);
    for (auto& row : grams) std::move(row.begin(), row.end(), std::back_inserter(flat_grams));
    grams.clear();  // a job may run twice
  }
  if (!flat_grams.empty()) tx.db.insert_many("gram", gram_columns(), flat_grams);
  if (!breaches.empty()) tx.db.insert_many("breach", breach_columns(), breaches);
  for (const auto& one : healed) heal(tx.db, one);
  note_all_words(tx);
  for (const auto& [key, n] : counts) tx.count(measure_name(key.first), key.second, n);
  json::writer detail;
  detail.open()
      .member("rows", static_cast<std::int64_t>(size))
      .member("ids_sha256", access::hex(access::digest_of(ids)))
      .close();
  tx.audit({"load", of->number, std::nullopt, low, reason, detail.str()});
  tx.changed(of->plural, low, high);
  if (const auto& after = after_load(); after.wanted && after.wanted(tx.with, *of))
    after.next(tx, read_back(tx));
}

void loader::send() {
  wait();
  auto data = std::shared_ptr<batch>(std::move(filling_));
  auto going = std::make_shared<pending>();
  sent_ = going;
  with_.store.submit(
      [this, data, going](db::connection& db) {
        going->tx = std::make_unique<api::transaction>(with_, db, who_, now_ms());
        data->write(*going->tx, how_.reason);
        going->tx->flush();
        return true;
      },
      [going](std::exception_ptr broken) {
        if (broken) return going->done.set_exception(broken);
        going->tx->committed();
        going->done.set_value();
      });
}

void loader::wait() {
  if (sent_ && sent_->future.valid()) sent_->future.get();
}

void loader::finish() {
  if (filling_) send();
  wait();
}

}  // namespace wangge::records

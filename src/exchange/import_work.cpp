#include "exchange/import_work.h"

#include <algorithm>

#include "access/digest.h"
#include "api/transaction.h"
#include "base/json.h"
#include "db/store.h"
#include "exchange/import_decide.h"
#include "exchange/import_inspect.h"
#include "exchange/mark.h"
#include "exchange/merged.h"
#include "exchange/open.h"
#include "exchange/remark_rows.h"
#include "gen/entities.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/loader.h"
#include "records/rules.h"
#include "records/store.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t piece_rows = 8'000;
constexpr std::size_t change_rows = 100;        // to a transaction
constexpr std::size_t most_problems = 100'000;  // kept and marked; all are counted
constexpr std::size_t most_changes = 200;       // shown field by field before and after a run

class worker {
 public:
  worker(api::services& with, const access::principal& who, import_run& run,
         const work_options& how, jobs::progress& report)
      : with_(with),
        who_(who),
        run_(run),
        how_(how),
        report_(report),
        names_(*with.units.snapshot(), who.area),
        decoder_(*run.of, mapped_columns(run.plan, import_fields(*run.of, who)),
                 row_defaults(run.plan, *run.of, import_fields(*run.of, who)), names_),
        decider_(with, decoder_, {*run.of, who, run.id, now_ms()}),
        loader_(with, who, {how.batch_rows, import_reason(run.id)}) {}

  result<void> work();

 private:
  result<bool> read_piece(sheet_reader& from, merged_fill& merged);
  void decide_piece();
  void store_piece(std::vector<decision>& piece);
  void store_slow(std::vector<decision*>& all);
  result<int> store_some(api::transaction& tx, std::span<decision*> some);
  void count(decision& one);
  void note(decision& one);
  void show_changes(const decision& one);
  std::string seen(db::connection& db, const records::field& what, const records::value& v) const;
  bool lacks_column(const row_problem& one) const;
  void tell_lacking();
  void flush_problems();
  result<void> mark(workbook& book, std::size_t sheet);
  void finish();

  api::services& with_;
  const access::principal& who_;
  import_run& run_;
  const work_options& how_;
  jobs::progress& report_;
  unit_names names_;
  row_decoder decoder_;
  decider decider_;
  records::loader loader_;
  std::vector<import_row> piece_;
  std::vector<std::pair<std::uint32_t, row_problem>> problems_;  // not stored yet
  std::vector<row_error> errors_;
  std::map<std::string, std::int64_t> lacking_;  // rows by required field without a column
  std::uint32_t widest_ = 0;
};

// Rows whose grid is not known yet come first; they are looked up one by one anyway.
std::int64_t order_of(const import_row& one) {
  return one.fills(one.given.what->scope_at) ? one.given.grid() : 0;
}

result<bool> worker::read_piece(sheet_reader& from, merged_fill& merged) {
  piece_.clear();
  for (row next; piece_.size() < piece_rows;) {
    const auto more = from.next_row(next);
    if (!more) return refused(more.error());
    if (!*more) return false;
    if (next.number <= run_.plan.heading_row) continue;
    widest_ = std::max(widest_, next.width());
    const bool remark = is_remark_row(next);
    merged.apply(next);
    if (remark) {
      ++run_.totals.skipped;
      continue;
    }
    if (auto one = decoder_.decode(next); one.says_something()) piece_.push_back(std::move(one));
  }
  return true;
}

void worker::decide_piece() {
  std::stable_sort(piece_.begin(), piece_.end(), [](const import_row& a, const import_row& b) {
    return order_of(a) < order_of(b);
  });
  std::vector<decision> decided;
  decided.reserve(piece_.size());
  {
    auto db = with_.store.read();
    decider_.enter(*db);
    for (auto& one : piece_) decided.push_back(decider_.decide(std::move(one)));
    decider_.leave();
  }
  if (!how_.dry) store_piece(decided);
  for (auto& one : decided) {
    if (!one.counted) count(one);
    note(one);
    if (one.what == verdict::changed) show_changes(one);
  }
}

void worker::store_piece(std::vector<decision>& piece) {
  std::vector<decision*> slow;
  for (auto& one : piece) {
    const bool loads = one.what == verdict::created && !one.meets;
    if (loads) {
      count(one);
      loader_.add(std::move(one.after));
    } else if (one.what == verdict::created || one.what == verdict::changed) {
      slow.push_back(&one);
    }
  }
  if (slow.empty()) return;
  loader_.finish();  // who meets another must find it
  store_slow(slow);
}

void worker::store_slow(std::vector<decision*>& all) {
  for (std::size_t from = 0; from < all.size(); from += change_rows) {
    const std::span<decision*> some(all.data() + from, std::min(change_rows, all.size() - from));
    auto done =
        api::write<int>(with_, who_, [&](api::transaction& tx) { return store_some(tx, some); });
    if (!done) throw std::runtime_error("a batch of changes was refused as a whole");
  }
}

// One that refuses has changed nothing, so the others of the batch stay. The batch may run twice.
result<int> worker::store_some(api::transaction& tx, std::span<decision*> some) {
  const auto reason = import_reason(run_.id);
  for (decision* one : some) {
    if (one->what == verdict::refused) continue;
    failure why(error::not_found);
    bool stored = false;
    if (one->what == verdict::created) {
      auto made = records::insert_draft(tx, {one->after, {}, reason});
      stored = made.has_value();
      if (!stored) why = made.error();
    } else if (auto now = records::find(tx.db, with_.vault, *run_.of, one->before.id, who_.area)) {
      if (now->version != one->before.version) {
        why = failure(error::already_done);
      } else {
        auto made = records::update_draft(tx, *now, {one->after, {}, reason});
        stored = made.has_value();
        if (!stored) why = made.error();
      }
    }
    if (stored) continue;
    one->what = verdict::refused;
    for (auto& each : why.problems) {
      const mapped_column* column = decoder_.column_of(each.field);
      row_problem placed{each, {}, column ? column->heading : std::string(), {}};
      if (column) placed.column = column->column;
      one->problems.push_back(std::move(placed));
    }
  }
  return 0;
}

void worker::count(decision& one) {
  one.counted = true;
  auto& totals = run_.totals;
  ++totals.read;
  switch (one.what) {
    case verdict::created:
      ++totals.created;
      break;
    case verdict::changed:
      ++totals.changed;
      break;
    case verdict::same:
      ++totals.same;
      break;
    case verdict::refused:
      ++totals.refused;
      return;
  }
  for (const auto& column : decoder_.columns()) {
    if (column.to.what != meaning::field) continue;
    const auto at = static_cast<std::size_t>(column.to.at);
    if (run_.of->fields[at].kind == records::field_kind::integer)
      run_.totals.sums[std::string(column.to.name)] += one.after.integer(column.to.at);
  }
}

std::string worker::seen(db::connection& db, const records::field& what,
                         const records::value& v) const {
  if (const auto* id = std::get_if<uuid>(&v))
    return records::label_of(db, *records::find_entity(what.ref), who_.area, *id).value_or("");
  const auto text = records::shown(what, v, who_.lang);
  return what.sealed() ? records::masked_text(what, text) : text;
}

void worker::show_changes(const decision& one) {
  if (run_.changes.size() >= most_changes) return;
  const auto db = with_.store.read();
  for (std::size_t at = 0; at < one.after.values.size(); ++at) {
    const auto& what = run_.of->fields[at];
    if (what.derived || one.before.values[at] == one.after.values[at]) continue;
    run_.changes.push_back({one.row, one.before.id, std::string(what.name),
                            seen(*db, what, one.before.values[at]),
                            seen(*db, what, one.after.values[at])});
  }
}

// A column that the sheet lacks is told once, with its rows; the marked sheet has it at each.
bool worker::lacks_column(const row_problem& one) const {
  return (one.what.code == error::required || one.what.code == error::id_reason_needed) &&
         !decoder_.column_of(one.what.field) && !one.column;
}

void worker::note(decision& one) {
  for (auto& each : one.problems) {
    if (lacks_column(each)) {
      errors_.push_back({one.row, each.column, message(each.what, who_.lang)});
      ++lacking_[each.what.field];
      continue;
    }
    if (++run_.totals.problems > static_cast<std::int64_t>(most_problems)) continue;
    errors_.push_back({one.row, each.column, message(each.what, who_.lang)});
    problems_.emplace_back(one.row, std::move(each));
  }
}

void worker::tell_lacking() {
  for (const auto& [name, rows] : lacking_) {
    auto params = records::labelled(run_.of->fields[static_cast<std::size_t>(run_.of->find(name))]);
    params["rows"] = std::to_string(rows);
    problems_.emplace_back(
        0, row_problem{{error::missing_column, name, std::move(params)}, {}, {}, {}});
    ++run_.totals.problems;
  }
  flush_problems();
}

void worker::flush_problems() {
  save_problems(with_, run_, problems_);
  problems_.clear();
}

result<void> worker::mark(workbook& book, std::size_t sheet) {
  run_.marked = !errors_.empty();
  if (errors_.empty()) return {};
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const row_error& a, const row_error& b) { return a.row < b.row; });
  mark_job job;
  job.sheet = run_.plan.sheet;
  job.heading_row = run_.plan.heading_row;
  job.error_column = widest_;
  for (const auto& one : run_.plan.columns) {
    if (one.heading == error_title_zh || one.heading == error_title_en)
      job.error_column = one.column;
    else
      job.error_column = std::max(job.error_column, one.column + 1);
  }
  job.lang = who_.lang;
  job.path = marked_file(with_.config, run_.id);
  job.temp_dir = job.path.parent_path();
  auto again = book.open(sheet);
  auto merged = book.merged(sheet);
  if (!again) return refused(again.error());
  if (!merged) return refused(merged.error());
  return mark_errors(**again, *merged, errors_, job);
}

void worker::finish() {
  if (how_.dry) return;
  loader_.finish();
  if (run_.of->number == records::unit_entity.number) with_.units.load(*with_.store.read());
}

result<void> worker::work() {
  const auto file = import_file(with_.config, run_.id);
  if (!std::filesystem::exists(file)) return refuse(error::file_gone);
  auto book = open_workbook({file, {}});
  if (!book) return refused(book.error());
  const auto sheet = static_cast<std::size_t>(std::max(0, sheet_at(**book, run_.plan.sheet)));
  auto reader = (*book)->open(sheet);
  if (!reader) return refused(reader.error());
  auto ranges = (*book)->merged(sheet);
  if (!ranges) return refused(ranges.error());
  merged_fill merged(std::move(*ranges), run_.plan.heading_row + 1);
  for (bool more = true; more;) {
    if (report_.cancelled()) {
      finish();
      return refuse(error::cancelled);
    }
    const auto read = read_piece(**reader, merged);
    if (!read) {
      finish();
      return refused(read.error());
    }
    more = *read;
    decide_piece();
    flush_problems();
    if (!how_.dry) save_run(with_, run_);  // how far it came, should the power fail
    const double part = std::max(0.001, (*reader)->progress());
    report_.expect(static_cast<std::int64_t>(static_cast<double>(run_.totals.read) / part));
    report_.advance(run_.totals.read);
  }
  tell_lacking();
  finish();
  return mark(**book, sheet);
}

std::string hex_of(const std::string& bytes) {
  access::digest value{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), value.size()), value.begin());
  return access::hex(value);
}

void audit_run(api::services& with, const access::principal& who, const import_run& run) {
  json::writer detail;
  detail.open()
      .member("file_digest", hex_of(run.digest))
      .member("rows", run.totals.read)
      .member("created", run.totals.created)
      .member("changed", run.totals.changed)
      .member("refused", run.totals.refused);
  const auto text = detail.close().str();
  auto done = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
    tx.audit({"import", run.of->number, std::nullopt, who.area.low, import_reason(run.id), text});
    return 0;
  });
  if (!done) throw std::runtime_error("the audit refused an entry");
}

}  // namespace

result<void> work_through(api::services& with, const access::principal& who, import_run& run,
                          const work_options& how, jobs::progress& report) {
  run.totals = {};
  run.changes.clear();
  run.marked = false;
  std::error_code ignored;
  std::filesystem::remove(marked_file(with.config, run.id), ignored);
  forget_problems(with, run);
  auto done = worker(with, who, run, how, report).work();
  if (!how.dry) audit_run(with, who, run);
  return done;
}

}  // namespace wangge::exchange

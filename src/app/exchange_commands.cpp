// import, export: files of offices from the command line, by the services of the routes.

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "access/audit_seal.h"
#include "access/system.h"
#include "app/commands.h"
#include "app/home.h"
#include "app/runtime.h"
#include "app/say.h"
#include "base/json.h"
#include "exchange/exports.h"
#include "exchange/import_service.h"

namespace wangge::app {
namespace {

namespace fs = std::filesystem;
using exchange::import_run;

constexpr std::size_t bulk_rows = 20'000;  // to a transaction: nobody else waits for the writer
constexpr int printed_problems = 20;

// Counts up on standard error while work goes on.
class progress_line {
 public:
  explicit progress_line(const jobs::progress& of) : thread_([this, &of] { run(of); }) {}
  ~progress_line() {
    ended_ = true;
    thread_.join();
    std::fprintf(stderr, "\n");
  }

 private:
  void run(const jobs::progress& of) {
    using namespace std::chrono_literals;
    while (!ended_) {
      std::this_thread::sleep_for(200ms);
      fmt::print(stderr, "\r{} / {}  ", of.done(), of.total());
      std::fflush(stderr);
    }
  }
  std::atomic<bool> ended_{false};
  std::thread thread_;
};

bool copy_in(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, failed);
  return !failed;
}

void print_columns(const import_run& run) {
  fmt::print("工作表 sheet: {}  表头 headings: {}\n", run.plan.sheet, run.plan.heading_row);
  for (const auto& one : run.plan.columns)
    if (one.field.empty() && one.how != "ignored")
      fmt::print("  未导入的列 column left out: {}\n", one.heading);
    else if (one.how == "fuzzy")
      fmt::print("  {} = {} ({:.0f}%)\n", one.heading, one.field, one.score * 100);
}

// What only a person could confirm is left out.
exchange::mapping_choice sure_columns(const import_run& run, const import_flags& how) {
  exchange::mapping_choice choice;
  choice.defaults.emplace();
  for (const auto& one : how.defaults) {
    const auto sign = std::min(one.find('='), one.size());
    choice.defaults->push_back({one.substr(0, sign), one.substr(std::min(sign + 1, one.size()))});
  }
  for (const auto& one : run.plan.columns)
    if (!one.field.empty() && one.how == "fuzzy" && one.score < exchange::sure_score)
      choice.columns.push_back({one.column, {}});
  return choice;
}

void print_totals(api::services& with, const import_run& run, bool dry) {
  const auto& n = run.totals;
  fmt::print("{}：读 {} = 新增 {} + 修改 {} + 不变 {} + 拒绝 {}\n", dry ? "试算" : "导入", n.read,
             n.created, n.changed, n.same, n.refused);
  fmt::print("{}: read {} = created {} + changed {} + same {} + refused {}\n",
             dry ? "Dry run" : "Import", n.read, n.created, n.changed, n.same, n.refused);
  if (n.skipped > 0) fmt::print("跳过合计、说明行 sums and notes passed over: {}\n", n.skipped);
  auto db = with.store.read();
  for (const auto& one : exchange::problems_of(*db, run, printed_problems))
    fmt::print("  {:>7}  {}  {}  {}\n", one.row, one.what.heading, one.what.shown,
               message(one.what.what, language::zh));
  if (n.problems > printed_problems) fmt::print("  … {}\n", n.problems);
}

void leave_marked(const api::services& with, const import_run& run, const fs::path& file) {
  const auto marked = exchange::marked_file(with.config, run.id);
  if (!run.marked || !fs::exists(marked)) return;
  auto beside = file;
  beside.replace_extension();
  beside += "-错误.xlsx";
  if (copy_in(marked, beside)) fmt::print("标出错误的原表 errors marked: {}\n", beside.string());
}

result<import_run> take_step(api::services& with, const access::principal& who, import_run run,
                             exchange::step what) {
  if (auto good = exchange::enter_step(with, run, what, uuid{}); !good)
    return refused(good.error());
  jobs::progress report;
  const auto done = [&] {
    const progress_line line(report);
    return exchange::do_step(with, who, run, what, report, bulk_rows);
  }();
  if (!done) return refused(done.error());
  auto after = exchange::find_run(with, *with.store.read(), run.id, who.account);
  if (!after) return refuse(error::not_found);
  return std::move(*after);
}

}  // namespace

int import_file(const import_flags& how) {
  const auto* of = records::find_plural(how.kind);
  if (!of) return complain("没有这一类。No such kind: " + how.kind);
  if (!fs::exists(how.file)) return complain("没有这个文件。No such file: " + how.file.string());
  auto parts =
      runtime::open({.data_dir = how.store.data_dir, .db_url = how.store.db_url, .bulk = true});
  if (!parts) return complain(parts.error());
  auto& with = (*parts)->services();
  const auto who = access::system_principal(home_district(**parts), "import");
  auto run = exchange::begin_import(
      with, who,
      {*of, how.file.filename().string(), [&](const fs::path& to) { return copy_in(how.file, to); },
       how.sheet, static_cast<std::uint32_t>(std::max(0, how.heading_row))});
  if (!run) return complain(run.error());
  print_columns(*run);
  if (auto good = exchange::choose_mapping(with, who, *run, sure_columns(*run, how)); !good)
    return complain(good.error());
  const auto after =
      take_step(with, who, *run, how.dry_run ? exchange::step::dry_run : exchange::step::run);
  if (!after) return complain(after.error());
  print_totals(with, *after, how.dry_run);
  leave_marked(with, *after, how.file);
  std::error_code ignored;
  fs::remove(exchange::import_file(with.config, after->id), ignored);
  access::seal_audit(with);
  return after->totals.refused > 0 ? 2 : 0;
}

int export_file(const export_flags& how) {
  if (how.format != "xlsx" && how.format != "csv")
    return complain("--format 应为 xlsx 或 csv。--format takes xlsx or csv.");
  auto parts = runtime::open({.data_dir = how.store.data_dir, .db_url = how.store.db_url});
  if (!parts) return complain(parts.error());
  auto& with = (*parts)->services();
  const auto who = access::system_principal(home_district(**parts), "export");
  json::writer body;
  body.open().member("kind", how.kind).member("format", how.format);
  body.member("unit", how.unit).member("purpose", how.purpose).key("columns").open_array();
  for (const auto& one : how.columns) body.value(one);
  const auto text = body.close_array().close().str();
  const auto asked = json::document::parse_object(text);
  auto request = exchange::read_export_request(asked->root(), who, with.units);
  if (!request) return complain(request.error());
  request->file = how.out.empty() ? fs::path(how.kind + "." + how.format) : how.out;
  if (request->file.parent_path().empty()) request->file = "." / request->file;
  jobs::progress report;
  const auto done = [&] {
    const progress_line line(report);
    return exchange::run_export(with, who, *request, report);
  }();
  if (!done) return complain(done.error());
  access::seal_audit(with);
  fmt::print("已导出 {} 行到 {}。Exported {} rows.\n", report.done(), request->file.string(),
             report.done());
  return 0;
}

}  // namespace wangge::app

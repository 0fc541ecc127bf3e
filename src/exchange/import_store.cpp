#include "exchange/import_store.h"

#include <algorithm>

#include "access/digest.h"
#include "base/json.h"
#include "db/store.h"
#include "exchange/import_json.h"
#include "jobs/jobs.h"
#include "records/history.h"

namespace wangge::exchange {
namespace {

constexpr instant file_life = 7 * 24 * 3'600'000LL;
constexpr instant upload_life = 3'600'000LL;

constexpr std::string_view run_columns =
    "SELECT id, entity, account, filename, file_digest, sheet, heading_row, mapping, state, "
    "rows_read, created_rows, changed_rows, same_rows, refused_rows, controls, started_at, "
    "ended_at FROM import_run ";

std::vector<db::value> values_of(const import_run& one) {
  return {one.id,
          std::string(one.of->name),
          one.account,
          one.filename,
          db::blob{one.digest},
          one.plan.sheet,
          std::int64_t{one.plan.heading_row},
          plan_text(one.plan),
          one.state,
          one.totals.read,
          one.totals.created,
          one.totals.changed,
          one.totals.same,
          one.totals.refused,
          controls_text(one),
          one.started_at,
          one.ended_at ? db::value(one.ended_at) : db::value()};
}

import_run read_run(const db::row& row) {
  import_run one;
  one.id = row.id(0);
  one.of = records::find_entity(row.text(1));
  one.account = row.id(2);
  one.filename = row.text(3);
  one.digest = row.bytes(4);
  one.plan.sheet = row.text(5);
  one.plan.heading_row = static_cast<std::uint32_t>(row.integer(6));
  read_plan(row.text(7), one.plan);
  one.state = one.stored_state = row.text(8);
  one.totals.read = row.integer(9);
  one.totals.created = row.integer(10);
  one.totals.changed = row.integer(11);
  one.totals.same = row.integer(12);
  one.totals.refused = row.integer(13);
  read_controls(row.text(14), one);
  one.started_at = row.integer(15);
  one.ended_at = row.is_null(16) ? 0 : row.integer(16);
  return one;
}

std::int64_t made_by(db::connection& db, const import_run& one) {
  auto rows = db.query(
      "SELECT count(*) FROM " + std::string(one.of->table()) + " WHERE import_id = ?1", {one.id});
  rows.step();
  return rows->integer(0);
}

std::int64_t district_of(const api::services& with) {
  const auto units = with.units.snapshot();
  return units->empty() ? 0 : codes::district_of(units->begin()->first);
}

// A restart or a cancelled job leaves a state behind that nobody will end.
void settle(const api::services& with, db::connection& db, import_run& one) {
  const bool busy = one.state == import_states::checking || one.state == import_states::running ||
                    one.state == import_states::undoing;
  if (!busy || !with.jobs || one.job.is_nil()) return;
  const auto job = with.jobs->find(db, one.job, one.account);
  if (job && (job->state == "waiting" || job->state == "running")) return;
  if (one.state == import_states::running) count_made(with, db, one);  // cut off later than it told
  one.state =
      one.state == import_states::checking ? import_states::mapping : import_states::stopped;
}

}  // namespace

std::string import_reason(const uuid& run) {
  return "import " + to_string(run);
}

void count_made(const api::services& with, db::connection& db, import_run& one) {
  auto& n = one.totals;
  n.created = made_by(db, one);
  n.changed = static_cast<std::int64_t>(changed_by(db, district_of(with), one).size());
  n.read = std::max(n.read, n.created + n.changed);
  n.same = std::max<std::int64_t>(0, n.read - n.created - n.changed - n.refused);
}

// History entries carry their time in their ids, so those of the run lie together.
std::vector<uuid> changed_by(db::connection& db, std::int64_t district, const import_run& run) {
  const instant until = run.ended_at ? run.ended_at : now_ms();
  std::vector<uuid> all;
  auto rows = db.query(
      "SELECT record FROM history WHERE district = ?1 AND id >= ?2 AND id <= ?3 AND entity = ?4 "
      "AND reason = ?5",
      {district, make_uuid7(run.started_at, 0, 0),
       make_uuid7(until + 1, ~std::uint64_t{0}, ~std::uint64_t{0}), std::int64_t{run.of->number},
       import_reason(run.id)});
  while (rows.step()) all.push_back(rows->id(0));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void insert_run(api::services& with, const import_run& one) {
  auto row = values_of(one);
  row.emplace_back(district_of(with));
  with.store.write([&](db::connection& db) {
    db.execute(
        "INSERT INTO import_run(id, entity, account, filename, file_digest, sheet, heading_row, "
        "mapping, state, rows_read, created_rows, changed_rows, same_rows, refused_rows, controls, "
        "started_at, ended_at, district) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
        "?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        std::span<const db::value>(row));
    return true;
  });
}

namespace {

bool update_run(api::services& with, const import_run& one, const std::string* before) {
  const auto row = values_of(one);
  bool mine = true;
  with.store.write([&](db::connection& db) {
    if (before)
      mine = db.execute("UPDATE import_run SET state = ?2 WHERE id = ?1 AND state = ?3",
                        {one.id, one.state, *before}) == 1;
    if (!mine) return false;
    db.execute(
        "UPDATE import_run SET entity = ?2, account = ?3, filename = ?4, file_digest = ?5, sheet = "
        "?6, heading_row = ?7, mapping = ?8, state = ?9, rows_read = ?10, created_rows = ?11, "
        "changed_rows = ?12, same_rows = ?13, refused_rows = ?14, controls = ?15, started_at = "
        "?16, ended_at = ?17 WHERE id = ?1",
        std::span<const db::value>(row));
    return true;
  });
  return mine;
}

}  // namespace

void save_run(api::services& with, const import_run& one) {
  update_run(with, one, nullptr);
}

bool save_step(api::services& with, const import_run& one, const std::string& before) {
  return update_run(with, one, &before);
}

std::optional<import_run> find_run(const api::services& with, db::connection& db, const uuid& id,
                                   const uuid& account) {
  std::optional<import_run> found;
  {
    auto rows =
        db.query(std::string(run_columns) + "WHERE id = ?1 AND account = ?2", {id, account});
    if (rows.step()) found = read_run(*rows);
  }
  if (!found || !found->of) return std::nullopt;
  settle(with, db, *found);
  return found;
}

std::vector<import_run> runs_of(const api::services& with, db::connection& db,
                                const uuid& account) {
  std::vector<import_run> all;
  {
    auto rows = db.query(std::string(run_columns) + "WHERE account = ?1 ORDER BY id DESC LIMIT 100",
                         {account});
    while (rows.step()) all.push_back(read_run(*rows));
  }
  std::erase_if(all, [](const import_run& one) { return one.of == nullptr; });
  for (auto& one : all) settle(with, db, one);
  return all;
}

void forget_problems(api::services& with, const import_run& of) {
  with.store.write([&](db::connection& db) {
    db.execute("DELETE FROM import_problem WHERE district = ?1 AND import_id = ?2",
               {district_of(with), of.id});
    return true;
  });
}

void save_problems(api::services& with, const import_run& of,
                   const std::vector<std::pair<std::uint32_t, row_problem>>& all) {
  static const std::vector<std::string> columns = {
      "district", "import_id", "row_no", "position", "code", "field", "heading", "shown", "params"};
  if (all.empty()) return;
  const auto district = district_of(with);
  std::vector<db::value> rows;
  std::uint32_t last = 0;
  std::int64_t position = 0;
  for (const auto& [number, one] : all) {
    position = number == last ? position + 1 : 0;
    last = number;
    for (db::value each :
         {db::value(district), db::value(of.id), db::value(std::int64_t{number}),
          db::value(position), db::value(std::string(describe(one.what.code).code)),
          db::value(one.what.field), db::value(one.heading), db::value(one.shown),
          db::value(params_text(one.what.params))})
      rows.push_back(std::move(each));
  }
  with.store.write([&](db::connection& db) {
    db.insert_many("import_problem", columns, rows);
    return true;
  });
}

std::vector<stored_problem> problems_of(db::connection& db, const import_run& of, int limit) {
  std::vector<stored_problem> all;
  auto rows = db.query(
      "SELECT row_no, code, field, heading, shown, params FROM import_problem WHERE import_id = ?1 "
      "ORDER BY row_no, position LIMIT ?2",
      {of.id, std::int64_t{limit}});
  while (rows.step()) {
    const auto code = find_error(rows->text(1));
    if (!code) continue;
    stored_problem one;
    one.row = static_cast<std::uint32_t>(rows->integer(0));
    one.what.what = {*code, std::string(rows->text(2)), read_params(rows->text(5))};
    one.what.heading = rows->text(3);
    one.what.shown = rows->text(4);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<remembered_heading> remembered_of(db::connection& db, std::int64_t district,
                                              const records::entity& of) {
  std::vector<remembered_heading> all;
  auto rows = db.query(
      "SELECT heading, field FROM heading_memory WHERE district = ?1 AND entity = ?2 ORDER BY "
      "heading",
      {district, std::string(of.name)});
  while (rows.step()) all.push_back({std::string(rows->text(0)), std::string(rows->text(1))});
  return all;
}

void remember_headings(api::services& with, const access::principal& who, const import_run& of) {
  with.store.write([&](db::connection& db) {
    for (const auto& one : of.plan.columns)
      if (one.how == "chosen")
        db.execute(
            "INSERT INTO heading_memory(district, entity, heading, field, account) VALUES (?1, ?2, "
            "?3, ?4, ?5) ON CONFLICT(district, entity, heading) DO UPDATE SET field = "
            "excluded.field, account = excluded.account",
            {who.area.district(), std::string(of.of->name), heading_key(one.heading), one.field,
             who.account});
    return true;
  });
}

std::filesystem::path import_file(const api::settings& config, const uuid& run) {
  return std::filesystem::path(config.data_dir) / "imports" / to_string(run);
}

std::filesystem::path marked_file(const api::settings& config, const uuid& run) {
  return std::filesystem::path(config.data_dir) / "imports" / (to_string(run) + ".marked.xlsx");
}

void clear_old_imports(const api::settings& config, instant now) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const auto age = [&](const fs::path& one) {
    const auto since = fs::file_time_type::clock::now() - fs::last_write_time(one, ignored);
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  };
  for (const auto& one : fs::directory_iterator(fs::path(config.data_dir) / "imports", ignored)) {
    const auto id = parse_uuid(one.path().filename().string().substr(0, 36));
    if (id && now - made_at(*id) > file_life) fs::remove(one.path(), ignored);
  }
  for (const auto& one : fs::directory_iterator(fs::path(config.data_dir) / "uploads", ignored))
    if (age(one.path()) > upload_life) fs::remove(one.path(), ignored);
}

}  // namespace wangge::exchange

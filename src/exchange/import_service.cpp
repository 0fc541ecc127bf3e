#include "exchange/import_service.h"

#include <algorithm>
#include <fstream>

#include "access/digest.h"
#include "base/json.h"
#include "db/store.h"
#include "exchange/import_json.h"
#include "gen/entities.h"

namespace wangge::exchange {
namespace {

namespace states = import_states;

constexpr std::size_t digest_piece = 1 << 20;

// Of pieces of a megabyte, so that no file is held in memory.
std::string digest_of_file(const std::filesystem::path& path) {
  access::merkle_tree tree;
  std::ifstream in(path, std::ios::binary);
  std::string piece(digest_piece, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    tree.add({piece.data(), static_cast<std::size_t>(in.gcount())});
  const auto root = tree.root();
  return std::string(access::bytes_of(root));
}

result<void> check_permission(const records::entity& of, const access::principal& who) {
  const char* needed = of.number == records::unit_entity.number ? "units.write" : "register.write";
  if (who.may(needed)) return {};
  return refuse(error::forbidden, {{"permission", needed}});
}

result<import_plan> look_into(api::services& with, const access::principal& who,
                              const import_run& run, const std::string& sheet,
                              std::uint32_t heading_row) {
  const auto fields = import_fields(*run.of, who);
  const auto remembered = remembered_of(*with.store.read(), who.area.district(), *run.of);
  const auto file = import_file(with.config, run.id);
  if (!std::filesystem::exists(file)) return refuse(error::file_gone);
  return inspect({file, fields, remembered, sheet, heading_row});
}

void check_defaults(api::services& with, const access::principal& who, const import_run& run,
                    std::vector<problem>& found) {
  const auto fields = import_fields(*run.of, who);
  for (const auto& one : run.plan.defaults) {
    const int at = find_field(fields, one.field);
    if (at < 0 || !may_default(fields[static_cast<std::size_t>(at)], *run.of))
      found.push_back(
          {error::unknown_field, "defaults", {{"name", one.field}, {"known", "/meta"}}});
  }
  const unit_names names(*with.units.snapshot(), who.area);
  const row_decoder decoder(*run.of, {}, row_defaults(run.plan, *run.of, fields), names);
  for (auto& each : decoder.default_problems()) found.push_back(std::move(each));
}

failure wrong_step(const import_run& run) {
  static const std::map<std::string_view, std::pair<const char*, const char*>> words = {
      {states::mapping, {"待对应列", "waiting for its columns"}},
      {states::checking, {"正在试算", "being checked"}},
      {states::checked, {"已试算", "checked"}},
      {states::running, {"正在导入", "running"}},
      {states::done, {"已导入", "done"}},
      {states::stopped, {"中途停下", "stopped in the middle"}},
      {states::undoing, {"正在撤销", "being undone"}},
      {states::undone, {"已撤销", "undone"}}};
  const auto found = words.find(run.state);
  const auto word = found == words.end() ? std::pair{"未知", "unknown"} : found->second;
  return {error::wrong_step, {{"state.zh", word.first}, {"state.en", word.second}}};
}

bool may_step(const import_run& run, step what) {
  switch (what) {
    case step::dry_run:
      return run.state == states::mapping || run.state == states::checked;
    case step::run:
      return run.state == states::mapping || run.state == states::checked ||
             run.state == states::stopped;
    case step::undo:
      return run.state == states::done || run.state == states::stopped;
  }
  return false;
}

std::string outcome_of(const import_run& run) {
  json::writer out;
  write_summary(out, run);
  return out.str();
}

}  // namespace

result<import_run> begin_import(api::services& with, const access::principal& who,
                                const new_import& what) {
  if (auto good = check_permission(what.of, who); !good) return refused(good.error());
  import_run run;
  run.id = new_uuid();
  run.of = &what.of;
  run.account = who.account;
  run.filename = what.filename;
  run.started_at = now_ms();
  const auto file = import_file(with.config, run.id);
  std::filesystem::create_directories(file.parent_path());
  std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all);
  if (!what.put(file)) return refuse(error::store_full);
  auto plan = look_into(with, who, run, what.sheet, what.heading_row);
  if (!plan) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return refused(plan.error());
  }
  run.plan = std::move(*plan);
  run.digest = digest_of_file(file);
  insert_run(with, run);
  run.stored_state = run.state;
  return run;
}

result<void> choose_mapping(api::services& with, const access::principal& who, import_run& run,
                            const mapping_choice& choice) {
  if (run.state != states::mapping && run.state != states::checked) return refused(wrong_step(run));
  const std::string sheet = choice.sheet.empty() ? run.plan.sheet : choice.sheet;
  const auto row = choice.heading_row ? choice.heading_row : run.plan.heading_row;
  run.state = states::mapping;
  if (sheet != run.plan.sheet || row != run.plan.heading_row) {
    auto plan =
        look_into(with, who, run, sheet, sheet == run.plan.sheet ? row : choice.heading_row);
    if (!plan) return refused(plan.error());
    plan->defaults = std::move(run.plan.defaults);
    run.plan = std::move(*plan);
    save_run(with, run);
    return {};
  }
  const auto fields = import_fields(*run.of, who);
  std::vector<problem> found;
  for (const auto& one : choice.columns) {
    const auto column =
        std::find_if(run.plan.columns.begin(), run.plan.columns.end(),
                     [&](const import_column& each) { return each.column == one.column; });
    const int at = one.field.empty() ? -1 : find_field(fields, one.field);
    if (column == run.plan.columns.end() || (!one.field.empty() && at < 0)) {
      found.push_back({error::unknown_field, "columns", {{"name", one.field}, {"known", "/meta"}}});
      continue;
    }
    const bool open =
        column->how == "unknown" || column->how == "ambiguous" || column->how == "fuzzy";
    if (column->field == one.field && !open) continue;
    column->field = one.field;
    column->how = "chosen";
    column->score = 1;
  }
  for (const auto& field : fields)
    if (std::count_if(run.plan.columns.begin(), run.plan.columns.end(),
                      [&](const auto& one) { return one.field == field.name; }) > 1)
      found.push_back({error::mapped_twice,
                       std::string(field.name),
                       {{"label.zh", std::string(field.zh)}, {"label.en", std::string(field.en)}}});
  if (choice.defaults) {
    run.plan.defaults = *choice.defaults;
    check_defaults(with, who, run, found);
  }
  if (!found.empty()) return refused(failure(std::move(found)));
  save_run(with, run);
  remember_headings(with, who, run);
  return {};
}

result<void> enter_step(api::services& with, import_run& run, step what, const uuid& job) {
  if (!may_step(run, what)) return refused(wrong_step(run));
  if (what != step::undo && run.plan.heading_row == 0)
    return refuse(error::no_heading, {{"rows", "20"}});
  const std::string before = run.stored_state;
  run.state = what == step::dry_run ? states::checking
              : what == step::run   ? states::running
                                    : states::undoing;
  run.job = job;
  // A run that was stopped goes on: an undo takes both attempts back.
  if (what != step::undo && before != states::stopped) run.started_at = now_ms();
  if (what != step::undo) run.ended_at = 0;
  if (!save_step(with, run, before)) return refused(wrong_step(run));
  run.stored_state = run.state;
  return {};
}

result<std::string> do_step(api::services& with, const access::principal& who, import_run run,
                            step what, jobs::progress& report, std::size_t batch_rows) {
  const auto done = what == step::undo
                        ? undo_import(with, who, run, report)
                        : work_through(with, who, run, {what == step::dry_run, batch_rows}, report);
  if (what == step::run) count_made(with, *with.store.read(), run);
  if (what == step::dry_run)
    run.state = done ? states::checked : states::mapping;
  else if (done)
    run.state = what == step::run ? states::done : states::undone;
  else
    run.state = states::stopped;
  if (what != step::undo) run.ended_at = now_ms();
  save_run(with, run);
  if (!done) return refused(done.error());
  return outcome_of(run);
}

}  // namespace wangge::exchange

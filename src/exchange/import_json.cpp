#include "exchange/import_json.h"

#include "exchange/import_inspect.h"

namespace wangge::exchange {
namespace {

void write_columns(json::writer& out, const import_plan& plan) {
  out.key("columns").open_array();
  for (const auto& one : plan.columns) {
    out.open()
        .member("column", static_cast<std::int64_t>(one.column))
        .member("heading", one.heading);
    out.key("field");
    if (one.field.empty())
      out.null();
    else
      out.value(one.field);
    out.member("how", one.how).member("score", one.score).key("candidates").open_array();
    for (const auto& each : one.candidates) out.value(each);
    out.close_array().close();
  }
  out.close_array();
}

void write_defaults(json::writer& out, const import_plan& plan) {
  out.key("defaults").open_array();
  for (const auto& one : plan.defaults)
    out.open().member("field", one.field).member("text", one.text).close();
  out.close_array();
}

void write_sheets(json::writer& out, const import_plan& plan) {
  out.key("sheets").open_array();
  for (const auto& one : plan.sheets) out.value(one);
  out.close_array();
}

void write_sums(json::writer& out, const import_totals& totals) {
  out.key("sums").open();
  for (const auto& [field, sum] : totals.sums) out.member(field, sum);
  out.close();
}

void write_undo(json::writer& out, const import_run& one) {
  out.key("undo");
  if (!one.undo) {
    out.null();
    return;
  }
  out.open().member("erased", one.undo->erased).member("restored", one.undo->restored);
  out.member("kept", one.undo->kept).key("records").open_array();
  for (const auto& each : one.undo->records)
    out.open().member("id", each.id).member("why", each.why).close();
  out.close_array().close();
}

void write_changes(json::writer& out, const import_run& one) {
  out.key("changes").open_array();
  for (const auto& each : one.changes)
    out.open()
        .member("row", std::int64_t{each.row})
        .member("record", each.record)
        .member("field", each.field)
        .member("before", each.before)
        .member("after", each.after)
        .close();
  out.close_array();
}

void write_time(json::writer& out, std::string_view name, instant at) {
  out.key(name);
  if (at)
    out.value(format_instant(at));
  else
    out.null();
}

void write_problems(json::writer& out, const std::vector<stored_problem>& all, language lang) {
  out.key("problems").open_array();
  for (const auto& one : all) {
    out.open().member("row", static_cast<std::int64_t>(one.row));
    out.member("heading", one.what.heading).member("value", one.what.shown);
    out.member("code", describe(one.what.what.code).code);
    out.member("message", message(one.what.what, lang)).close();
  }
  out.close_array();
}

}  // namespace

std::string plan_text(const import_plan& plan) {
  json::writer out;
  out.open();
  write_sheets(out, plan);
  write_columns(out, plan);
  write_defaults(out, plan);
  return out.close().str();
}

void read_plan(std::string_view text, import_plan& into) {
  const auto parsed = json::document::parse_object(text);
  if (!parsed) return;
  const auto root = parsed->root();
  if (const auto sheets = root.find("sheets"))
    sheets->each_item([&](const json::view& one) { into.sheets.emplace_back(one.text()); });
  if (const auto columns = root.find("columns"))
    columns->each_item([&](const json::view& one) {
      import_column column;
      column.column = static_cast<std::uint32_t>(one.integer_of("column", 0));
      column.heading = one.text_of("heading");
      column.field = one.text_of("field");
      column.how = one.text_of("how");
      if (const auto score = one.find("score")) column.score = score->real();
      if (const auto list = one.find("candidates"))
        list->each_item(
            [&](const json::view& each) { column.candidates.emplace_back(each.text()); });
      into.columns.push_back(std::move(column));
    });
  if (const auto defaults = root.find("defaults"))
    defaults->each_item([&](const json::view& one) {
      into.defaults.push_back(
          {std::string(one.text_of("field")), std::string(one.text_of("text"))});
    });
}

std::string controls_text(const import_run& one) {
  json::writer out;
  out.open().member("job", one.job).member("marked", one.marked);
  out.member("problems", one.totals.problems).member("skipped", one.totals.skipped);
  write_sums(out, one.totals);
  write_undo(out, one);
  write_changes(out, one);
  return out.close().str();
}

void read_controls(std::string_view text, import_run& into) {
  const auto parsed = json::document::parse_object(text);
  if (!parsed) return;
  const auto root = parsed->root();
  if (const auto job = parse_uuid(root.text_of("job"))) into.job = *job;
  if (const auto marked = root.find("marked")) into.marked = marked->boolean();
  into.totals.problems = root.integer_of("problems", 0);
  into.totals.skipped = root.integer_of("skipped", 0);
  if (const auto sums = root.find("sums"))
    sums->each_member([&](std::string_view name, const json::view& sum) {
      into.totals.sums[std::string(name)] = sum.integer();
    });
  if (const auto changes = root.find("changes"))
    changes->each_item([&](const json::view& one) {
      into.changes.push_back({static_cast<std::uint32_t>(one.integer_of("row", 0)),
                              parse_uuid(one.text_of("record")).value_or(uuid()),
                              std::string(one.text_of("field")), std::string(one.text_of("before")),
                              std::string(one.text_of("after"))});
    });
  const auto undo = root.find("undo");
  if (!undo || undo->is_null()) return;
  import_undo told{undo->integer_of("erased", 0),
                   undo->integer_of("restored", 0),
                   undo->integer_of("kept", 0),
                   {}};
  if (const auto list = undo->find("records"))
    list->each_item([&](const json::view& one) {
      if (const auto id = parse_uuid(one.text_of("id")))
        told.records.push_back({*id, std::string(one.text_of("why"))});
    });
  into.undo = std::move(told);
}

std::string params_text(const std::map<std::string, std::string>& params) {
  json::writer out;
  out.open();
  for (const auto& [name, word] : params) out.member(name, word);
  return out.close().str();
}

std::map<std::string, std::string> read_params(std::string_view text) {
  std::map<std::string, std::string> out;
  if (const auto parsed = json::document::parse_object(text))
    parsed->root().each_member([&](std::string_view name, const json::view& word) {
      out[std::string(name)] = word.text();
    });
  return out;
}

namespace {

void write_head(json::writer& out, const import_run& one) {
  out.member("id", one.id).member("kind", one.of->plural).member("filename", one.filename);
  out.member("state", one.state);
  out.key("job");
  if (one.job.is_nil())
    out.null();
  else
    out.value(one.job);
  out.key("totals")
      .open()
      .member("rows_read", one.totals.read)
      .member("created_rows", one.totals.created)
      .member("changed_rows", one.totals.changed)
      .member("same_rows", one.totals.same)
      .member("refused_rows", one.totals.refused)
      .member("skipped_rows", one.totals.skipped)
      .close();
  out.member("problem_total", one.totals.problems).member("marked", one.marked);
  write_time(out, "started_at", one.started_at);
  write_time(out, "ended_at", one.ended_at);
}

}  // namespace

void write_summary(json::writer& out, const import_run& one) {
  out.open();
  write_head(out, one);
  out.close();
}

void write_run(json::writer& out, const import_run& one, const std::vector<import_field>& fields,
               const std::vector<stored_problem>& problems, language lang) {
  out.open();
  write_head(out, one);
  write_sheets(out, one.plan);
  out.member("sheet", one.plan.sheet)
      .member("heading_row", static_cast<std::int64_t>(one.plan.heading_row));
  write_columns(out, one.plan);
  write_defaults(out, one.plan);
  out.key("fields").open_array();
  for (const auto& each : fields)
    out.open()
        .member("name", each.name)
        .member("label_zh", each.zh)
        .member("label_en", each.en)
        .member("required", each.required)
        .member("defaultable", may_default(each, *one.of))
        .close();
  out.close_array();
  write_sums(out, one.totals);
  write_undo(out, one);
  write_changes(out, one);
  write_problems(out, problems, lang);
  out.close();
}

}  // namespace wangge::exchange

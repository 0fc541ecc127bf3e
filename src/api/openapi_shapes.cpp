#include "api/openapi_shapes.h"

#include <algorithm>
#include <optional>

namespace wangge::api {
namespace {

// clang-format off
constexpr shape_line ground_shapes[] = {
    // the ground
    {"about", "demo:flag"},
    {"overview", "unit:division as_of:time figures:[figure_value]"},
    {"division", "code:text name:text level:text id?:id"},
    {"figure_value", "id:text value:int label:text unit:text list:text filter:text"},
    {"children", "items:[child] as_of:time"},
    {"child", "code:text name:text level:text id:id registered_households:any figures:object"},
    {"geojson", "type:text as_of:time features:[feature]"},
    {"feature", "type:text properties:object geometry:any"},
    {"meta", "demo:flag version:text entities:[meta_entity] figures:[meta_figure]"},
    {"meta_entity", "name:text plural:text label_zh:text label_en:text scope:text label_field:text fields:[meta_field]"},
    {"meta_field", "name:text kind:text label_zh:text label_en:text unit:text required:flag derived:flag fixed:flag filterable:flag "
                   "sortable:flag searchable:flag masked:flag readable:flag writable:flag ref:text max:num min:num codes:[meta_code]"},
    {"meta_code", "code:text label_zh:text label_en:text"},
    {"meta_figure", "id:text label_zh:text label_en:text unit:text definition_zh:text definition_en:text list:text filter:text"},
    // records
    {"history", "items:[history_entry] made_at:time"},
    {"history_entry", "version:int at:time by:text why:text elsewhere:flag changes:[field_change]"},
    {"field_change", "field:text before?:any after?:any"},
    {"reveal", "fields:[text] reason:text"},
    {"revealed", "values:object"},
    {"reason", "reason:text"},
    {"move", "grid:text reason:text into?:id"},
    {"bulk", "ids:[id] patch:object"},
    {"bulk_outcome", "changed:int"},
    {"search", "items:[search_hit] totals:object"},
    {"search_hit", "kind:text id:id label:text detail:text grid:object"},
    {"quality", "rules:[quality_rule] as_of:time"},
    {"quality_rule", "id:text label_zh:text label_en:text count:int list:text"},
    {"view", "id?:id entity:text name:text query:text columns?:[any] position?:int"},
    {"views", "items:[view]"},
    // duplicates, jobs, exports
    {"duplicates", "items:[duplicate_pair] total:int next:text|null"},
    {"duplicate_pair", "id:id kind:text score:int state:text reasons:[text] left:any right:any"},
    {"duplicate_decision", "ids:[id] decision:text keep?:text"},
    {"decided", "decided:int"},
    {"job", "id:id kind:text state:text done:int total:int progress:num created_at:time ended_at:text|null request:any result:any"},
    {"jobs", "items:[job]"},
    {"job_started", "id:id state?:text"},
    {"export_request", "kind:text format?:text purpose:text unit?:text q?:text sort?:text as_of?:text filters?:object columns?:[text]"},
    // ledgers, templates, forms, contacts, reports
    {"ledgers", "items:[ledger]"},
    {"ledger", "id:text unit:text zh:text en:text list:text filter:text position:int version:int shipped:flag changed:flag columns:[any]"},
    {"ledger_draft", "id?:id zh:text en?:text list:text filter?:text position?:int columns:[any]"},
    {"ledger_page", "ledger:ledger unit:object as_of:time past:flag items:[any] total:int next:text|null totals?:object"},
    {"rows_page", "list:text items:[any] total:int next:text|null as_of:time"},
    {"ledger_export", "purpose:text unit?:text on?:text template?:text"},
    {"templates", "items:[template]"},
    {"template", "id:id unit:text name:text ledger:text version:int mapping:object"},
    {"mapping", "columns:[any] first_row:int heading_row?:int placeholders?:[text] unknown?:[text]"},
    {"forms", "items:[form]"},
    {"form", "id:id name:text purpose:text department:text list:text filter:text unit:object fields:[any] starts_on:text ends_on:text "
             "state:text asked_by:text asked_at:time decided_by:text decided_at:text|null reason:text version:int"},
    {"form_draft", "id?:id name?:text purpose?:text department?:text list:text filter?:text unit?:text fields:[any] starts_on?:text "
                   "ends_on?:text _confirm?:flag"},
    {"form_state", "form:form rows:int derived:int to_answer:int answered:int open_rows:int open:flag as_of:time"},
    {"form_preview", "rows:int filled:int taken:int to_ask:int ends_on:text units:[form_preview_unit] as_of:time"},
    {"form_preview_unit", "code:text name:text rows:int filled:int taken:int to_ask:int"},
    {"form_check", "fields:[any] as_of:time"},
    {"form_decision", "approve:flag reason?:text"},
    {"form_rows", "list:text items:[any] total:int next:text|null as_of:time"},
    {"form_answers", "answers:[any]"},
    {"form_answered", "answered:int"},
    {"form_export", "purpose:text"},
    {"saved_entries", "departments:[any] units:[any] total:int as_of:time"},
    {"contacts", "items:[any] today:object"},
    {"contacts_today", "today:object id?:id"},
    {"contact", "channel:text topic:text note?:text|null id?:id _confirm?:flag"},
    {"contact_figure", "on:text contacts:int persons:int asked_again:int most:int as_of:time"},
    {"daily_report", "on:text unit:object from:time as_of:time provisional:flag previous_version:any lines:[any] frozen:any groups:[any]"},
    {"report_versions", "items:[any]"},
    {"report_version", "on:text frozen:object"},
    {"report_freeze", "unit?:text on?:text reason?:text"},
    // imports
    {"import_run", "id:id kind:text filename:text state:text job:text|null totals:import_totals problem_total:int marked:flag "
                   "started_at:text|null ended_at:text|null sheets:[text] sheet:text heading_row:int columns:[import_column] "
                   "defaults:[import_default] fields:[import_field] sums:object undo:any changes:[import_change] problems:[import_problem]"},
    {"import_summary", "id:id kind:text filename:text state:text job:text|null totals:import_totals problem_total:int marked:flag "
                       "started_at:text|null ended_at:text|null"},
    {"import_runs", "items:[import_summary]"},
    {"import_totals", "rows_read:int created_rows:int changed_rows:int same_rows:int refused_rows:int skipped_rows:int"},
    {"import_column", "column:int heading:text field:text|null how:text score:num candidates:[text]"},
    {"import_default", "field:text text:text"},
    {"import_field", "name:text label_zh:text label_en:text required:flag defaultable:flag"},
    {"import_change", "row:int record:id field:text before:text after:text"},
    {"import_problem", "row:int heading:text value:text code:text message:text"},
    {"import_mapping", "sheet?:text heading_row?:int columns?:[import_choice] defaults?:[import_default]"},
    {"import_choice", "column:int field?:text|null"},
    // access
    {"sign_in", "username:text password:text totp?:text|null"},
    {"session", "csrf_token:text|null demo:flag account:session_account expires_at:text|null idle_minutes:int"},
    {"session_account", "id:id username:text display_name:text role:text role_zh:text role_en:text scope:division permissions:[text] "
                        "facets:[text] language:text totp:flag must_change:flag preferences:object"},
    {"preferences", "language?:text|null preferences?:any"},
    {"password_change", "current:text password:text"},
    {"password", "password:text"},
    {"totp_secret", "secret:text uri:text"},
    {"totp_code", "code:text"},
    {"setup", "token:text username:text password:text display_name:text"},
    {"account", "id:id version:int username:text display_name:text role:text scope:division language:text totp:flag must_change:flag "
                "disabled:flag created_at:text|null disabled_at:text|null locked_until:text|null _links:object"},
    {"account_page", "items:[account] total:int next:text|null as_of:time"},
    {"account_draft", "id?:text|null username:text display_name:text role:text scope:text password?:text|null"},
    {"account_made", "account:account password?:text"},
    {"account_change", "display_name?:text|null role?:text|null scope?:text|null disabled?:any"},
    {"password_reset", "password?:text|null remove_totp?:any"},
    {"role", "code:text zh:text en:text levels:[text] permissions:[text] facets:[text]"},
    {"role_list", "items:[role] total:int permissions:[word] facets:[word]"},
    {"word", "code:text zh:text en:text"},
    {"role_change", "zh?:text|null en?:text|null permissions?:any facets?:any"},
    {"token", "id:id label:text created_at:text|null expires_at:text|null revoked_at:text|null"},
    {"token_list", "items:[token] total:int next:text|null"},
    {"token_draft", "label:text days?:any password:text"},
    {"token_made", "token:text item:token"},
    {"audit_page", "items:[audit_entry] next:text|null as_of:time"},
    {"audit_entry", "seq:int at:time actor:object action:text entity:text|null record:text|null unit:any peer:text|null "
                    "reason:text|null detail:any"},
    // refusals and what records hold
    {"problem", "type:text title:text status:int detail?:text code?:text errors:[problem_error] conflict?:conflict"},
    {"problem_error", "code:text field:text message:text"},
    {"conflict", "version:int fields:[conflict_field]"},
    {"conflict_field", "field:text yours:any current:any"},
};

struct plain_type {
  std::string_view word, type, format;
};
constexpr plain_type plain_types[] = {
    {"text", "string", ""}, {"int", "integer", ""}, {"num", "number", ""}, {"flag", "boolean", ""}, {"object", "object", ""},
    {"time", "string", "date-time"}, {"day", "string", "date"}, {"id", "string", "uuid"}};
// clang-format on

// The members of a schema object, without its brackets.
void write_type(json::writer& out, std::string_view word, std::set<std::string>& more) {
  if (word == "any") return;
  if (word.starts_with('[')) {
    out.member("type", "array").key("items").open();
    write_type(out, word.substr(1, word.size() - 2), more);
    out.close();
    return;
  }
  const bool nullable = word.ends_with("|null");
  if (nullable) word.remove_suffix(5);
  for (const auto& one : plain_types) {
    if (one.word != word) continue;
    out.key("type");
    if (nullable)
      out.open_array().value(one.type).value("null").close_array();
    else
      out.value(one.type);
    if (!one.format.empty()) out.member("format", one.format);
    return;
  }
  more.emplace(word);
  out.member("$ref", "#/components/schemas/" + std::string(word));
}

template <class Visit>
void each_member(std::string_view line, Visit visit) {
  while (!line.empty()) {
    const auto word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(word.size() + 1, line.size()));
    auto name = word.substr(0, word.find(':'));
    const auto type = word.substr(name.size() + 1);
    const bool optional = name.ends_with('?');
    if (optional) name.remove_suffix(1);
    visit(name, type, optional);
  }
}

const shape_line* find_shape(std::string_view name) {
  for (const auto lines : {std::span<const shape_line>(ground_shapes), sweep_shapes()})
    if (const auto found = std::ranges::find(lines, name, &shape_line::name); found != lines.end())
      return &*found;
  return nullptr;
}

// Who reads a body against its shape, and what is found.
struct member_check {
  std::vector<problem> found;

  void object(const json::view& at, const shape_line& shape, const std::string& path) {
    if (at.kind() != json::type::object) return;
    at.each_member([&](std::string_view name, const json::view& given) {
      std::string known;
      std::optional<std::string_view> type;
      each_member(shape.members, [&](std::string_view member, std::string_view of, bool) {
        known.append(known.empty() ? "" : ", ").append(member);
        if (member == name) type = of;
      });
      const auto shown = path + std::string(name.substr(0, 80));
      if (type) return value(given, *type, shown);
      found.push_back({error::unknown_field, shown, {{"name", shown}, {"known", known}}});
    });
  }

 private:
  void value(const json::view& at, std::string_view type, const std::string& path) {
    if (type.starts_with('[')) {
      std::size_t n = 0;
      at.each_item([&](const json::view& one) {
        value(one, type.substr(1, type.size() - 2), path + "[" + std::to_string(n++) + "]");
      });
    } else if (const auto* shape = find_shape(type)) {
      object(at, *shape, path + ".");
    }
  }
};

}  // namespace

std::vector<problem> unknown_members(std::string_view body, std::string_view shape) {
  const auto* known = find_shape(shape);
  if (!known) return {};
  const auto parsed = json::document::parse_object(body);
  if (!parsed) return {};
  member_check check;
  check.object(parsed->root(), *known, "");
  return std::move(check.found);
}

bool write_shape(json::writer& out, std::string_view name, std::set<std::string>& more) {
  const auto* found = find_shape(name);
  if (!found) return false;
  out.open().member("type", "object").key("properties").open();
  bool all_optional = true;
  each_member(found->members, [&](std::string_view member, std::string_view type, bool optional) {
    write_type(out.key(member).open(), type, more);
    out.close();
    all_optional = all_optional && optional;
  });
  out.close();
  if (!all_optional) {
    out.key("required").open_array();
    each_member(found->members, [&](std::string_view member, std::string_view, bool optional) {
      if (!optional) out.value(member);
    });
    out.close_array();
  }
  out.close();
  return true;
}

}  // namespace wangge::api

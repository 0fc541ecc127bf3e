#include "screening/api_parts.h"

#include "access/names.h"
#include "gen/entities.h"
#include "records/request.h"
#include "screening/completeness.h"
#include "territory/unit_tree.h"

namespace wangge::screening {

namer::namer(const api::call& ask) : ask_(ask), units_(ask.with.units.snapshot()) {}

void namer::account(json::writer& out, std::string_view key, const std::optional<uuid>& id) {
  out.key(key);
  if (!id || id->is_nil()) {
    out.null();
    return;
  }
  auto found = names_.find(*id);
  if (found == names_.end())
    found = names_.emplace(*id, access::display_name_of(*ask_.db, *id)).first;
  out.open().member("id", *id).member("name", found->second).close();
}

void namer::unit(json::writer& out, std::string_view key, std::int64_t code) {
  const auto found = units_->find(code);
  out.key(key).open().member("code", codes::text(code));
  out.member("name", found == units_->end() ? std::string() : found->second.name);
  const auto level = static_cast<std::size_t>(codes::level_of(code));
  out.member("level", records::unit_entity.fields[records::unit_at::level].codes[level - 1].code)
      .close();
}

result<std::shared_ptr<const round>> round_asked(const api::call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = ask.with.rounds->find(ask.who.area, *id);
  if (!one) return refuse(error::not_found);
  return one;
}

result<code_range> unit_asked(const api::call& ask) {
  return records::scope_asked(ask.ask, ask.who, ask.with.units);
}

void write_moment(json::writer& out, std::string_view name, instant at) {
  out.key(name);
  if (at)
    out.value(format_instant(at));
  else
    out.null();
}

// Counts are those of the reader's own scope.
void write_round(json::writer& out, const round& one, const api::call& ask) {
  namer names(ask);
  out.open().member("id", one.id).member("number", one.number).member("name", one.name);
  out.member("purpose", one.purpose);
  names.unit(out, "unit", one.unit);
  out.key("kinds").raw(kinds_text(one)).key("questions").raw(questions_text(one));
  out.member("starts_on", format_day(one.starts_on)).member("ends_on", format_day(one.ends_on));
  out.member("state", one.state).member("version", one.version);
  write_moment(out, "created_at", one.created_at);
  write_moment(out, "opened_at", one.opened_at);
  write_moment(out, "closed_at", one.closed_at);
  out.key("sample_of");
  if (one.sample_of)
    out.value(one.sample_of);
  else
    out.null();
  out.member("sample_percent", one.sample_percent);
  const auto line = ask.with.rounds->of_unit(one.key(), ask.who.area.low);
  const auto now = standing_of(line, one.ends_on, day_of(ask.now));
  out.member("targets", now.all.targets).member("open", now.open.targets);
  out.member("not_reached", now.missing.targets).member("overdue", now.overdue.targets).close();
}

void write_target(json::writer& out, const target& one, const round& of, namer& names, day today) {
  out.open()
      .member("id", one.object)
      .member("round", of.id)
      .member("kind", code_of(kinds(), one.kind));
  names.unit(out, "grid", one.grid);
  out.key("building");
  if (one.building)
    out.value(*one.building);
  else
    out.null();
  out.member("label", one.label).member("outcome", code_of(outcomes(), one.outcome));
  out.member("attempts", one.attempts).key("due_on");
  if (is_due(one.outcome))
    out.value(format_day(one.due_on ? one.due_on : of.ends_on));
  else
    out.null();
  out.member("overdue", is_overdue(one.outcome, one.due_on, of.ends_on, today));
  write_moment(out, "revisit_at", one.revisit_at);
  out.member("households", one.households).member("persons", one.persons);
  out.member("fevers", one.fevers).key("last");
  if (one.last_visit) {
    out.open().member("visit", *one.last_visit);
    write_moment(out, "at", one.last_at);
    names.account(out, "by", one.last_by);
    out.member("how", code_of(hows(), one.last_how)).close();
  } else {
    out.null();
  }
  out.member("late", one.late);
  write_moment(out, "added_at", one.added_at);
  names.account(out, "added_by", one.added_by);
  names.account(out, "missed_by", one.missed_by);
  out.member("version", one.version).close();
}

http::response target_page_answer(const api::call& ask, const target_query& query,
                                  const target_page& page) {
  namer names(ask);
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : page.items) write_target(out, one, query.of, names, query.today);
  out.close_array().member("total", page.total).key("next");
  if (page.next.empty())
    out.null();
  else
    out.value(page.next);
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

}  // namespace wangge::screening

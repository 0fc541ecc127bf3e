#include "field/bundle.h"

#include <algorithm>

#include "access/names.h"
#include "base/codes.h"
#include "base/json.h"
#include "field/conflict.h"
#include "gen/entities.h"
#include "ledgers/form_open.h"
#include "records/codec.h"
#include "records/store.h"
#include "screening/board.h"
#include "screening/hint.h"
#include "screening/target.h"
#include "screening/visit.h"
#include "territory/unit_tree.h"

namespace wangge::field {
namespace {

using records::entity;
using records::field_kind;
using records::record;

// A commit may carry a time a little before the moment it shows; what is sent twice does no harm.
constexpr instant overlap = 60'000;
constexpr int most_hints_along = 20'000;

const std::vector<const entity*>& carried() {
  static const std::vector<const entity*> all = {
      &records::building_entity,  &records::courtyard_entity, &records::door_entity,
      &records::household_entity, &records::person_entity,    &records::place_entity};
  return all;
}

// Short: no empty fields, references by id, no grid, for it is the same everywhere.
void write_record(json::writer& out, const record& one, const access::principal& who) {
  out.open().member("id", one.id).member("version", one.version);
  for (std::size_t at = 0; at < one.values.size(); ++at) {
    const auto& what = one.what->fields[at];
    const auto& v = one.values[at];
    const auto sight = records::sight_of(what, who);
    if (db::is_null(v) || sight == records::visible::hidden || what.kind == field_kind::outline ||
        static_cast<int>(at) == one.what->scope_at)
      continue;
    out.key(what.name);
    const auto* text = std::get_if<std::string>(&v);
    if (sight == records::visible::masked && text)
      out.value(records::masked_text(what, *text));
    else
      records::encode_value(out, what, v);
  }
  out.close();
}

void write_records(json::writer& out, const api::call& ask, const bundle_query& what,
                   std::vector<uuid>& removed) {
  out.key("records").open();
  for (const auto* of : carried()) {
    out.key(of->plural).open_array();
    auto rows = ask.db->query(
        "SELECT " + records::select_list(*of) + " FROM " + std::string(of->table()) +
            " t WHERE t.grid = ?1 AND t.updated_at >= ?2 AND (t.ended_on IS NULL OR ?2 > 0) "
            "ORDER BY t.id",
        {what.grid, what.since});
    while (rows.step()) {
      const auto one = records::read_row(*of, *rows, ask.with.vault);
      if (one.live())
        write_record(out, one, ask.who);
      else
        removed.push_back(one.id);
    }
    out.close_array();
  }
  out.close();
}

// What has left the grid; what came back is among the records, which count.
void find_moved_away(const api::call& ask, const bundle_query& what, std::vector<uuid>& removed) {
  auto rows = ask.db->query(
      "SELECT record, entity FROM history WHERE grid = ?1 AND changed_at >= ?2 AND grid <> "
      "grid_after",
      {what.grid, what.since});
  std::vector<std::pair<uuid, int>> left;
  while (rows.step()) left.emplace_back(rows->id(0), static_cast<int>(rows->integer(1)));
  for (const auto& [id, number] : left) {
    const auto* of = records::find_number(number);
    if (!of) continue;
    auto here = ask.db->query("SELECT 1 FROM " + std::string(of->table()) +
                                  " WHERE district = ?1 AND id = ?2 AND " +
                                  std::string(of->scope().name) + " = ?3",
                              {codes::district_of(what.grid), id, what.grid});
    if (!here.step()) removed.push_back(id);
  }
}

std::vector<std::shared_ptr<const screening::round>> rounds_here(const api::call& ask,
                                                                 std::int64_t grid) {
  auto all = ask.with.rounds->rounds_in(codes::range(grid));
  std::erase_if(all,
                [](const auto& one) { return one->state != "open" && one->state != "opening"; });
  return all;
}

void write_rounds(json::writer& out, const api::call& ask, std::int64_t grid) {
  out.key("rounds").open_array();
  for (const auto& one : rounds_here(ask, grid)) {
    out.open().member("id", one->id).member("number", one->number).member("name", one->name);
    out.member("purpose", one->purpose).member("state", one->state);
    if (one->sample_of) out.member("sample_of", one->sample_of);
    out.member("starts_on", format_day(one->starts_on)).member("ends_on", format_day(one->ends_on));
    out.key("kinds").raw(kinds_text(*one)).key("questions").raw(questions_text(*one)).close();
  }
  out.close_array();
}

struct target_writer {
  const api::call& ask;
  std::map<uuid, std::string> names;

  void write_fevers(json::writer& out, const screening::target& one, const screening::round& of) {
    out.key("retest").open();
    for (const auto& each : screening::open_fevers(*ask.db, ask.with.vault, of, one.object))
      out.key(each.person)
          .open()
          .member("value", each.value)
          .member("at", format_instant(each.at))
          .close();
    out.close();
  }

  void write(json::writer& out, const screening::target& one, const screening::round& of) {
    out.open().member("round", of.id).member("object", one.object);
    out.member("kind", screening::code_of(screening::kinds(), one.kind));
    out.member("outcome", screening::code_of(screening::outcomes(), one.outcome));
    out.member("version", one.version);
    if (one.attempts) out.member("attempts", one.attempts);
    if (screening::is_due(one.outcome))
      out.member("due_on", format_day(one.due_on ? one.due_on : of.ends_on));
    if (one.revisit_at) out.member("revisit_at", format_instant(one.revisit_at));
    if (one.households) out.member("households", one.households);
    if (one.persons) out.member("persons", one.persons);
    if (one.late) out.member("late", true);
    if (one.fevers) write_fevers(out, one, of);
    if (one.last_visit) {
      auto name = names.find(*one.last_by);
      if (name == names.end())
        name = names.emplace(*one.last_by, access::display_name_of(*ask.db, *one.last_by)).first;
      out.member("last_at", format_instant(one.last_at)).member("last_by", name->second);
      out.member("last_how", screening::code_of(screening::hows(), one.last_how));
    }
    out.close();
  }
};

void write_targets(json::writer& out, const api::call& ask, const bundle_query& what) {
  target_writer each{ask, {}};
  out.key("targets").open_array();
  for (const auto& of : rounds_here(ask, what.grid)) {
    std::vector<screening::target> all;
    {
      auto rows = ask.db->query("SELECT " + std::string(screening::target_columns()) +
                                    " FROM target WHERE district = ?1 AND round = ?2 AND grid = ?3 "
                                    "AND updated_at >= ?4 ORDER BY label, object",
                                {of->district, of->number, what.grid, what.since});
      while (rows.step()) all.push_back(screening::read_target(*rows));
    }
    for (const auto& one : all) each.write(out, one, *of);
  }
  out.close_array();
}

void write_conflicts(json::writer& out, const api::call& ask, std::int64_t grid) {
  out.key("conflicts").open_array();
  for (const char* state : {"open", "revisit"})
    for (const auto& one : conflicts_in(*ask.db, ask.with.vault, {codes::range(grid), state, 200}))
      write_conflict(out, one, {ask.who, ask.with.vault}, *ask.db);
  out.close_array();
}

void write_hints(json::writer& out, const api::call& ask, const bundle_query& what) {
  out.key("hints").open_array();
  const screening::hint_query query{
      codes::range(what.grid), std::nullopt, what.since ? "" : "open", what.since, -1,
      most_hints_along};
  for (const auto& one : screening::hints_in(*ask.db, ask.with.vault, query))
    screening::write_hint(out, one, ask.who);
  out.close_array();
}

// Nothing for who may not answer.
void write_forms(json::writer& out, const api::call& ask, const bundle_query& what) {
  out.key("forms").open_array();
  if (ask.who.may("forms.answer"))
    for (const auto& one : ledgers::forms_asking(ask, what.grid))
      if (std::ranges::find(carried(), one.what.of) != carried().end())
        ledgers::write_asking(out, ask, one, what.since);
  out.close_array();
}

void write_place(json::writer& out, const api::call& ask, std::int64_t grid) {
  const auto units = ask.with.units.snapshot();
  const auto unit = [&](const territory::unit_entry& one) {
    out.open().member("code", codes::text(one.code)).member("name", one.name).close();
  };
  if (const auto found = units->find(grid); found != units->end()) {
    out.key("grid");
    unit(found->second);
  }
  out.key("path").open_array();
  for (const auto* one : territory::path_to(*units, grid)) unit(*one);
  out.close_array();
}

// The grids of the same street: where people move to.
void write_neighbours(json::writer& out, const api::call& ask, std::int64_t grid) {
  const auto units = ask.with.units.snapshot();
  const auto street = codes::range(codes::parent(codes::parent(grid)));
  out.key("neighbours").open_array();
  for (auto it = units->lower_bound(street.low); it != units->end() && it->first <= street.high;
       ++it) {
    if (it->second.level != codes::level::grid || it->first == grid) continue;
    const auto above = units->find(codes::parent(it->first));
    const bool named = above == units->end() || it->second.name.starts_with(above->second.name);
    out.open().member("code", codes::text(it->first));
    out.member("name", (named ? "" : above->second.name) + it->second.name).close();
  }
  out.close_array();
}

}  // namespace

std::string bundle_text(const api::call& ask, const bundle_query& what) {
  json::writer out;
  std::vector<uuid> removed;
  out.open();
  write_place(out, ask, what.grid);
  if (what.since == 0) write_neighbours(out, ask, what.grid);
  out.member("server_time", format_instant(ask.now));
  out.member("since", std::to_string(ask.now - overlap));
  write_rounds(out, ask, what.grid);
  write_records(out, ask, what, removed);
  write_targets(out, ask, what);
  write_conflicts(out, ask, what.grid);
  write_hints(out, ask, what);
  write_forms(out, ask, what);
  if (what.since > 0) {
    find_moved_away(ask, what, removed);
    out.key("removed").open_array();
    for (const auto& id : removed) out.value(id);
    out.close_array();
  }
  return out.close().str();
}

}  // namespace wangge::field

#include "screening/completeness.h"

#include <algorithm>
#include <map>

#include "screening/words.h"

namespace wangge::screening {
namespace {

void write_counts(json::writer& out, const standing& now) {
  out.member("targets", now.all.targets).member("open", now.open.targets);
  out.member("overdue", now.overdue.targets).member("not_reached", now.missing.targets);
  out.member("late", now.all.late).key("by_outcome").open();
  for (const auto& [outcome, one] : now.by_outcome)
    out.member(code_of(outcomes(), outcome), one.targets);
  out.close();
}

void write_part(json::writer& out, const char* name, std::int64_t targets, std::int64_t done) {
  out.key(name).open().member("targets", targets).member("done", done).close();
}

}  // namespace

standing standing_of(const board::line& of, day ends_on, day today) {
  standing out;
  for (const auto& one : outcomes()) out.by_outcome.emplace_back(one.n, tally{});
  for (const auto& [key, one] : of.parts) {
    out.all += one;
    (is_missing(key.outcome) ? out.missing : out.done) += one;
    if (is_overdue(key.outcome, key.due_on, ends_on, today)) out.overdue += one;
    if (key.outcome == open) {
      out.open += one;
      continue;
    }
    const auto at = std::ranges::find(out.by_outcome, key.outcome, &std::pair<int, tally>::first);
    if (at != out.by_outcome.end()) at->second += one;
  }
  return out;
}

void write_standing(json::writer& out, const board::line& one, const completeness_context& with) {
  const auto now = standing_of(one, with.of.ends_on, with.today);
  write_counts(out, now);
  write_part(out, "households", now.all.households, now.done.households);
  write_part(out, "persons", now.all.persons, now.done.persons);
  write_part(out, "buildings", one.buildings, one.buildings_done);
  out.key("sheets").open().member("signed", one.sheets_signed).member("stale", one.sheets_stale);
  out.member("unsigned", one.grids - one.sheets_signed - one.sheets_stale).close();
}

void write_by_kind(json::writer& out, const board::line& one, const completeness_context& with) {
  std::map<int, board::line> kinds_there;
  for (const auto& part : one.parts) kinds_there[part.first.kind].parts.push_back(part);
  out.open_array();
  for (const auto& [kind, line] : kinds_there) {
    out.open().member("kind", code_of(kinds(), kind));
    write_counts(out, standing_of(line, with.of.ends_on, with.today));
    out.close();
  }
  out.close_array();
}

}  // namespace wangge::screening

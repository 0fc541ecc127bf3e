#include "ledgers/page.h"

#include <algorithm>

#include "base/codes.h"
#include "records/conditions.h"
#include "records/request.h"
#include "records/store.h"
#include "records/tally.h"

namespace wangge::ledgers {
namespace {

using records::list_query;

// "kind=hotel&status=operating" as the query of a list. What is no condition stays as a name that
// no field has: passed over, it would open the whole register.
http::request query_of(const std::string& filter) {
  http::request ask;
  for (std::size_t begin = 0; begin < filter.size();) {
    const auto end = std::min(filter.find('&', begin), filter.size());
    const auto part = filter.substr(begin, end - begin);
    const auto equals = std::min(part.find('='), part.size());
    ask.query.emplace_back(part.substr(0, equals), part.substr(std::min(equals + 1, part.size())));
    begin = end + 1;
  }
  return ask;
}

result<list_query> filtered(api::services& with, const access::principal& who,
                            const records::entity& of, const std::string& filter) {
  const auto ask = query_of(filter);
  for (const auto& [name, value] : ask.query)
    if (const int at = of.find(name); at < 0 || !records::filterable(of.fields[at]))
      return refuse_field(error::unknown_field, "filter", {{"name", name}, {"known", "/meta"}});
  return records::read_list_query(of, ask, who, with.units);
}

// The sum of a whole number over the objects, now, corrected to the moment asked for.
std::int64_t sum_of(db::connection& db, const access::vault& keys, const ledger_query& ask,
                    int field_at, past_kinds& past) {
  const auto& of = *ask.of.of;
  std::vector<db::value> args;
  const auto where = records::conditions(ask.rows, "t", records::reached::by_place, args);
  auto rows = db.query("SELECT CAST(sum(t." + std::string(of.fields[field_at].name) +
                           ") AS bigint) FROM " + std::string(of.table()) + " t WHERE " + where,
                       std::span<const db::value>(args));
  std::int64_t total = rows.step() && !rows->is_null(0) ? rows->integer(0) : 0;
  if (!ask.rows.as_of) return total;
  const auto district = codes::range(ask.rows.range.district() * 1'000'000'000);
  for (const auto& one : past.of(db, keys, of, district, *ask.rows.as_of)) {
    if (records::stands_in(ask.rows, one.now)) total -= one.now.integer(field_at);
    if (one.then && records::stands_in(ask.rows, *one.then)) total += one.then->integer(field_at);
  }
  return total;
}

std::int64_t newest_audit(db::connection& db, std::int64_t district) {
  auto rows = db.query("SELECT max(seq) FROM audit WHERE district = ?1", {district});
  return rows.step() && !rows->is_null(0) ? rows->integer(0) : 0;
}

std::string signature(const ledger_query& ask) {
  std::string text = ask.of.id + columns_text(ask.of) + ask.of.filter;
  text += "|" + std::to_string(ask.rows.range.low) + "|" + std::to_string(ask.rows.range.high) +
          "|" + std::to_string(ask.rows.as_of.value_or(0));
  for (const auto& one : ask.counted)  // the reader's scope bounds what is counted
    text += "|" + std::to_string(one.range.low) + "-" + std::to_string(one.range.high);
  return text;
}

}  // namespace

result<ledger_query> ledger_query_of(api::services& with, const access::principal& who, ledger of,
                                     access::scope range, std::optional<instant> at) {
  ledger_query out{std::move(of), {}, {}};
  auto rows = filtered(with, who, *out.of.of, out.of.filter);
  if (!rows) return refused(rows.error());
  out.rows = std::move(*rows);
  out.rows.range = range;
  out.rows.as_of = at;
  for (const auto& one : out.of.columns) {
    list_query counted;
    if (one.is_count()) {
      auto found = filtered(with, who, *one.counted, one.filter);
      if (!found) return refused(found.error());
      counted = std::move(*found);
      counted.as_of = at;
    }
    out.counted.push_back(std::move(counted));
  }
  return out;
}

result<ledger_query> read_ledger_query(api::call& ask, ledger of) {
  http::request list = query_of(of.filter);
  for (const char* name : {"unit", "limit", "cursor"})
    if (const auto given = ask.ask.param(name)) list.query.emplace_back(name, *given);
  if (const auto on = ask.ask.param("on")) list.query.emplace_back("as_of", *on);
  auto rows = records::read_list_query(*of.of, list, ask.who, ask.with.units);
  if (!rows) return refused(rows.error());
  if (rows->as_of && *rows->as_of >= ask.now) rows->as_of.reset();  // today so far
  auto out = ledger_query_of(ask.with, ask.who, std::move(of), rows->range, rows->as_of);
  if (out) out->rows = std::move(*rows);
  return out;
}

result<ledger_page> read_ledger_page(api::services& with, db::connection& db,
                                     const ledger_query& ask, past_kinds& past) {
  auto rows = records::read_page(db, with.vault, with.tallies, ask.rows);
  if (!rows) return refused(rows.error());
  ledger_page out{std::move(*rows), {}};
  out.counts.assign(out.rows.items.size(), std::vector<std::int64_t>(ask.of.columns.size()));
  std::vector<uuid> ids;
  for (const auto& item : out.rows.items) ids.push_back(item.one.id);
  for (std::size_t at = 0; at < ask.of.columns.size(); ++at) {
    if (!ask.of.columns[at].is_count()) continue;
    const path_query what{ask.of.columns[at], ask.counted[at], ask.rows};
    const auto found = path_reader(db, with.vault, what, past).counts(ids);
    for (std::size_t n = 0; n < ids.size(); ++n)
      if (const auto one = found.find(ids[n]); one != found.end()) out.counts[n][at] = one->second;
  }
  return out;
}

totals read_totals(api::services& with, db::connection& db, const ledger_query& ask,
                   past_kinds& past) {
  totals out;
  for (std::size_t at = 0; at < ask.of.columns.size(); ++at) {
    const auto& one = ask.of.columns[at];
    if (one.is_count()) {
      const path_query what{one, ask.counted[at], ask.rows};
      out.emplace_back(path_reader(db, with.vault, what, past).total());
    } else if (ask.of.of->fields[one.field_at].kind == records::field_kind::integer) {
      out.emplace_back(sum_of(db, with.vault, ask, one.field_at, past));
    } else {
      out.emplace_back(std::nullopt);
    }
  }
  return out;
}

totals totals_memory::of(api::services& with, db::connection& db, const ledger_query& ask,
                         past_kinds& past) {
  const auto name = signature(ask);
  // Every change of the register leaves an audit entry, those that move no tally too.
  const auto generation = newest_audit(db, ask.rows.range.district());
  {
    const std::lock_guard lock(guard_);
    if (generation_ != generation) known_.clear();
    generation_ = generation;
    if (const auto found = known_.find(name); found != known_.end()) return found->second;
  }
  auto made = read_totals(with, db, ask, past);
  const std::lock_guard lock(guard_);
  if (generation_ == generation && known_.size() < 256) known_[name] = made;
  return made;
}

}  // namespace wangge::ledgers

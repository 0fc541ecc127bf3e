#include "ledgers/path.h"

#include <algorithm>
#include <set>

#include "base/codes.h"
#include "records/conditions.h"
#include "records/cursor_text.h"
#include "records/store.h"

namespace wangge::ledgers {
namespace {

using db::value;
using records::bound;
using records::conditions;
using records::entity;
using records::list_query;
using records::reached;
using records::record;
using records::stands_in;
using records::touched;

constexpr std::uint64_t cursor_mark = 0x1ed6e2;

std::string alias_of(std::size_t step) {
  return step == 0 ? "t" : "a" + std::to_string(step);
}

// Few lengths of lists, so that few statements are prepared.
std::vector<uuid> padded(const std::vector<uuid>& ids) {
  auto out = ids;
  for (std::size_t size : {1u, 20u, 100u, 1000u})
    if (ids.size() <= size) {
      out.resize(size, ids.back());
      break;
    }
  return out;
}

std::string id_list(const std::vector<uuid>& ids, std::vector<value>& args) {
  std::string out;
  for (const auto& id : padded(ids)) out += (out.empty() ? "" : ", ") + bound(args, id);
  return out;
}

std::vector<value> place_key(const record& one) {
  return {one.grid(), one.id};
}

}  // namespace

const std::vector<touched>& past_kinds::of(db::connection& db, const access::vault& keys,
                                           const entity& kind, access::scope district, instant at) {
  const auto found = known_.find(kind.number);
  if (found != known_.end()) return found->second;
  return known_[kind.number] = records::touched_since(db, keys, kind, district, at);
}

path_reader::path_reader(db::connection& db, const access::vault& keys, const path_query& ask,
                         past_kinds& past)
    : db_(db), keys_(keys), ask_(ask), past_(past) {
  kinds_.push_back(ask.of.counted);
  for (int ref : ask.of.path)
    kinds_.push_back(records::find_entity(kinds_.back()->fields[ref].ref));
  if (ask.counted.as_of) collect();
}

// From the object down, so that the references' own indexes are walked; the counted is "t".
path_reader::fragment path_reader::chain(bool with_objects) const {
  fragment out;
  const auto steps = ask_.of.path.size();
  const auto tie = [&](const std::string& text) {
    out.where += (out.where.empty() ? " WHERE " : " AND ") + text;
  };
  if (with_objects) {
    out.from = " FROM " + std::string(kinds_.back()->table()) + " z";
    tie(conditions(ask_.objects, "z", reached::by_place, out.args));
    tie("+z.district = " + bound(out.args, ask_.objects.range.district()));
  }
  for (std::size_t step = steps; step-- > 0;) {
    const std::string alias = alias_of(step), above = step + 1 < steps ? alias_of(step + 1) : "z";
    out.from += (out.from.empty() ? " FROM " : " CROSS JOIN ") +
                std::string(kinds_[step]->table()) + " " + alias;
    const std::string ref =
        alias + "." + std::string(kinds_[step]->fields[ask_.of.path[step]].name);
    if (step + 1 < steps || with_objects)
      tie(ref + " = " + above + ".id AND +" + alias + ".district = " + above + ".district");
  }
  tie(conditions(ask_.counted, "t", reached::by_reference, out.args));
  return out;
}

namespace {
std::string top_reference(const path_query& ask, const std::vector<const entity*>& kinds) {
  const auto last = ask.of.path.size() - 1;
  return alias_of(last) + "." + std::string(kinds[last]->fields[ask.of.path[last]].name);
}
}  // namespace

std::int64_t path_reader::count_now(const std::vector<uuid>& objects,
                                    std::map<uuid, std::int64_t>& into) {
  if (objects.empty()) return 0;
  auto sql = chain(false);
  const auto top = top_reference(ask_, kinds_);
  const auto list = id_list(objects, sql.args);
  std::int64_t total = 0;
  auto rows = db_.query("SELECT " + top + ", count(*)" + sql.from + sql.where + " AND " + top +
                            " IN (" + list + ") GROUP BY " + top,
                        std::span<const value>(sql.args));
  while (rows.step()) total += into[rows->id(0)] = rows->integer(1);
  return total;
}

std::map<uuid, std::int64_t> path_reader::counts(const std::vector<uuid>& objects) {
  std::map<uuid, std::int64_t> out;
  count_now(objects, out);
  const std::set<uuid> asked(objects.begin(), objects.end());
  for (const auto& one : affected_) {
    if (one.object_now && asked.contains(*one.object_now) && stands_in(ask_.counted, one.now))
      --out[*one.object_now];
    if (one.object_then && asked.contains(*one.object_then) && stands_in(ask_.counted, *one.then))
      ++out[*one.object_then];
  }
  return out;
}

std::int64_t path_reader::total() {
  const auto sql = chain(true);
  auto rows = db_.query("SELECT count(*)" + sql.from + sql.where, std::span<const value>(sql.args));
  rows.step();
  auto total = rows->integer(0);
  if (!ask_.counted.as_of) return total;
  for (const auto& one : affected_) {
    total -=
        one.object_now && object_stands(*one.object_now, false) && stands_in(ask_.counted, one.now);
    total += one.object_then && object_stands(*one.object_then, true) &&
             stands_in(ask_.counted, *one.then);
  }
  // Objects that came into the ledger or left it, with what was not touched itself.
  std::vector<uuid> came, left;
  for (const auto& [id, one] : above_.back()) {
    const bool now = stands_in(ask_.objects, one->now);
    const bool then = one->then && stands_in(ask_.objects, *one->then);
    if (then && !now) came.push_back(id);
    if (now && !then) left.push_back(id);
  }
  const auto untouched = [&](const std::vector<uuid>& objects) {
    std::map<uuid, std::int64_t> all;
    std::int64_t n = 0;
    for (std::size_t at = 0; at < objects.size(); at += 1000)
      n += count_now({objects.begin() + static_cast<long>(at),
                      objects.begin() + static_cast<long>(std::min(at + 1000, objects.size()))},
                     all);
    for (const auto& one : affected_)
      n -= one.object_now && all.contains(*one.object_now) && stands_in(ask_.counted, one.now);
    return n;
  };
  return total + untouched(came) - untouched(left);
}

// Every counted record that may lead elsewhere than it did: the touched ones, and all that lie
// under a touched record whose own reference changed.
void path_reader::collect() {
  const auto at = *ask_.counted.as_of;
  const auto district = codes::range(ask_.objects.range.district() * 1'000'000'000);
  above_.resize(kinds_.size());
  for (std::size_t step = 1; step < kinds_.size(); ++step)
    for (const auto& one : past_.of(db_, keys_, *kinds_[step], district, at))
      above_[step].emplace(one.now.id, &one);
  std::set<uuid> seen;
  for (const auto& one : past_.of(db_, keys_, *kinds_[0], district, at)) {
    seen.insert(one.now.id);
    affected_.push_back({one.now, one.then, {}, {}});
  }
  const auto known = affected_.size();
  for (std::size_t step = 1; step + 1 < kinds_.size(); ++step)
    for (const auto& [id, one] : above_[step]) {
      const int ref = ask_.of.path[step];
      if (!one->then || one->then->values[ref] != one->now.values[ref]) collect_under(*one, step);
    }
  for (std::size_t n = known; n < affected_.size();)  // under several touched records, or touched
    if (seen.insert(affected_[n].now.id).second)
      ++n;
    else
      affected_.erase(affected_.begin() + static_cast<long>(n));
  for (auto& one : affected_) {
    one.object_now = object_of(one.now, false);
    if (one.then) one.object_then = object_of(*one.then, true);
  }
}

void path_reader::collect_under(const touched& moved, std::size_t step) {
  std::string from = " FROM " + std::string(kinds_[step - 1]->table()) + " " + alias_of(step - 1);
  std::vector<value> args = {moved.now.id};
  std::string where = " WHERE " + alias_of(step - 1) + "." +
                      std::string(kinds_[step - 1]->fields[ask_.of.path[step - 1]].name) + " = ?1";
  for (std::size_t below = step - 1; below-- > 0;) {
    const auto alias = alias_of(below), above = alias_of(below + 1);
    from += " CROSS JOIN " + std::string(kinds_[below]->table()) + " " + alias;
    where += " AND " + alias + "." + std::string(kinds_[below]->fields[ask_.of.path[below]].name) +
             " = " + above + ".id";
  }
  auto rows = db_.query("SELECT " + records::select_list(*kinds_[0]) + from + where, args);
  while (rows.step()) {
    auto one = records::read_row(*kinds_[0], *rows, keys_);
    affected_.push_back({one, one, {}, {}});
  }
}

std::optional<uuid> path_reader::object_of(const record& one, bool then) {
  const auto* next = std::get_if<uuid>(&one.values[ask_.of.path[0]]);
  std::optional<uuid> at;
  if (next) at = *next;
  for (std::size_t step = 1; at && step + 1 < kinds_.size(); ++step) at = step_up(step, *at, then);
  return at;
}

std::optional<uuid> path_reader::step_up(std::size_t step, const uuid& id, bool then) {
  const int ref = ask_.of.path[step];
  if (const auto found = above_[step].find(id); found != above_[step].end()) {
    if (then && !found->second->then) return std::nullopt;
    const auto& state = then ? *found->second->then : found->second->now;
    const auto* up = std::get_if<uuid>(&state.values[ref]);
    return up ? std::optional(*up) : std::nullopt;
  }
  auto rows = db_.query("SELECT " + std::string(kinds_[step]->fields[ref].name) + " FROM " +
                            std::string(kinds_[step]->table()) + " WHERE district = ?1 AND id = ?2",
                        {ask_.objects.range.district(), id});
  if (!rows.step() || rows->is_null(0)) return std::nullopt;
  return rows->id(0);
}

bool path_reader::object_stands(const uuid& id, bool then) {
  if (const auto found = above_.back().find(id); found != above_.back().end()) {
    const auto& one = *found->second;
    return then ? one.then && stands_in(ask_.objects, *one.then) : stands_in(ask_.objects, one.now);
  }
  const auto one = records::find(db_, keys_, *kinds_.back(), id, ask_.objects.range);
  return one && stands_in(ask_.objects, *one);
}

std::vector<record> path_reader::page_now(const std::optional<uuid>& object, int limit,
                                          const std::vector<value>& after) {
  auto sql = chain(!object);
  if (object) sql.where += " AND " + top_reference(ask_, kinds_) + " = " + bound(sql.args, *object);
  const std::string scope = "t." + std::string(kinds_[0]->scope().name);
  if (!after.empty())
    sql.where += " AND (" + scope + ", t.id) > (" + bound(sql.args, after[0]) + ", " +
                 bound(sql.args, after[1]) + ")";
  const auto most = bound(sql.args, std::int64_t{limit});
  std::vector<record> out;
  auto rows = db_.query("SELECT " + records::select_list(*kinds_[0]) + sql.from + sql.where +
                            " ORDER BY " + scope + ", t.id LIMIT " + most,
                        std::span<const value>(sql.args));
  while (rows.step()) out.push_back(records::read_row(*kinds_[0], *rows, keys_));
  return out;
}

result<records::page> path_reader::rows(const std::optional<uuid>& object, int limit,
                                        const std::string& cursor) {
  std::vector<value> after;
  if (!cursor.empty() &&
      (!records::read_cursor(keys_, cursor, cursor_mark, after) || after.size() != 2))
    return refuse(error::bad_cursor);
  std::set<uuid> moved;
  for (const auto& one : affected_) moved.insert(one.now.id);
  const auto wanted = [&](const uuid& id, bool then) {
    return object ? id == *object : object_stands(id, then);
  };
  std::vector<record> rows;
  for (const auto& one : affected_) {
    if (!one.object_then || !wanted(*one.object_then, true) || !stands_in(ask_.counted, *one.then))
      continue;
    if (after.empty() || after < place_key(*one.then)) rows.push_back(*one.then);
  }
  for (auto from = after;;) {
    const auto page = page_now(object, limit + 1, from);
    std::size_t kept = 0;
    for (const auto& one : page)
      if (!moved.contains(one.id)) rows.push_back(one), ++kept;
    if (static_cast<int>(page.size()) <= limit || static_cast<int>(kept) > limit) break;
    from = place_key(page.back());
  }
  std::sort(rows.begin(), rows.end(),
            [](const record& a, const record& b) { return place_key(a) < place_key(b); });
  records::page out;
  if (static_cast<int>(rows.size()) > limit) {
    rows.erase(rows.begin() + limit, rows.end());
    out.next = records::write_cursor(keys_, cursor_mark, place_key(rows.back()));
  }
  for (auto& one : rows)
    out.items.push_back(records::listed_of(db_, std::move(one), ask_.counted.area));
  out.total = object ? counts({*object})[*object] : total();
  return out;
}

}  // namespace wangge::ledgers

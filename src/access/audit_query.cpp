#include "access/audit_query.h"

namespace wangge::access {
namespace {

// Collects conditions with numbered parameters. The texts are bounded: one per set of filters.
class statement {
 public:
  void where(std::string_view condition, std::initializer_list<db::value> values) {
    sql_ += sql_.empty() ? " WHERE " : " AND ";
    auto next = values.begin();
    for (char c : condition) {
      if (c != '?') {
        sql_ += c;
        continue;
      }
      args_.push_back(*next++);
      sql_ += "?" + std::to_string(args_.size());
    }
  }
  std::string text(std::int64_t limit) {
    args_.push_back(limit);
    return "SELECT " + std::string(entry_columns) + " FROM audit" + sql_ +
           " ORDER BY seq DESC LIMIT ?" + std::to_string(args_.size());
  }
  std::span<const db::value> args() const { return args_; }

 private:
  std::string sql_;
  std::vector<db::value> args_;
};

// Times never run backwards along the trail, so a time is a number: that of the first entry from
// then on.
std::optional<std::int64_t> first_from(db::connection& db, std::int64_t district, instant at) {
  auto rows =
      db.query("SELECT seq FROM audit WHERE at >= ?1 AND district = ?2 ORDER BY at, seq LIMIT 1",
               {at, district});
  if (!rows.step()) return std::nullopt;
  return rows->integer(0);
}

// False when no entry can match.
bool add_times(db::connection& db, const audit_query& what, statement& out) {
  if (what.from) {
    const auto first = first_from(db, what.district, *what.from);
    if (!first) return false;
    out.where("seq >= ?", {*first});
  }
  if (what.to) {
    if (const auto end = first_from(db, what.district, *what.to)) out.where("seq < ?", {*end});
  }
  return true;
}

void add_filters(const audit_query& what, statement& out) {
  if (what.before) out.where("seq < ?", {*what.before});
  if (what.record) out.where("record = ?", {*what.record});
  if (what.actor) out.where("actor = ?", {*what.actor});
  if (what.entity) out.where("entity = ?", {std::int64_t{*what.entity}});
  if (what.action) out.where("action = ?", {*what.action});
  if (what.unit) out.where("grid >= ? AND grid <= ?", {what.unit->low, what.unit->high});
  if (what.area)
    out.where(
        "(grid >= ? AND grid <= ? OR actor IN (SELECT id FROM account WHERE district = ? "
        "AND scope >= ? AND scope <= ?))",
        {what.area->low, what.area->high, what.district, what.area->low, what.area->high});
}

}  // namespace

std::vector<stored_entry> find_entries(db::connection& db, const audit_query& what) {
  statement out;
  out.where("district = ?", {what.district});
  if (!add_times(db, what, out)) return {};
  add_filters(what, out);
  const auto sql = out.text(static_cast<std::int64_t>(what.limit));
  std::vector<stored_entry> found;
  auto rows = db.query(sql, out.args());
  while (rows.step()) found.push_back(entry_of(*rows));
  return found;
}

}  // namespace wangge::access

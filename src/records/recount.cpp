#include "records/recount.h"

#include <fmt/format.h>

#include <map>

#include "base/codes.h"
#include "records/tally.h"

namespace wangge::records {
namespace {

using counts = std::map<std::pair<std::string, std::int64_t>, std::int64_t>;  // (measure, unit)

// Fields that decide in which measures a record counts: every coded or boolean one.
std::vector<int> deciding_fields(const entity& of) {
  std::vector<int> all;
  for (std::size_t at = 0; at < of.fields.size(); ++at)
    if (of.fields[at].counted()) all.push_back(static_cast<int>(at));
  return all;
}

std::int64_t count_entity(db::connection& db, const entity& of, counts& into) {
  const auto fields = deciding_fields(of);
  std::string columns(of.scope().name);
  for (int at : fields) columns += ", " + std::string(of.fields[at].name);
  auto rows = db.query("SELECT count(*), " + columns + " FROM " + std::string(of.table()) +
                       " WHERE ended_on IS NULL GROUP BY " + columns);
  record one(of);
  std::vector<int> measures;
  std::int64_t total = 0;
  while (rows.step()) {
    const auto n = rows->integer(0);
    one.values[of.scope_at] = rows->integer(1);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const int column = static_cast<int>(i) + 2;
      one.values[fields[i]] = rows->is_null(column) ? value() : value(rows->integer(column));
    }
    measures_of(one, measures);
    for (int measure : measures) into[{std::string(measure_name(measure)), one.grid()}] += n;
    total += n;
  }
  return total;
}

}  // namespace

std::vector<std::string> recount(db::connection& db,
                                 const std::function<void(std::string_view, std::int64_t)>& seen) {
  counts counted;
  for (const auto& of : all_entities()) seen(of.plural, count_entity(db, of, counted));
  std::vector<std::string> found;
  const auto differs = [&](const std::string& measure, std::int64_t unit, std::int64_t kept,
                           std::int64_t real) {
    found.push_back(
        fmt::format("tally {} of {}: kept {}, counted {}", measure, codes::text(unit), kept, real));
  };
  auto rows = db.query("SELECT measure, unit, value FROM tally");
  while (rows.step()) {
    const std::pair key{std::string(rows->text(0)), rows->integer(1)};
    const auto real = counted.find(key);
    const auto n = real == counted.end() ? 0 : real->second;
    if (n != rows->integer(2)) differs(key.first, key.second, rows->integer(2), n);
    if (real != counted.end()) counted.erase(real);
  }
  for (const auto& [key, n] : counted) differs(key.first, key.second, 0, n);
  return found;
}

}  // namespace wangge::records

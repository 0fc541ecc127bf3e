#include "access/audit.h"

#include <algorithm>

namespace wangge::access {
namespace {

db::value text_or_null(const std::string& text) {
  return text.empty() ? db::value{} : db::value{text};
}

db::value number_or_null(std::int64_t number) {
  return number == 0 ? db::value{} : db::value{number};
}

struct position {
  std::int64_t seq = 0;
  instant at = 0;
};

position last_entry(db::connection& db, std::int64_t district) {
  auto rows = db.query("SELECT seq, at FROM audit WHERE district = ?1 ORDER BY seq DESC LIMIT 1",
                       {district});
  if (!rows.step()) return {};
  return {rows->integer(0), rows->integer(1)};
}

}  // namespace

void append_audit(db::connection& db, const principal& who, instant at, const audit_entry& entry) {
  const auto district = entry.grid > 0 ? entry.grid / 1'000'000'000 : who.area.district();
  const auto last = last_entry(db, district);
  db.execute(
      "INSERT INTO audit(district, seq, at, actor, actor_name, action, entity, record, grid, peer, "
      "reason, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      {district, last.seq + 1,
       std::max(at, last.at),  // a clock set back must not make the trail run backwards
       who.account, who.username, std::string(entry.action), number_or_null(entry.entity),
       entry.record ? db::value{*entry.record} : db::value{}, number_or_null(entry.grid),
       text_or_null(who.peer), text_or_null(entry.reason), text_or_null(entry.detail)});
}

}  // namespace wangge::access

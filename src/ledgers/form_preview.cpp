#include "ledgers/form_preview.h"

#include "base/codes.h"
#include "ledgers/form_answer.h"
#include "ledgers/form_fill.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

// The unit directly below `of` in which `code` lies; `of` for what lies in it itself.
std::int64_t below(std::int64_t of, std::int64_t code) {
  while (code != of && codes::parent(code) != of && codes::parent(code) != 0)
    code = codes::parent(code);
  return code;
}

void add(form_preview::part& to, const form_preview::part& by) {
  to.rows += by.rows;
  to.filled += by.filled;
  to.taken += by.taken;
  to.to_ask += by.to_ask;
}

void write_part(json::writer& out, const form_preview::part& one) {
  out.member("rows", one.rows).member("filled", one.filled);
  out.member("taken", one.taken).member("to_ask", one.to_ask);
}

}  // namespace

result<form_preview> preview_of(api::services& with, db::connection& db,
                                const access::principal& who, const form& one) {
  const auto rows = rows_of(with, who, one);
  if (!rows) return refused(rows.error());
  const auto taken = answers_to_take_over(with, who, db, one);
  if (!taken) return refused(taken.error());
  const auto questions = static_cast<std::int64_t>(one.fields.size()) - one.known_fields();
  form_preview out;
  for (const auto& [unit, cells] : cells_by_unit(db, one, *rows)) {
    const auto known = taken->find(unit);
    const auto n = known == taken->end() ? 0 : known->second;
    const form_preview::part part{cells.rows, cells.filled, n, cells.rows * questions - n};
    add(out.whole, part);
    add(out.units[below(one.unit, unit)], part);
  }
  return out;
}

void write_preview(json::writer& out, api::call& ask, const form& one, const form_preview& what) {
  out.open();
  write_part(out, what.whole);
  out.member("ends_on", format_day(one.ends_on)).key("units").open_array();
  for (const auto& [code, part] : what.units) {
    out.open().member("code", codes::text(code)).member("name", ask.with.units.name_of(code));
    write_part(out, part);
    out.close();
  }
  out.close_array().member("as_of", format_instant(ask.now)).close();
}

}  // namespace wangge::ledgers

#include "records/list_sql.h"

#include <algorithm>

#include "base/codes.h"
#include "base/text.h"
#include "records/store.h"

namespace wangge::records {
namespace {

// Scopes up to a community are cheaper to read whole and sort than to find along an index of the
// whole district.
constexpr std::int64_t small_span = 1'000;

struct builder {
  const access::vault& keys;
  const list_query& ask;
  list_sql out;

  std::string bind(value v) {
    out.args.push_back(std::move(v));
    return "?" + std::to_string(out.args.size());
  }
  void condition(const std::string& text) {
    out.where += (out.where.empty() ? " WHERE " : " AND ") + text;
  }
  std::string col(int at) const { return "t." + std::string(ask.what->fields[at].name); }
  std::string scope_col() const { return col(ask.what->scope_at); }
  bool small() const { return ask.range.high - ask.range.low < small_span; }

  void search();
  void filters();
  void scope();
  void order();
  bool search_code(const std::string& text);
  bool search_identity(const std::string& text);
  void search_name(const std::string& text);
  void prefix(int at, const std::string& text);
  int field_searched(search_kind kind) const;
};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool all_letters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

int builder::field_searched(search_kind kind) const {
  for (std::size_t at = 0; at < ask.what->fields.size(); ++at)
    if (ask.what->fields[at].search == kind) return static_cast<int>(at);
  return -1;
}

// The half-open range of texts that begin with `text`; U+10FFFF ends it on both engines.
void builder::prefix(int at, const std::string& text) {
  out.searched = at;
  condition(col(at) + " >= " + bind(text) + " AND " + col(at) + " < " +
            bind(text + "\xF4\x8F\xBF\xBF"));
}

bool builder::search_code(const std::string& text) {
  if (!all_digits(text) || ask.what->fields[ask.what->scope_at].kind == field_kind::text)
    return false;
  if (ask.what->name != "unit" || text.size() > 15) return false;
  std::string low = text, high = text;
  low.append(15 - text.size(), '0');
  high.append(15 - text.size(), '9');
  condition(scope_col() + " BETWEEN " + bind(static_cast<std::int64_t>(std::stoll(low))) + " AND " +
            bind(static_cast<std::int64_t>(std::stoll(high))));
  out.by = search_by::code;
  return true;
}

bool builder::search_identity(const std::string& text) {
  const bool id = text.size() == 18 && all_digits(text.substr(0, 17));
  const bool phone = text.size() >= 7 && text.size() <= 13 && all_digits(text.substr(0, 4));
  if (!id && !phone) return false;
  const auto kind = id ? field_kind::id_number : field_kind::phone;
  for (std::size_t at = 0; at < ask.what->fields.size(); ++at) {
    const field& what = ask.what->fields[at];
    if (what.kind != kind) continue;
    std::string clear = text;
    if (id && clear.back() == 'x') clear.back() = 'X';
    condition("t." + std::string(what.name) + "_bx = " + bind(blind_of(keys, what, clear)));
    out.by = id ? search_by::id_number : search_by::phone;
    return true;
  }
  return false;
}

// Two characters are one piece; more are the first piece and then the exact text.
void builder::search_name(const std::string& text) {
  const auto pieces = bigrams(text);
  int named = field_searched(search_kind::gram);
  if (named < 0 || pieces.empty() || ask.ended) {  // ended records have no pieces
    if (named < 0) named = field_searched(search_kind::prefix);
    out.by = search_by::prefix;
    return prefix(named < 0 ? ask.what->label_at : named, text);
  }
  out.by = search_by::grams;
  out.from = "FROM gram g CROSS JOIN " + std::string(ask.what->table()) + " t";
  condition("g.district = " + bind(ask.range.district()) + " AND g.entity = " +
            bind(std::int64_t{ask.what->number}) + " AND g.gram = " + bind(pieces.front()));
  if (pieces.size() == 1) out.gram = pieces.front();
  // The other pieces, whatever field they stand in; an address may hold them apart, which a
  // reader takes as a hit.
  for (std::size_t i = 1; i < pieces.size(); ++i)
    condition(
        "EXISTS (SELECT 1 FROM gram x WHERE x.district = g.district AND x.entity = g.entity AND "
        "x.gram = " +
        bind(pieces[i]) + " AND x.grid = g.grid AND x.record = g.record)");
}

void builder::search() {
  const std::string text = normalise(ask.q);
  if (text.empty()) return;
  if (search_code(text) || search_identity(text)) return;
  const int initials = field_searched(search_kind::initials);
  if (initials >= 0 && all_letters(text)) {
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c | 0x20; });
    out.by = search_by::initials;
    return prefix(initials, lower);
  }
  search_name(text);
}

void builder::scope() {
  const auto low = bind(ask.range.low), high = bind(ask.range.high);
  if (out.by == search_by::grams) {
    condition("g.grid >= " + low + " AND g.grid <= " + high +
              " AND t.district = g.district AND t.id = g.record");
    return;
  }
  // A plus keeps the planner from taking the scope's index where another one gives the order.
  const bool ordered = (ask.sort_at >= 0 && ask.sort_at != ask.what->scope_at) || out.searched >= 0;
  const bool by_other = (ordered && !small() && ask.filters.empty()) ||
                        out.by == search_by::id_number || out.by == search_by::phone;
  const std::string c = (by_other ? "+" : "") + scope_col();
  condition(c + " >= " + low + " AND " + c + " <= " + high);
}

void builder::filters() {
  for (const auto& one : ask.filters) {
    const field& what = ask.what->fields[one.field_at];
    const bool no = what.kind == field_kind::boolean && one.any.size() == 1;
    if (no && std::get<std::int64_t>(one.any[0]) != 0) {
      condition(col(one.field_at) + " = 1");  // literal: the partial index needs it
      continue;
    }
    std::string list;
    for (const auto& v : one.any) list += (list.empty() ? "" : ", ") + bind(v);
    const bool indexed = one.any.size() == 1 && (what.filter || what.kind == field_kind::ref);
    condition((indexed ? "" : "+") + col(one.field_at) +
              (one.any.size() == 1 ? " = " + list : " IN (" + list + ")"));
  }
  if (ask.quality) condition("(" + std::string(ask.quality->sql) + ")");
  condition(ask.ended ? "t.ended_on IS NOT NULL" : "t.ended_on IS NULL");
  if (ask.as_of) condition("+t.updated_at < " + bind(*ask.as_of));
}

void builder::order() {
  if (out.by == search_by::grams && ask.sort_at < 0) {
    out.order = {"g.grid", "g.record"};
    return;
  }
  const int by =
      ask.sort_at >= 0 ? ask.sort_at : out.searched;  // a prefix search reads its own index
  if (by >= 0 && by != ask.what->scope_at) {
    const bool keep_scope_index = small() || !ask.filters.empty();
    const field& what = ask.what->fields[by];
    const bool number = what.kind != field_kind::text;
    // Where few rows are left, reading them by scope and sorting is cheaper; "+" on numbers and
    // "|| ''" on texts hide the sort column's own index from the planner.
    const std::string name = col(by);
    out.order.push_back(!keep_scope_index ? name : number ? "+" + name : "(" + name + " || '')");
    out.first_key_nullable = !what.required && !what.derived;
  }
  out.order.push_back(scope_col());
  out.order.push_back("t.id");
}

}  // namespace

list_sql plan(const access::vault& keys, const list_query& ask, db::dialect) {
  builder b{keys, ask, {}};
  b.out.from = "FROM " + std::string(ask.what->table()) + " t";
  b.search();
  b.scope();
  b.filters();
  b.order();
  return std::move(b.out);
}

}  // namespace wangge::records

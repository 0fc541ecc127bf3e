#include "records/list_sql.h"

#include <algorithm>

#include "base/codes.h"
#include "base/text.h"
#include "records/list_path.h"
#include "records/search_words.h"
#include "records/store.h"

namespace wangge::records {
namespace {

struct builder {
  const access::vault& keys;
  const tally_board& tallies;
  const list_query& ask;
  list_sql out;
  path_choice path;
  std::string begins_with;  // what is searched by prefix

  std::string bind(value v) {
    out.args.push_back(std::move(v));
    return "?" + std::to_string(out.args.size());
  }
  void condition(const std::string& text) {
    out.where += (out.where.empty() ? " WHERE " : " AND ") + text;
  }
  std::string col(int at) const { return "t." + std::string(ask.what->fields[at].name); }
  std::string scope_col() const { return col(ask.what->scope_at); }
  // The rows come from a table of hits (alias g) that carries their place.
  bool from_hits() const { return out.by == search_by::grams || ask.quality; }
  // The field that orders the page where it is not the place.
  int ordered_by() const {
    const int by = ask.sort_at >= 0 ? ask.sort_at : out.searched;
    return by == ask.what->scope_at ? -1 : by;
  }

  void search();
  void breaches();
  void choose();
  void filters();
  void scope();
  void order();
  bool search_code(const std::string& text);
  bool search_identity(const std::string& text);
  void search_name(const std::string& text);
  void prefix(int at, const std::string& text);
  bool shut(int at);
  void prefix_range();
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

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

int builder::field_searched(search_kind kind) const {
  for (std::size_t at = 0; at < ask.what->fields.size(); ++at)
    if (ask.what->fields[at].search == kind) return static_cast<int>(at);
  return -1;
}

// A search by a field that the reader does not see finds nothing.
bool builder::shut(int at) {
  if (at < 0 || !(ask.closed >> at & 1)) return false;
  condition("1 = 0");
  return true;
}

void builder::prefix(int at, const std::string& text) {
  out.searched = at;
  begins_with = text;
}

// The half-open range of texts that begin so; U+10FFFF ends it on both engines.
void builder::prefix_range() {
  const std::string name =
      path.by == list_path::sort ? col(out.searched) : "(" + col(out.searched) + " || '')";
  condition(name + " >= " + bind(begins_with) + " AND " + name + " < " +
            bind(begins_with + "\xF4\x8F\xBF\xBF"));
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
    if (shut(static_cast<int>(at))) return true;
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
  if (shut(named)) return;
  if (named < 0 || pieces.empty() || ask.ended) {  // ended records have no pieces
    if (named < 0) named = field_searched(search_kind::prefix);
    if (named < 0) named = ask.what->label_at;
    if (shut(named)) return;
    out.by = search_by::prefix;
    return prefix(named, text);
  }
  out.by = search_by::grams;
  out.from = "FROM gram g CROSS JOIN " + std::string(ask.what->table()) + " t";
  condition("g.district = " + bind(ask.range.district()) + " AND g.entity = " +
            bind(std::int64_t{ask.what->number}) + " AND g.gram = " + bind(pieces.front()));
  out.word = pieces.front();
  if (pieces.size() == 1) out.gram = pieces.front();
  // The other pieces, whatever field they stand in; an address may hold them apart, which a
  // reader takes as a hit.
  for (std::size_t i = 1; i < pieces.size(); ++i)
    condition(
        "EXISTS (SELECT 1 FROM gram x WHERE x.district = g.district AND x.entity = g.entity AND "
        "x.gram = " +
        bind(pieces[i]) + " AND x.grid = g.grid AND x.record = g.record)");
}

// Rows that break a rule are read as the hits of a search are: from a table that knows the place.
void builder::breaches() {
  const std::string joined = " CROSS JOIN " + std::string(ask.what->table()) + " t";
  out.from = out.by == search_by::grams ? out.from : "FROM breach g" + joined;
  const auto rule = bind(std::int64_t{ask.quality->number});
  if (out.by == search_by::grams)
    return condition("EXISTS (SELECT 1 FROM breach b WHERE b.district = g.district AND b.rule = " +
                     rule + " AND b.grid = g.grid AND b.record = g.record)");
  condition("g.district = " + bind(ask.range.district()) + " AND g.rule = " + rule);
}

void builder::search() {
  const std::string text = normalise(ask.q);
  if (text.empty()) return;
  if (search_code(text) || search_identity(text)) return;
  const int initials = field_searched(search_kind::initials);
  if (initials >= 0 && all_letters(text)) {
    if (shut(initials)) return;
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c | 0x20; });
    out.by = search_by::initials;
    out.word = initials_word(lower);
    return prefix(initials, lower);
  }
  search_name(text);
}

void builder::choose() {
  path = choose_path(tallies, ask, ordered_by() >= 0, characters(begins_with));
}

// A plus keeps the engines from an index that the chosen path does not use.
void builder::scope() {
  const auto low = bind(ask.range.low);
  out.low_at = out.args.size() - 1;
  const auto high = bind(ask.range.high);
  out.high_at = out.args.size() - 1;
  if (from_hits()) {
    condition("g.grid >= " + low + " AND g.grid <= " + high +
              " AND t.district = g.district AND t.id = g.record");
    return;
  }
  const bool by_other =
      path.by == list_path::sort || out.by == search_by::id_number || out.by == search_by::phone;
  const std::string c = (by_other ? "+" : "") + scope_col();
  condition(c + " >= " + low + " AND " + c + " <= " + high);
}

void builder::filters() {
  for (std::size_t i = 0; i < ask.filters.size(); ++i) {
    const auto& one = ask.filters[i];
    const field& what = ask.what->fields[one.field_at];
    const bool leads = static_cast<int>(i) == path.lead;
    std::string name = (leads ? "" : "+") + col(one.field_at);
    const bool yes = what.kind == field_kind::boolean && one.any.size() == 1 &&
                     std::get<std::int64_t>(one.any[0]) == 1;
    if (yes) {
      condition(name + " = 1");  // literal: the partial index needs it
      continue;
    }
    if (what.kind == field_kind::boolean) name = "coalesce(" + name + ", 0)";  // no answer is a no
    std::string list;
    for (const auto& v : one.any) list += (list.empty() ? "" : ", ") + bind(v);
    condition(name + (one.any.size() == 1 ? " = " + list : " IN (" + list + ")"));
  }
  condition(ask.ended ? "t.ended_on IS NOT NULL" : "t.ended_on IS NULL");
  if (ask.as_of) condition("+t.updated_at < " + bind(*ask.as_of));
}

void builder::order() {
  if (from_hits() && ordered_by() < 0) {
    out.order = {"g.grid", "g.record"};
    return;
  }
  if (const int by = ordered_by(); by >= 0) {
    const field& what = ask.what->fields[by];
    const bool number = what.kind != field_kind::text;
    // "+" on numbers and "|| ''" on texts hide the order's own index where it is not the path.
    const std::string name = col(by);
    const bool walked = path.by == list_path::sort && (out.searched < 0 || ask.sort_at < 0);
    out.order.push_back(walked ? name : number ? "+" + name : "(" + name + " || '')");
    out.first_key_nullable = !what.required && !what.derived;
  }
  out.order.push_back(scope_col());
  out.order.push_back("t.id");
}

}  // namespace

list_sql plan(const access::vault& keys, const tally_board& tallies, const list_query& ask) {
  builder b{keys, tallies, ask, {}, {}};
  b.out.from = "FROM " + std::string(ask.what->table()) + " t";
  b.search();
  if (ask.quality) b.breaches();
  b.choose();
  if (b.out.searched >= 0) b.prefix_range();
  b.scope();
  b.filters();
  b.order();
  return std::move(b.out);
}

}  // namespace wangge::records

#include "ledgers/ledger.h"

#include <algorithm>
#include <set>

#include "base/codes.h"
#include "base/text.h"

namespace wangge::ledgers {
namespace {

using records::entity;
using records::field_kind;

constexpr std::size_t longest_name = 40, most_columns = 40;

struct reader {
  ledger out;
  std::set<std::string> taken;  // ids that columns of the definition bring along
  std::vector<problem> found;

  void wrong(std::string field, std::string_view value, std::string zh, std::string en) {
    found.push_back({error::bad_parameter,
                     field,
                     {{"name", field},
                      {"value", std::string(value.substr(0, 60))},
                      {"expected.zh", std::move(zh)},
                      {"expected.en", std::move(en)}}});
  }
  std::string title(const json::view& from, const char* name, std::string_view otherwise,
                    const char* zh, const char* en) {
    auto text = normalise(from.text_of(name));
    if (text.empty()) text = std::string(otherwise);
    if (text.empty())
      found.push_back({error::required, name, {{"label.zh", zh}, {"label.en", en}}});
    if (character_count(text) > longest_name)
      found.push_back(
          {error::too_long,
           name,
           {{"label.zh", zh}, {"label.en", en}, {"max", std::to_string(longest_name)}}});
    return text;
  }
  void field(const json::view& from);
  void count(const json::view& from);
  std::string count_id(std::string_view given) const;
  void columns(const json::view& from);
};

void reader::field(const json::view& from) {
  const auto name = from.text_of("field");
  const int at = out.of->find(name);
  const bool shown = at >= 0 && out.of->fields[at].kind != field_kind::token &&
                     out.of->fields[at].kind != field_kind::outline;
  if (!shown || find_column(out, name) >= 0)
    return wrong("columns", name, "应为这类对象的字段，每个一次", "a field of the kind, each once");
  const auto& what = out.of->fields[at];
  auto zh = normalise(from.text_of("zh")), en = normalise(from.text_of("en"));
  out.columns.push_back({std::string(name),
                         zh.empty() ? std::string(what.zh) : zh,
                         en.empty() ? std::string(what.en) : en,
                         at,
                         nullptr,
                         {},
                         ""});
}

// Follows the references of `by` from the counted kind; it must end at the ledger's own kind.
void reader::count(const json::view& from) {
  const entity* kind = records::find_plural(from.text_of("count"));
  const auto by = from.text_of("by");
  std::vector<int> path;
  const entity* at = kind;
  for (std::size_t begin = 0; at && begin <= by.size();) {
    const auto end = std::min(by.find('.', begin), by.size());
    const int ref = at->find(by.substr(begin, end - begin));
    if (ref < 0 || at->fields[ref].kind != field_kind::ref) {
      at = nullptr;
      break;
    }
    path.push_back(ref);
    at = records::find_entity(at->fields[ref].ref);
    begin = end + 1;
  }
  if (!at || at != out.of || path.size() > 5)
    return wrong("columns", by,
                 "应为从所计对象到台账对象的引用路径，如 household.door.building.compound",
                 "the references from the counted kind to the ledger's, like "
                 "household.door.building.compound");
  out.columns.push_back({count_id(from.text_of("id")),
                         title(from, "zh", kind->zh, "列名", "Column"),
                         title(from, "en", kind->en, "列名（英文）", "Column in English"), -1, kind,
                         std::move(path), std::string(from.text_of("filter"))});
}

// A column keeps its id when others go: templates name it.
std::string reader::count_id(std::string_view given) const {
  const bool usable = given.size() > 1 && given.size() <= 4 && given[0] == 'c' &&
                      given.find_first_not_of("0123456789", 1) == given.npos;
  if (usable && find_column(out, given) < 0) return std::string(given);
  for (int n = 1;; ++n)
    if (std::string id = "c" + std::to_string(n); find_column(out, id) < 0 && !taken.contains(id))
      return id;
}

void reader::columns(const json::view& from) {
  const auto list = from.find("columns");
  if (!list || list->kind() != json::type::array)
    return wrong("columns", "", "应为列的清单", "a list of columns");
  list->each_item([&](const json::view& one) { taken.emplace(one.text_of("id")); });
  list->each_item([&](const json::view& one) { one.find("count") ? count(one) : field(one); });
  if (out.columns.size() > most_columns)
    found.push_back(beyond("columns", "列数", "Columns", 1, most_columns));
  if (out.columns.empty()) wrong("columns", "[]", "至少一列", "at least one column");
}

std::string path_text(const column& of) {
  std::string text;
  const entity* at = of.counted;
  for (int ref : of.path) {
    text += (text.empty() ? "" : ".") + std::string(at->fields[ref].name);
    at = records::find_entity(at->fields[ref].ref);
  }
  return text;
}

void write_columns(json::writer& out, const ledger& one, bool whole) {
  out.open_array();
  for (const auto& each : one.columns) {
    out.open().member("zh", each.zh).member("en", each.en);
    if (whole || each.is_count()) out.member("id", each.id);
    if (each.is_count())
      out.member("count", each.counted->plural)
          .member("by", path_text(each))
          .member("filter", each.filter);
    else
      out.member("field", one.of->fields[each.field_at].name);
    out.close();
  }
  out.close_array();
}

std::optional<ledger> from_row(const db::row& row) {
  json::writer text;
  text.open().member("zh", row.text(1)).member("en", row.text(2)).member("list", row.text(3));
  text.member("filter", row.text(4)).key("columns").raw(row.text(5)).close();
  const auto parsed = json::document::parse_object(text.str());
  if (!parsed) return std::nullopt;
  auto one = read_ledger(parsed->root());
  if (!one) return std::nullopt;  // its fields are no longer described
  one->id = row.text(0);
  one->position = row.integer(6);
  one->version = row.integer(7);
  one->unit = row.integer(9);
  return std::move(*one);
}

}  // namespace

result<ledger> read_ledger(const json::view& from) {
  reader r;
  r.out.of = records::find_plural(from.text_of("list"));
  if (!r.out.of) {
    r.wrong("list", from.text_of("list"), "compounds、places 等", "compounds, places, …");
    return refused(failure(std::move(r.found)));
  }
  r.out.zh = r.title(from, "zh", "", "台账名称", "Ledger name");
  r.out.en = r.title(from, "en", r.out.zh, "台账英文名", "Ledger name in English");
  r.out.filter = std::string(from.text_of("filter"));
  r.out.position = from.integer_of("position", 100);
  r.columns(from);
  if (!r.found.empty()) return refused(failure(std::move(r.found)));
  return std::move(r.out);
}

void write_ledger(json::writer& out, const ledger& one) {
  out.open().member("id", one.id).member("zh", one.zh).member("en", one.en);
  out.member("unit", codes::text(one.unit))
      .member("list", one.of->plural)
      .member("filter", one.filter);
  out.member("position", one.position).member("version", one.version);
  out.member("shipped", one.shipped).member("changed", one.changed).key("columns");
  write_columns(out, one, true);
  out.close();
}

std::string columns_text(const ledger& one) {
  json::writer out;
  write_columns(out, one, false);
  return out.str();
}

int find_column(const ledger& of, std::string_view id) {
  for (std::size_t n = 0; n < of.columns.size(); ++n)
    if (of.columns[n].id == id) return static_cast<int>(n);
  return -1;
}

bool used_by(std::int64_t unit, const access::scope& area) {
  return codes::range(unit).covers(area) || changed_by(unit, area);
}

bool changed_by(std::int64_t unit, const access::scope& area) {
  return area.covers(codes::range(unit));
}

namespace {

bool alike(const ledger& a, const ledger& b) {
  return a.of == b.of && a.zh == b.zh && a.en == b.en && a.filter == b.filter &&
         a.position == b.position && columns_text(a) == columns_text(b);
}

}  // namespace

std::vector<ledger> all_ledgers(db::connection& db, const access::scope& area) {
  auto all = shipped();
  for (auto& one : all) one.unit = area.district() * 1'000'000'000;
  auto rows = db.query(
      "SELECT id, zh, en, list, filter, columns, position, version, hidden, unit FROM ledger WHERE "
      "district = ?1",
      {area.district()});
  while (rows.step()) {
    if (!used_by(rows->integer(9), area)) continue;
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const ledger& one) { return one.id == rows->text(0); });
    if (rows->integer(8) != 0) {
      if (same != all.end()) all.erase(same);
      continue;
    }
    auto one = from_row(*rows);
    if (!one) continue;
    one->shipped = same != all.end();
    one->changed = one->shipped && !alike(*same, *one);
    if (same != all.end())
      *same = std::move(*one);
    else
      all.push_back(std::move(*one));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const ledger& a, const ledger& b) { return a.position < b.position; });
  return all;
}

std::optional<ledger> find_ledger(db::connection& db, const access::scope& area,
                                  std::string_view id) {
  for (auto& one : all_ledgers(db, area))
    if (one.id == id) return std::move(one);
  return std::nullopt;
}

}  // namespace wangge::ledgers

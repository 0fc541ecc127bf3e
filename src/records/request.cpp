#include "records/request.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "api/query.h"
#include "base/codes.h"
#include "records/codec.h"
#include "records/rules.h"
#include "territory/unit_tree.h"

namespace wangge::records {
namespace {

constexpr int most_rows = 1000;

struct reader {
  const entity& of;
  const http::request& ask;
  const access::principal& who;
  list_query out;
  std::vector<problem> found;

  void refuse(std::string_view name, std::string_view value, std::string zh, std::string en) {
    found.push_back({error::bad_parameter,
                     std::string(name),
                     {{"name", std::string(name)},
                      {"value", std::string(value.substr(0, 80))},
                      {"expected.zh", std::move(zh)},
                      {"expected.en", std::move(en)}}});
  }
  // The order and the hits of a field say what it holds: only who sees it in clear may use it.
  bool sees(const field& what) {
    if (sight_of(what, who) == visible::clear) return true;
    found.push_back({error::reveal_forbidden, std::string(what.name), labelled(what)});
    return false;
  }
  void limit();
  void as_of();
  void sort();
  void filters();
};

void reader::limit() {
  const auto given = ask.param("limit");
  if (!given) return;
  int n = 0;
  const auto [stopped, failed] = std::from_chars(given->data(), given->data() + given->size(), n);
  if (failed != std::errc() || stopped != given->data() + given->size() || n < 1 || n > most_rows)
    return refuse("limit", *given, "1 到 1000 的整数", "a whole number from 1 to 1000");
  out.limit = n;
}

void reader::as_of() {
  const auto given = ask.param("as_of");
  if (!given || given->empty()) return;
  out.as_of = moment(*given);
  if (!out.as_of)
    return refuse("as_of", *given, "应如 2020-03-30（当日终了）或 2020-03-30T16:00",
                  "a day like 2020-03-30 (its end) or 2020-03-30T16:00");
  if (!out.q.empty() || out.quality)
    refuse("as_of", *given, "过去的列表不能检索，也不能按数据质量筛选",
           "a list of the past takes filters only, no search and no rule of good data");
}

void reader::sort() {
  auto given = ask.param("sort").value_or("");
  if (given.empty()) return;
  if (given.starts_with('-')) {
    out.descending = true;
    given.remove_prefix(1);
  }
  out.sort_at = of.find(given);
  if (out.sort_at == of.scope_at)
    out.sort_at = -1;
  else if (out.sort_at >= 0 && of.fields[out.sort_at].sort)
    return void(sees(of.fields[out.sort_at]));
  if (given == of.scope().name) return;
  std::string known(of.scope().name);
  for (const auto& each : of.fields)
    if (each.sort) known += ", " + std::string(each.name);
  refuse("sort", given, "可按这些字段排序：" + known, "sort by one of: " + known);
}

void reader::filters() {
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    const field& what = of.fields[at];
    const auto given = ask.param(what.name);
    if (!given || given->empty() || !filterable(what) || !sees(what)) continue;
    filter one{static_cast<int>(at), {}};
    for (std::size_t from = 0; from <= given->size();) {
      const auto end = std::min(given->find(',', from), given->size());
      value v;
      if (decode_text(what, given->substr(from, end - from), v, found) && !db::is_null(v) &&
          std::find(one.any.begin(), one.any.end(), v) == one.any.end())
        one.any.push_back(std::move(v));
      from = end + 1;
    }
    if (!one.any.empty()) out.filters.push_back(std::move(one));
  }
}

}  // namespace

bool filterable(const field& what) {
  return what.filter || what.tally;
}

std::optional<instant> moment(std::string_view text) {
  if (const auto on = parse_day(text)) return start_of(add_days(*on, 1));
  if (text.size() == 16) return parse_instant(std::string(text) + ":00+08:00");
  return parse_instant(text);
}

result<access::scope> scope_of_unit(std::string_view digits, const access::principal& who,
                                    const territory::unit_tree& units) {
  const auto code = codes::parse(digits);
  if (!code)
    return refuse_field(error::bad_unit, "unit", {{"value", std::string(digits.substr(0, 40))}});
  const auto range = codes::range(*code);
  if (!who.area.covers(range) || !units.find(*code)) return refuse(error::not_found);
  return range;
}

result<access::scope> scope_asked(const http::request& ask, const access::principal& who,
                                  const territory::unit_tree& units) {
  const auto given = ask.param("unit");
  if (!given || given->empty()) return who.area;
  return scope_of_unit(*given, who, units);
}

result<list_query> read_list_query(const entity& of, const http::request& ask,
                                   const access::principal& who,
                                   const territory::unit_tree& units) {
  const auto range = scope_asked(ask, who, units);
  if (!range) return refused(range.error());
  reader r{of, ask, who, {}, {}};
  r.out.what = &of;
  r.out.range = *range;
  r.out.area = who.area;
  r.out.closed = closed_fields(of, who);
  r.out.q = std::string(ask.param("q").value_or("")).substr(0, 120);
  r.out.cursor = std::string(ask.param("cursor").value_or(""));
  static constexpr std::array<std::string_view, 2> yes_no = {"true", "false"};
  const auto ended = api::word_asked(ask, "ended", yes_no, "false");
  if (!ended) return refused(ended.error());
  r.out.ended = *ended == "true";
  if (const auto rule = ask.param("quality"); rule && !rule->empty()) {
    if (!who.may("quality")) return refuse(error::forbidden, {{"permission", "quality"}});
    r.out.quality = find_quality_rule(*rule, of);
    if (!r.out.quality)
      r.refuse("quality", *rule, "数据质量页列出的规则", "a rule of the quality page");
  }
  r.limit();
  r.as_of();
  r.sort();
  r.filters();
  if (!r.found.empty()) return refused(failure(std::move(r.found)));
  return std::move(r.out);
}

// Whoever answers for the audit finds whom a complaint names by the whole number, and reads masks.
std::uint64_t closed_fields(const entity& of, const access::principal& who) {
  std::uint64_t closed = 0;
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    const auto& what = of.fields[at];
    const bool by_number = what.sealed() && who.may("audit.read");
    if (!who.sees(what.facet) && !by_number) closed |= std::uint64_t{1} << at;
  }
  return closed;
}

std::vector<api::parameter> list_parameters(const entity& of) {
  std::vector<api::parameter> all = {
      {"unit", "string", "Division code: only what lies in it"},
      {"q", "string",
       "Search: name (two characters or pinyin initials), number, phone, address, code"},
      {"sort", "string", "Field to sort by; a leading - reverses"},
      {"limit", "integer", "Rows a page, 1 to 1000 (50)"},
      {"cursor", "string", "`next` of the former page"},
      {"ended", "boolean", "Only records that have ended"},
      {"quality", "string", "Only rows that break this rule of good data"},
      {"as_of", "string", "As it stood at the end of a day, or at a time (2020-03-30T16:00)"}};
  for (const auto& what : of.fields)
    if (filterable(what)) all.push_back({what.name, "string", what.en});
  return all;
}

result<uuid> read_id(std::string_view text) {
  const auto id = parse_uuid(text);
  if (!id) return refuse(error::not_found);
  return *id;
}

result<uuid> new_id(const json::view& body) {
  const auto given = body.find("id");
  if (!given) return new_uuid();
  if (const auto id = parse_uuid(given->text())) return *id;
  return refuse_field(
      error::bad_parameter, "id",
      {{"name", "id"}, {"value", std::string(given->text().substr(0, 40))}, {"expected", "UUID"}});
}

result<std::int64_t> read_version(const http::request& ask) {
  auto text = ask.header("if-match");
  if (text.starts_with("W/")) text.remove_prefix(2);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  std::int64_t version = 0;
  const auto [stopped, failed] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (failed != std::errc() || stopped != text.data() + text.size() || version < 1)
    return refuse(error::version_needed);
  return version;
}

}  // namespace wangge::records

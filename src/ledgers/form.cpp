#include "ledgers/form.h"

#include <algorithm>
#include <cmath>

#include "base/codes.h"
#include "base/text.h"

namespace wangge::ledgers {
namespace {

using records::entity;
using records::field_kind;

constexpr std::size_t most_fields = 60;

void missing(std::vector<problem>& found, const char* field, const char* zh, const char* en) {
  found.push_back({error::required, field, {{"label.zh", zh}, {"label.en", en}}});
}

// A field by its name, its label or what offices call it.
int field_called(const entity& of, std::string_view text) {
  if (const int at = of.find(text); at >= 0) return at;
  const auto wanted = fold(text);
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    const auto& what = of.fields[at];
    const bool alias = std::any_of(what.headings.begin(), what.headings.end(),
                                   [&](std::string_view one) { return fold(one) == wanted; });
    if (alias || fold(what.zh) == wanted || fold(what.en) == wanted) return static_cast<int>(at);
  }
  return -1;
}

bool usable(const records::field& what) {
  return what.kind != field_kind::token && what.kind != field_kind::outline;
}

form_field new_question(const json::view& from, std::size_t number, std::vector<problem>& found) {
  form_field one;
  one.id = "q" + std::to_string(number);
  one.zh = normalise(from.text_of("zh"));
  one.en = normalise(from.text_of("en"));
  if (one.en.empty()) one.en = one.zh;
  if (one.zh.empty() || character_count(one.zh) > 60)
    missing(found, "fields", "新增内容的名称（60 字以内）",
            "The name of a new question (60 at most)");
  if (const auto kind = from.text_of("kind"); !kind.empty()) one.kind = kind;
  if (const auto list = from.find("choices"))
    list->each_item([&](const json::view& each) { one.choices.push_back(normalise(each.text())); });
  constexpr std::string_view kinds[] = {"text", "number", "yes_no", "choice"};
  if (std::find(std::begin(kinds), std::end(kinds), one.kind) == std::end(kinds) ||
      (one.kind == "choice" && one.choices.size() < 2))
    found.push_back({error::unknown_code,
                     "fields",
                     {{"label.zh", "新增内容的类型"},
                      {"label.en", "Kind of a new question"},
                      {"value", one.kind},
                      {"known", "text, number, yes_no, choice (choices ≥ 2)"}}});
  return one;
}

// As they were asked, whatever fields the register has got since.
std::vector<form_field> stored_fields(const json::view& list, const entity& of) {
  std::vector<form_field> out;
  list.each_item([&](const json::view& each) {
    form_field one{std::string(each.text_of("id")), std::string(each.text_of("zh")),
                   std::string(each.text_of("en"))};
    if (each.find("field")) {
      one.field_at = of.find(one.id);
    } else {
      one.kind = each.text_of("kind");
      if (const auto choices = each.find("choices"))
        choices->each_item([&](const json::view& v) { one.choices.emplace_back(v.text()); });
    }
    if (one.known() || !each.find("field")) out.push_back(std::move(one));
  });
  return out;
}

form from_row(const db::row& row) {
  form one;
  one.id = row.id(0);
  one.name = row.text(1);
  one.purpose = row.text(2);
  one.department = row.text(3);
  one.of = records::find_plural(row.text(4));
  one.filter = row.text(5);
  one.unit = row.integer(6);
  if (const auto fields = json::document::parse(row.text(7)); fields && one.of)
    one.fields = stored_fields(fields->root(), *one.of);
  one.starts_on = static_cast<day>(row.integer(8));
  one.ends_on = static_cast<day>(row.integer(9));
  one.state = row.text(10);
  one.asked_by = row.id(11);
  one.asked_name = row.text(12);
  one.asked_at = row.integer(13);
  if (!row.is_null(14)) one.decided_name = row.text(14);
  if (!row.is_null(15)) one.decided_at = row.integer(15);
  if (!row.is_null(16)) one.reason = row.text(16);
  one.version = row.integer(17);
  return one;
}

// Of a unit that lies in the area, or of one around it.
bool touches(const form& one, access::scope area) {
  const auto range = codes::range(one.unit);
  return one.of && range.low <= area.high && range.high >= area.low;
}

constexpr const char* columns =
    "id, name, purpose, department, list, filter, unit, fields, starts_on, ends_on, state, "
    "asked_by, asked_name, asked_at, decided_name, decided_at, reason, version";

day day_in(const json::view& from, const char* name, const char* zh, const char* en,
           std::vector<problem>& found) {
  const auto on = parse_day(from.text_of(name));
  if (!on) found.push_back({error::bad_date, name, {{"label.zh", zh}, {"label.en", en}}});
  return on.value_or(0);
}

}  // namespace

std::int64_t form::known_fields() const {
  return std::count_if(fields.begin(), fields.end(), [](const auto& one) { return one.known(); });
}

std::vector<form_field> read_form_fields(const json::view& list, const entity& of,
                                         std::vector<problem>& found) {
  std::vector<form_field> out;
  std::size_t questions = 0;
  list.each_item([&](const json::view& each) {
    const auto name = each.find("field") ? each.text_of("field") : each.text_of("zh");
    const int at = field_called(of, name);
    if (at >= 0 && usable(of.fields[at])) {
      const auto& what = of.fields[at];
      const bool twice =
          std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.field_at == at; });
      if (!twice)
        out.push_back(
            {std::string(what.name), std::string(what.zh), std::string(what.en), at, "text", {}});
    } else if (each.find("field")) {
      found.push_back(
          {error::unknown_field, "fields", {{"name", std::string(name)}, {"known", ""}}});
    } else {
      out.push_back(new_question(each, ++questions, found));
    }
  });
  if (out.size() > most_fields)
    found.push_back(beyond("fields", "所要内容的项数", "Fields asked for", 1, most_fields));
  return out;
}

result<form> read_form(const json::view& from, day today) {
  form one;
  std::vector<problem> found;
  one.name = normalise(from.text_of("name"));
  one.purpose = normalise(from.text_of("purpose"));
  one.department = normalise(from.text_of("department"));
  one.filter = std::string(from.text_of("filter"));
  if (one.name.empty() || character_count(one.name) > 60)
    missing(found, "name", "报表名称（60 字以内）", "The form's name (60 at most)");
  if (character_count(one.purpose) < 2 || character_count(one.purpose) > 200)
    missing(found, "purpose", "用途（2 到 200 字）", "What it is for (2 to 200)");
  one.of = records::find_plural(from.text_of("list"));
  if (!one.of) missing(found, "list", "填报对象", "What it is about");
  one.starts_on =
      from.find("starts_on") ? day_in(from, "starts_on", "开始日期", "First day", found) : today;
  one.ends_on = day_in(from, "ends_on", "截止日期", "Last day", found);
  if (found.empty() && (one.ends_on < one.starts_on || one.ends_on < today))
    found.push_back({error::date_order,
                     "ends_on",
                     {{"label.zh", "截止日期"},
                      {"label.en", "Last day"},
                      {"other.zh", "开始日期和今天"},
                      {"other.en", "the first day and today"}}});
  if (const auto fields = from.find("fields"); fields && one.of)
    one.fields = read_form_fields(*fields, *one.of, found);
  if (one.of && one.fields.empty()) missing(found, "fields", "所要内容", "What is asked for");
  if (!found.empty()) return refused(failure(std::move(found)));
  return one;
}

void write_field(json::writer& out, const form_field& one) {
  out.open().member("id", one.id).member("zh", one.zh).member("en", one.en);
  if (one.known()) {
    out.member("field", one.id).close();
    return;
  }
  out.member("kind", one.kind).key("choices").open_array();
  for (const auto& each : one.choices) out.value(each);
  out.close_array().close();
}

std::string fields_text(const std::vector<form_field>& fields) {
  json::writer out;
  out.open_array();
  for (const auto& one : fields) write_field(out, one);
  return out.close_array().str();
}

void write_form(json::writer& out, const form& one, const std::string& unit_name) {
  out.open().member("id", one.id).member("name", one.name).member("purpose", one.purpose);
  out.member("department", one.department).member("list", one.of ? one.of->plural : "");
  out.member("filter", one.filter).key("unit").open().member("code", codes::text(one.unit));
  out.member("name", unit_name).close().key("fields").raw(fields_text(one.fields));
  out.member("starts_on", format_day(one.starts_on)).member("ends_on", format_day(one.ends_on));
  out.member("state", one.state).member("asked_by", one.asked_name);
  out.member("asked_at", format_instant(one.asked_at)).member("decided_by", one.decided_name);
  out.key("decided_at");
  one.decided_at ? out.value(format_instant(one.decided_at)) : out.null();
  out.member("reason", one.reason).member("version", one.version).close();
}

// Forms of units that lie in the reader's area, and those of units around it.
std::vector<form> forms_in(db::connection& db, access::scope area) {
  std::vector<form> all;
  auto rows = db.query("SELECT " + std::string(columns) +
                           " FROM form WHERE district = ?1 ORDER BY asked_at DESC, id DESC",
                       {area.district()});
  while (rows.step()) {
    auto one = from_row(*rows);
    if (touches(one, area)) all.push_back(std::move(one));
  }
  return all;
}

std::optional<form> asked_already(db::connection& db, const form& one, day today) {
  for (auto& other : forms_in(db, codes::range(one.unit))) {
    if (!other.runs(today) || other.of != one.of || other.filter != one.filter) continue;
    const auto holds = [&](const form_field& wanted) {
      return std::ranges::find(other.fields, wanted.zh, &form_field::zh) != other.fields.end();
    };
    if (std::ranges::all_of(one.fields, holds)) return std::move(other);
  }
  return std::nullopt;
}

std::optional<form> find_form(db::connection& db, const uuid& id, access::scope area) {
  auto rows =
      db.query("SELECT " + std::string(columns) + " FROM form WHERE district = ?1 AND id = ?2",
               {area.district(), id});
  if (!rows.step()) return std::nullopt;
  auto one = from_row(*rows);
  if (!touches(one, area)) return std::nullopt;
  return one;
}

void insert_form(api::transaction& tx, const form& one) {
  tx.db.execute(
      "INSERT INTO form(district, id, name, purpose, department, list, filter, unit, fields, "
      "starts_on, ends_on, state, asked_by, asked_name, asked_at, version) VALUES (?1, ?2, ?3, ?4, "
      "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 1)",
      {tx.who.area.district(), one.id, one.name, one.purpose, one.department,
       std::string(one.of->plural), one.filter, one.unit, fields_text(one.fields),
       std::int64_t{one.starts_on}, std::int64_t{one.ends_on}, one.state, one.asked_by,
       one.asked_name, one.asked_at});
}

void update_form(api::transaction& tx, const form& one) {
  tx.db.execute(
      "UPDATE form SET state = ?3, decided_by = ?4, decided_name = ?5, decided_at = ?6, reason = "
      "?7, version = ?8 WHERE district = ?1 AND id = ?2",
      {tx.who.area.district(), one.id, one.state, tx.who.account, one.decided_name, one.decided_at,
       one.reason, one.version});
}

std::optional<std::string> answer_of(const form_field& to, const json::view& value) {
  const auto kind = value.kind();
  if (to.kind == "yes_no" && kind == json::type::boolean)
    return std::string(value.boolean() ? "yes" : "no");
  if (to.kind == "number" && kind == json::type::integer) return std::to_string(value.integer());
  if (to.kind == "number" && kind == json::type::real) return value.dump();
  if (kind != json::type::text) return std::nullopt;
  auto text = normalise(value.text());
  if (to.kind == "text" && !text.empty() && character_count(text) <= 200) return text;
  const auto& known = to.choices;
  if (to.kind == "choice" && std::find(known.begin(), known.end(), text) != known.end())
    return text;
  return std::nullopt;
}

}  // namespace wangge::ledgers

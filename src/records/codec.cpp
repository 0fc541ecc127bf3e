#include "records/codec.h"

#include <fmt/format.h>

#include <charconv>

#include "base/codes.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/rules.h"

namespace wangge::records {
namespace {

struct expectation {
  const char* zh;
  const char* en;
};

expectation expected(field_kind kind) {
  switch (kind) {
    case field_kind::integer:
      return {"整数", "a whole number"};
    case field_kind::decimal:
      return {"数字", "a number"};
    case field_kind::boolean:
      return {"是或否（true/false）", "true or false"};
    case field_kind::date:
      return {"日期，如 2020-03-30", "a date like 2020-03-30"};
    case field_kind::ref:
      return {"记录编号（UUID）", "a record id (UUID)"};
    case field_kind::unit:
      return {"区划编码（6、9、12 或 15 位数字）", "a division code (6, 9, 12 or 15 digits)"};
    case field_kind::grid:
      return {"网格编码（15 位数字）", "a grid code (15 digits)"};
    default:
      return {"文字", "text"};
  }
}

bool wrong(const field& what, std::vector<problem>& found) {
  const auto words = expected(what.kind);
  auto params = labelled(what);
  params["expected.zh"] = words.zh;
  params["expected.en"] = words.en;
  found.push_back({error::wrong_kind, std::string(what.name), std::move(params)});
  return false;
}

bool unknown_code(const field& what, std::string_view given, std::vector<problem>& found) {
  auto params = labelled(what);
  std::string known;
  for (const auto& entry : what.codes)
    known += (known.empty() ? "" : ", ") + std::string(entry.code);
  params["value"] = given.substr(0, 80);
  params["known"] = known;
  found.push_back({error::unknown_code, std::string(what.name), std::move(params)});
  return false;
}

template <class T>
bool read_number(std::string_view from, T& into) {
  const auto end = from.data() + from.size();
  const auto [stopped, failed] = std::from_chars(from.data(), end, into);
  return failed == std::errc() && stopped == end;
}

bool decode_code(const field& what, std::string_view from, value& into,
                 std::vector<problem>& found) {
  for (const auto& entry : what.codes)
    if (entry.code == from) {
      into = std::int64_t{entry.n};
      return true;
    }
  return unknown_code(what, from, found);
}

bool decode_whole(const field& what, std::string_view from, value& into,
                  std::vector<problem>& found) {
  std::int64_t n = 0;
  if (!read_number(from, n)) return wrong(what, found);
  into = n;
  return true;
}

bool decode_real(const field& what, std::string_view from, value& into,
                 std::vector<problem>& found) {
  double n = 0;
  if (!read_number(from, n)) return wrong(what, found);
  into = n;
  return true;
}

bool decode_boolean(const field& what, std::string_view from, value& into,
                    std::vector<problem>& found) {
  if (from != "1" && from != "0" && from != "true" && from != "false") return wrong(what, found);
  into = std::int64_t{from == "1" || from == "true"};
  return true;
}

void encode_unit(json::writer& out, std::int64_t code, const territory::unit_tree::units& units) {
  const auto found = units.find(code);
  out.open().member("code", codes::text(code)).key("name");
  out.value(found == units.end() ? std::string_view() : std::string_view(found->second.name));
  out.close();
}

}  // namespace

bool decode_text(const field& what, std::string_view from, value& into,
                 std::vector<problem>& found) {
  into = {};
  if (from.empty()) return true;
  switch (what.kind) {
    case field_kind::integer:
      return decode_whole(what, from, into, found);
    case field_kind::decimal:
      return decode_real(what, from, into, found);
    case field_kind::boolean:
      return decode_boolean(what, from, into, found);
    case field_kind::code:
      return decode_code(what, from, into, found);
    case field_kind::date:
      if (const auto on = parse_day(from)) return into = std::int64_t{*on}, true;
      found.push_back({error::bad_date, std::string(what.name), labelled(what)});
      return false;
    case field_kind::ref:
      if (const auto id = parse_uuid(from)) return into = *id, true;
      return wrong(what, found);
    case field_kind::unit:
    case field_kind::grid:
      if (const auto code = codes::parse(from)) return into = *code, true;
      return wrong(what, found);
    default:
      into = std::string(from);
      return true;
  }
}

bool decode_value(const field& what, const json::view& from, value& into,
                  std::vector<problem>& found) {
  into = {};
  const auto kind = from.kind();
  if (kind == json::type::null) return true;
  if (kind == json::type::text) {
    const bool typed = what.kind == field_kind::integer || what.kind == field_kind::decimal ||
                       what.kind == field_kind::boolean;
    return typed ? wrong(what, found) : decode_text(what, from.text(), into, found);
  }
  if (what.kind == field_kind::integer && kind == json::type::integer)
    return into = from.integer(), true;
  if (what.kind == field_kind::boolean && kind == json::type::boolean)
    return into = std::int64_t{from.boolean()}, true;
  if (what.kind == field_kind::decimal && (kind == json::type::real || kind == json::type::integer))
    return into = from.real(), true;
  if (what.kind == field_kind::outline && kind == json::type::array)
    return into = from.dump(), true;
  return wrong(what, found);
}

void apply_patch(record& one, const json::view& patch, const access::principal& who,
                 std::vector<problem>& found) {
  patch.each_member([&](std::string_view name, const json::view& from) {
    if (name == "id" || name.starts_with('_')) return;
    const int at = one.what->find(name);
    if (at < 0) {
      std::string known;
      for (const auto& each : one.what->fields)
        known += (known.empty() ? "" : ", ") + std::string(each.name);
      found.push_back({error::unknown_field,
                       std::string(name.substr(0, 80)),
                       {{"name", std::string(name.substr(0, 80))}, {"known", known}}});
      return;
    }
    const field& what = one.what->fields[at];
    value v;
    if (what.derived)
      found.push_back({error::read_only, std::string(name), labelled(what)});
    else if (!who.sees(what.facet))
      found.push_back({error::field_forbidden, std::string(name), labelled(what)});
    else if (decode_value(what, from, v, found))
      one.values[at] = std::move(v);
  });
}

visible sight_of(const field& what, const access::principal& who) {
  if (what.sealed()) return visible::masked;  // in clear only through a reveal, with a reason
  if (who.sees(what.facet)) return visible::clear;
  return what.mask == privacy::none ? visible::hidden : visible::masked;
}

std::string masked_text(const field& what, std::string_view clear) {
  if (clear.empty()) return {};
  switch (what.mask) {
    case privacy::name:
      return mask_name(clear);
    case privacy::id_number:
      return mask_id_number(clear);
    case privacy::phone:
      return mask_phone(clear);
    default:
      return std::string(clear);
  }
}

std::string label_seen(const entity& of, std::string_view label, const access::principal& who) {
  const field& what = of.fields[of.label_at];
  return sight_of(what, who) == visible::clear ? std::string(label) : masked_text(what, label);
}

std::string words_seen(std::string_view words, const access::principal& who) {
  return words.empty() || who.sees("name") ? std::string(words) : "***";
}

void encode_value(json::writer& out, const field& what, const value& v) {
  if (db::is_null(v)) {
    out.null();
    return;
  }
  if (const auto* id = std::get_if<uuid>(&v)) {
    out.value(*id);
    return;
  }
  if (const auto* real = std::get_if<double>(&v)) {
    out.value(*real);
    return;
  }
  if (const auto* text = std::get_if<std::string>(&v)) {
    if (what.kind == field_kind::outline)
      out.raw(*text);
    else
      out.value(*text);
    return;
  }
  const auto n = std::get<std::int64_t>(v);
  switch (what.kind) {
    case field_kind::boolean:
      out.value(n != 0);
      break;
    case field_kind::date:
      out.value(format_day(static_cast<day>(n)));
      break;
    case field_kind::unit:
    case field_kind::grid:
      out.value(codes::text(n));
      break;
    case field_kind::code: {
      for (const auto& entry : what.codes)
        if (entry.n == n) {
          out.value(entry.code);
          return;
        }
      out.null();
      break;
    }
    default:
      out.value(n);
  }
}

shown_field::shown_field(const field& one, const access::principal& who)
    : what(&one), sight(sight_of(one, who)) {
  if (one.kind != field_kind::ref) return;
  const entity& to = *find_entity(one.ref);
  label = &to.fields[to.label_at];
  label_sight = sight_of(*label, who);
}

void encode_seen(json::writer& out, const shown_field& how, const value& v,
                 const std::string& label, const territory::unit_tree::units& units) {
  const field& what = *how.what;
  if (db::is_null(v)) {
    out.null();
  } else if (how.label) {
    out.open().member("id", std::get<uuid>(v)).key("label");
    if (how.label_sight == visible::clear)
      out.value(label);
    else
      out.value(masked_text(*how.label, label));
    out.close();
  } else if (what.kind == field_kind::unit || what.kind == field_kind::grid) {
    encode_unit(out, std::get<std::int64_t>(v), units);
  } else if (const auto* text = std::get_if<std::string>(&v);
             text && how.sight == visible::masked) {
    out.value(masked_text(what, *text));
  } else {
    encode_value(out, what, v);
  }
}

std::optional<value> sum_shown(const record& one, int at,
                               const territory::unit_tree::units& units) {
  if (one.what->number != unit_entity.number || at != unit_at::registered_households ||
      codes::level_of(one.grid()) == codes::level::grid)
    return std::nullopt;
  const auto found = units.find(one.grid());
  return found == units.end() ? value() : value(found->second.registered_households);
}

encoder::encoder(const entity& of, const encode_context& with)
    : units_(with.units), sums_(of.number == unit_entity.number) {
  int refs = 0;
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const field& what = of.fields[i];
    const column one{shown_field(what, with.who), json::writer::key_text(what.name),
                     static_cast<int>(i), what.kind == field_kind::ref ? refs++ : -1};
    const bool bulky = what.kind == field_kind::outline || what.kind == field_kind::token;
    if ((!bulky || with.whole) && one.how.sight != visible::hidden) columns_.push_back(one);
  }
}

void encoder::write(json::writer& out, const listed& item) const {
  static const std::string no_label;
  const record& one = item.one;
  out.open().member("id", one.id).member("version", one.version);
  out.member("updated_at", format_instant(one.updated_at));
  if (!one.live())
    out.member("ended_on", format_day(static_cast<day>(std::get<std::int64_t>(one.ended_on))));
  for (const auto& each : columns_) {
    const auto sum = sums_ ? sum_shown(one, each.at, units_) : std::nullopt;
    encode_seen(out.known_key(each.key), each.how, sum ? *sum : one.values[each.at],
                each.ref < 0 ? no_label : item.ref_labels[each.ref], units_);
  }
  out.close();
}

void encode(json::writer& out, const listed& item, const encode_context& with) {
  encoder(*item.one.what, with).write(out, item);
}

std::string shown(const field& what, const value& v, language lang) {
  if (db::is_null(v)) return {};
  if (const auto* text = std::get_if<std::string>(&v)) return *text;
  if (const auto* id = std::get_if<uuid>(&v)) return to_string(*id);
  if (const auto* real = std::get_if<double>(&v)) return fmt::format("{}", *real);
  const auto n = std::get<std::int64_t>(v);
  switch (what.kind) {
    case field_kind::boolean:
      return lang == language::zh ? (n ? "是" : "否") : (n ? "yes" : "no");
    case field_kind::date:
      return format_day(static_cast<day>(n));
    case field_kind::unit:
    case field_kind::grid:
      return codes::text(n);
    case field_kind::code:
      for (const auto& entry : what.codes)
        if (entry.n == n) return std::string(lang == language::zh ? entry.zh : entry.en);
      return {};
    default:
      return std::to_string(n);
  }
}

}  // namespace wangge::records

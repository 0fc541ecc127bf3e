#include "base/json.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <unordered_set>

namespace wangge::json {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
static_assert(sizeof(element) <= 32 && std::is_trivially_copyable_v<element>);

element get(const std::uint64_t* store) {
  element one;
  std::memcpy(static_cast<void*>(&one), store, sizeof one);
  return one;
}

constexpr std::size_t max_depth = 32;

refused bad_json(std::string zh, std::string en) {
  return refuse(error::bad_json, {{"reason.zh", std::move(zh)}, {"reason.en", std::move(en)}});
}

refused refusal_of(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return refuse(error::bad_utf8);
    case simdjson::EMPTY:
      return bad_json("内容为空", "it is empty");
    case simdjson::DEPTH_ERROR:
      return bad_json("嵌套过深", "it is nested too deeply");
    case simdjson::NUMBER_ERROR:
      return bad_json("数字格式不对", "a number is not right");
    case simdjson::STRING_ERROR:
      return bad_json("文字转义不对", "an escape in a text is not right");
    case simdjson::UNCLOSED_STRING:
      return bad_json("文字缺少结束引号", "a text is not closed");
    case simdjson::UNESCAPED_CHARS:
      return bad_json("文字含有未转义的控制字符", "a text holds a control character");
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return bad_json("内容过大", "it is too large");
    default:
      return bad_json("语法错误", "syntax error");
  }
}

bool holds_nul(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

// What is valid JSON and still refused, at any depth: a name twice in one object (two readers
// would see two values), and U+0000, which PostgreSQL cannot store.
// (simdjson gives references into temporaries: name each container before a loop over it.)
result<void> check(const element& one) {
  if (one.is_string()) {
    if (holds_nul(one.get_string().value_unsafe()))
      return bad_json("文字含有 U+0000", "a text holds U+0000");
  } else if (one.is_array()) {
    const simdjson::dom::array items = one.get_array().value_unsafe();
    for (auto item : items)
      if (auto fine = check(item); !fine) return fine;
  } else if (one.is_object()) {
    std::unordered_set<std::string_view> names;
    const simdjson::dom::object members = one.get_object().value_unsafe();
    for (auto [name, value] : members) {
      const std::string shown(name);
      if (holds_nul(name)) return bad_json("名称含有 U+0000", "a name holds U+0000");
      if (!names.insert(name).second)
        return bad_json("“" + shown + "”出现两次", "“" + shown + "” occurs twice");
      if (auto fine = check(value); !fine) return fine;
    }
  }
  return {};
}

// Whether a byte of these eight is a control character, a quote or a backslash: the usual trick of
// borrowing through a word. May say yes too often, never too seldom.
bool any_special(const char* eight) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL, highs = ones << 7;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const auto zero_in = [](std::uint64_t x) { return (x - ones) & ~x; };
  const auto control = (word - ones * 0x20) & ~word;
  return ((control | zero_in(word ^ ones * '"') | zero_in(word ^ ones * '\\')) & highs) != 0;
}

bool special(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

std::size_t next_special(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && !any_special(text.data() + at)) at += 8;
  while (at < text.size() && !special(text[at])) ++at;
  return at;
}

void put_escaped(char c, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  constexpr std::string_view plain = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
  if (const auto at = plain.find(c); at != plain.npos)
    out += {'\\', names[at]};
  else
    out += {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
}

template <class T>
void put_number(T v, std::string& out) {
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, v).ptr);
}

}  // namespace

writer& writer::value(std::string_view v) {
  separate();
  out_ += '"';
  for (std::size_t from = 0;;) {
    const auto at = next_special(v, from);
    out_.append(v.substr(from, at - from));
    if (at == v.size()) break;
    put_escaped(v[at], out_);
    from = at + 1;
  }
  return put('"');
}

writer& writer::value(std::int64_t v) {
  separate();
  put_number(v, out_);
  return *this;
}

writer& writer::value(double v) {
  if (!std::isfinite(v)) return null();
  separate();
  put_number(v, out_);
  return *this;
}

type view::kind() const {
  switch (get(store_).type()) {
    case element_type::ARRAY:
      return type::array;
    case element_type::OBJECT:
      return type::object;
    case element_type::INT64:
      return type::integer;
    case element_type::UINT64:
    case element_type::DOUBLE:
      return type::real;
    case element_type::STRING:
      return type::text;
    case element_type::BOOL:
      return type::boolean;
    default:
      return type::null;
  }
}

std::string_view view::text() const {
  std::string_view out;
  return get(store_).get(out) ? std::string_view() : out;
}
std::int64_t view::integer() const {
  std::int64_t out = 0;
  return get(store_).get(out) ? 0 : out;
}
double view::real() const {
  double out = 0;
  return get(store_).get(out) ? 0 : out;
}
bool view::boolean() const {
  bool out = false;
  return get(store_).get(out) ? false : out;
}

std::optional<view> view::find(std::string_view name) const {
  element found;
  if (!get(store_).is_object() || get(store_)[name].get(found)) return std::nullopt;
  view out;
  std::memcpy(out.store_, static_cast<const void*>(&found), sizeof found);
  return out;
}

std::string_view view::text_of(std::string_view name) const {
  const auto found = find(name);
  return found ? found->text() : std::string_view();
}
std::int64_t view::integer_of(std::string_view name, std::int64_t otherwise) const {
  const auto found = find(name);
  return found && found->kind() == type::integer ? found->integer() : otherwise;
}

void view::each_member(const std::function<void(std::string_view, view)>& visit) const {
  simdjson::dom::object all;
  if (get(store_).get(all)) return;
  for (auto [name, value] : all) {
    view one;
    std::memcpy(one.store_, static_cast<const void*>(&value), sizeof value);
    visit(name, one);
  }
}

void view::each_item(const std::function<void(view)>& visit) const {
  simdjson::dom::array all;
  if (get(store_).get(all)) return;
  for (auto value : all) {
    view one;
    std::memcpy(one.store_, static_cast<const void*>(&value), sizeof value);
    visit(one);
  }
}

std::string view::dump() const {
  return simdjson::minify(get(store_));
}

result<document> document::parse(std::string_view text) {
  document made;
  made.parser_ = std::make_shared<simdjson::dom::parser>();
  if (const auto failed = made.parser_->allocate(text.size() + 1, max_depth))
    return refusal_of(failed);
  element root;
  if (const auto failed = made.parser_->parse(text.data(), text.size()).get(root))
    return refusal_of(failed);
  if (auto fine = check(root); !fine) return refused(std::move(fine.error()));
  std::memcpy(made.root_.store_, static_cast<const void*>(&root), sizeof root);
  return made;
}

result<document> document::parse_object(std::string_view text) {
  auto made = parse(text);
  if (made && made->root().kind() != type::object)
    return bad_json("应为对象 {…}", "an object {…} is expected");
  return made;
}

}  // namespace wangge::json

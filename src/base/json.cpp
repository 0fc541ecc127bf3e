#include "base/json.h"

#include <simdjson.h>

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

// The first member name that an object holds twice, at any depth.
std::string_view repeated_name(const element& one) {
  if (one.is_array()) {
    for (auto item : one.get_array().value_unsafe())
      if (auto twice = repeated_name(item); !twice.empty()) return twice;
  } else if (one.is_object()) {
    std::unordered_set<std::string_view> names;
    for (auto [name, value] : one.get_object().value_unsafe()) {
      if (!names.insert(name).second) return name;
      if (auto twice = repeated_name(value); !twice.empty()) return twice;
    }
  }
  return {};
}

}  // namespace

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
  if (made.parser_->allocate(text.size() + 1, max_depth))
    return refuse(error::bad_json, {{"reason", "memory"}});
  element root;
  const auto failed = made.parser_->parse(text.data(), text.size()).get(root);
  if (failed == simdjson::UTF8_ERROR) return refuse(error::bad_utf8);
  if (failed) return refuse(error::bad_json, {{"reason", simdjson::error_message(failed)}});
  if (auto twice = repeated_name(root); !twice.empty())
    return refuse(error::bad_json, {{"reason", "“" + std::string(twice) + "” occurs twice"}});
  std::memcpy(made.root_.store_, static_cast<const void*>(&root), sizeof root);
  return made;
}

result<document> document::parse_object(std::string_view text) {
  auto made = parse(text);
  if (made && made->root().kind() != type::object)
    return refuse(error::bad_json, {{"reason", "an object {…} is expected"}});
  return made;
}

}  // namespace wangge::json

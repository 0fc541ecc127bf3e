#include "support/openapi_check.h"

#include <algorithm>
#include <stdexcept>

namespace wangge::testing {
namespace {

std::string_view type_name(json::type kind) {
  switch (kind) {
    case json::type::null:
      return "null";
    case json::type::boolean:
      return "boolean";
    case json::type::integer:
      return "integer";
    case json::type::real:
      return "number";
    case json::type::text:
      return "string";
    case json::type::array:
      return "array";
    default:
      return "object";
  }
}

bool is_of(std::string_view wanted, std::string_view actual) {
  return wanted == actual || (wanted == "number" && actual == "integer");
}

bool type_fits(const json::view& schema, const json::view& value) {
  const auto wanted = schema.find("type");
  if (!wanted) return true;
  const auto actual = type_name(value.kind());
  if (wanted->kind() == json::type::text) return is_of(wanted->text(), actual);
  bool good = false;
  wanted->each_item([&](const json::view& one) { good = good || is_of(one.text(), actual); });
  return good;
}

json::view must(const std::optional<json::view>& found, std::string_view what) {
  if (!found) throw std::runtime_error("the description lacks " + std::string(what));
  return *found;
}

}  // namespace

openapi_check::openapi_check(const std::string& description)
    : all_(*json::document::parse_object(description)) {}

json::view openapi_check::resolved(json::view schema) const {
  while (const auto ref = schema.find("$ref")) {
    json::view at = all_.root();
    auto rest = ref->text().substr(2);  // "#/components/…"
    while (!rest.empty()) {
      const auto part = rest.substr(0, rest.find('/'));
      at = must(at.find(part), ref->text());
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    schema = at;
  }
  return schema;
}

std::optional<json::view> openapi_check::described(std::string_view verb, std::string_view path,
                                                   int status) const {
  std::string lower(verb);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return static_cast<char>(c | 0x20); });
  const auto place = must(all_.root().find("paths"), "paths").find(path);
  const auto operation = place ? place->find(lower) : std::nullopt;
  if (!operation) return std::nullopt;
  const auto answers = must(operation->find("responses"), "responses");
  auto found = answers.find(std::to_string(status));
  if (!found && status >= 400) found = answers.find(std::to_string(status / 100) + "XX");
  if (!found) return std::nullopt;
  return resolved(*found);
}

std::vector<std::string> openapi_check::faults(std::string_view verb, std::string_view path,
                                               const http::response& answer) const {
  const auto found = described(verb, path, answer.status);
  if (!found) return {"the status " + std::to_string(answer.status) + " is not described"};
  const auto content = found->find("content");
  if (!content) {
    if (answer.body.empty() && !answer.source) return {};
    return {"a body where none is described"};
  }
  const auto type = answer.content_type.substr(0, answer.content_type.find(';'));
  const auto shape = content->find(type);
  if (!shape && content->find("*/*")) return {};
  if (!shape) return {"the content type " + type + " is not described"};
  if (!type.ends_with("json")) return {};
  const auto body = json::document::parse(answer.body);
  if (!body) return {"the body is not JSON"};
  std::vector<std::string> out;
  check(must(shape->find("schema"), "a schema"), body->root(), "$", out);
  return out;
}

void openapi_check::check(const json::view& given, const json::view& value,
                          const std::string& where, std::vector<std::string>& out) const {
  const auto schema = resolved(given);
  if (!type_fits(schema, value))
    return out.push_back(where + " is a " + std::string(type_name(value.kind())));
  if (const auto known = schema.find("enum")) {
    bool good = false;
    known->each_item([&](const json::view& one) { good = good || one.dump() == value.dump(); });
    if (!good) out.push_back(where + " is no choice: " + value.dump());
  }
  if (value.kind() == json::type::object) check_object(schema, value, where, out);
  const auto items = schema.find("items");
  if (value.kind() != json::type::array || !items) return;
  std::size_t n = 0;
  value.each_item([&](const json::view& one) {
    if (n < 3) check(*items, one, where + "[" + std::to_string(n) + "]", out);
    ++n;
  });
}

void openapi_check::check_object(const json::view& schema, const json::view& value,
                                 const std::string& where, std::vector<std::string>& out) const {
  if (const auto needed = schema.find("required"))
    needed->each_item([&](const json::view& name) {
      if (!value.find(name.text())) out.push_back(where + " lacks " + std::string(name.text()));
    });
  const auto properties = schema.find("properties");
  const auto more = schema.find("additionalProperties");
  const bool closed = more && more->kind() == json::type::boolean && !more->boolean();
  value.each_member([&](std::string_view name, const json::view& one) {
    const auto known = properties ? properties->find(name) : std::nullopt;
    if (known)
      check(*known, one, where + "." + std::string(name), out);
    else if (closed)
      out.push_back(where + " has the undescribed " + std::string(name));
  });
}

}  // namespace wangge::testing

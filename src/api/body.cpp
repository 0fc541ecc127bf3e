#include "api/body.h"

#include "base/text.h"

namespace wangge::api {
namespace {

label name_of(json::type kind) {
  switch (kind) {
    case json::type::boolean:
      return {"是或否", "true or false"};
    case json::type::integer:
      return {"整数", "a whole number"};
    case json::type::text:
      return {"文字", "text"};
    case json::type::array:
      return {"列表", "a list of texts"};
    default:
      return {"对象", "an object"};
  }
}

}  // namespace

result<body> body::read(const http::request& ask) {
  auto parsed = json::document::parse_object(ask.body.empty() ? "{}" : ask.body);
  if (!parsed) return refused(std::move(parsed.error()));
  return body(std::move(*parsed));
}

void body::wrong(error code, std::string_view name, label shown,
                 std::map<std::string, std::string> params) {
  params.emplace("label.zh", shown.zh);
  params.emplace("label.en", shown.en);
  problems_.push_back({code, std::string(name), std::move(params)});
}

bool body::has(std::string_view name) {
  asked_.emplace(name);
  const auto found = from_.root().find(name);
  return found && !found->is_null();
}

std::optional<json::view> body::take(std::string_view name, label shown, json::type kind) {
  if (!has(name)) return std::nullopt;
  const auto found = from_.root().find(name);
  if (found->kind() == kind) return found;
  const auto expected = name_of(kind);
  wrong(error::wrong_kind, name, shown,
        {{"expected.zh", std::string(expected.zh)}, {"expected.en", std::string(expected.en)}});
  return std::nullopt;
}

std::optional<std::string> body::maybe_text(std::string_view name, label shown, std::size_t max) {
  const auto found = take(name, shown, json::type::text);
  if (!found) return std::nullopt;
  auto line = normalise(found->text());
  if (character_count(line) <= max) return line;
  wrong(error::too_long, name, shown, {{"max", std::to_string(max)}});
  return std::nullopt;
}

std::string body::text(std::string_view name, label shown, std::size_t max) {
  const auto before = problems_.size();
  auto line = maybe_text(name, shown, max);
  if (line && !line->empty()) return *line;
  if (problems_.size() == before) wrong(error::required, name, shown);
  return {};
}

std::optional<std::string> body::maybe_secret(std::string_view name, label shown, std::size_t max) {
  const auto found = take(name, shown, json::type::text);
  if (!found) return std::nullopt;
  if (found->text().size() <= max) return std::string(found->text());
  wrong(error::too_long, name, shown, {{"max", std::to_string(max)}});
  return std::nullopt;
}

std::string body::secret(std::string_view name, label shown, std::size_t max) {
  const auto before = problems_.size();
  auto given = maybe_secret(name, shown, max);
  if (given && !given->empty()) return *given;
  if (problems_.size() == before) wrong(error::required, name, shown);
  return {};
}

std::optional<bool> body::maybe_flag(std::string_view name, label shown) {
  const auto found = take(name, shown, json::type::boolean);
  if (!found) return std::nullopt;
  return found->boolean();
}

std::optional<std::int64_t> body::maybe_integer(std::string_view name, label shown,
                                                std::int64_t low, std::int64_t high) {
  const auto found = take(name, shown, json::type::integer);
  if (!found) return std::nullopt;
  const auto number = found->integer();
  if (number >= low && number <= high) return number;
  wrong(error::out_of_range, name, shown,
        {{"min", std::to_string(low)}, {"max", std::to_string(high)}});
  return std::nullopt;
}

std::optional<uuid> body::maybe_id(std::string_view name) {
  constexpr label shown{"标识", "identifier"};
  const auto found = take(name, shown, json::type::text);
  if (!found) return std::nullopt;
  auto id = parse_uuid(found->text());
  if (!id) wrong(error::wrong_kind, name, shown, {{"expected", "UUID"}});
  return id;
}

std::optional<std::string> body::maybe_object(std::string_view name, label shown, std::size_t max) {
  const auto found = take(name, shown, json::type::object);
  if (!found) return std::nullopt;
  auto text = found->dump();
  if (text.size() <= max) return text;
  wrong(error::too_long, name, shown, {{"max", std::to_string(max)}});
  return std::nullopt;
}

std::optional<std::vector<std::string>> body::maybe_words(std::string_view name, label shown) {
  const auto found = take(name, shown, json::type::array);
  if (!found) return std::nullopt;
  std::vector<std::string> all;
  bool texts = true;
  found->each_item([&](json::view item) {
    texts = texts && item.kind() == json::type::text;
    all.emplace_back(item.text());
  });
  if (texts) return all;
  wrong(error::wrong_kind, name, shown,
        {{"expected.zh", "文字列表"}, {"expected.en", "a list of texts"}});
  return std::nullopt;
}

result<void> body::done() {
  std::string known;
  for (const auto& name : asked_) known.append(known.empty() ? "" : ", ").append(name);
  from_.root().each_member([&](std::string_view name, json::view) {
    if (asked_.contains(name)) return;
    const std::string shown(name.substr(0, 80));
    problems_.push_back({error::unknown_field, shown, {{"name", shown}, {"known", known}}});
  });
  if (problems_.empty()) return {};
  return refused(failure(std::move(problems_)));
}

}  // namespace wangge::api

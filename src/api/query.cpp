#include "api/query.h"

#include <algorithm>
#include <charconv>

namespace wangge::api {

constexpr std::size_t usual_page = 50, largest_page = 1000;

failure bad_parameter(std::string_view name, std::string_view value, std::string_view zh,
                      std::string_view en) {
  return failure(problem{error::bad_parameter,
                         std::string(name),
                         {{"name", std::string(name)},
                          {"value", std::string(value.substr(0, 80))},
                          {"expected.zh", std::string(zh)},
                          {"expected.en", std::string(en)}}});
}

result<std::size_t> page_size(const http::request& ask) {
  const auto text = ask.param("limit");
  if (!text) return usual_page;
  std::size_t size = 0;
  const auto [stopped, failed] = std::from_chars(text->data(), text->data() + text->size(), size);
  if (failed == std::errc() && stopped == text->data() + text->size() && size >= 1 &&
      size <= largest_page)
    return size;
  return refused(
      bad_parameter("limit", *text, "1 到 1000 的整数", "a whole number from 1 to 1000"));
}

result<std::optional<instant>> time_asked(const http::request& ask, std::string_view name) {
  const auto text = ask.param(name);
  if (!text) return std::nullopt;
  if (const auto on = parse_day(*text)) return start_of(*on);
  if (const auto at = parse_instant(*text)) return *at;
  return refused(bad_parameter(name, *text, "应如 2020-03-30 或 2020-03-30T08:00:00+08:00",
                               "a day like 2020-03-30 or a time like 2020-03-30T08:00:00+08:00"));
}

result<std::optional<uuid>> id_asked(const http::request& ask, std::string_view name) {
  const auto text = ask.param(name);
  if (!text) return std::nullopt;
  if (const auto id = parse_uuid(*text)) return *id;
  return refused(bad_parameter(name, *text, "应为记录标识（UUID）", "the id of a record (UUID)"));
}

result<std::string> word_asked(const http::request& ask, std::string_view name,
                               std::span<const std::string_view> known,
                               std::string_view otherwise) {
  const auto text = ask.param(name).value_or("");
  if (text.empty()) return std::string(otherwise);
  if (std::ranges::find(known, text) != known.end()) return std::string(text);
  std::string zh, en;
  for (const auto word : known) {
    zh += (zh.empty() ? "" : "、") + std::string(word);
    en += (en.empty() ? "" : ", ") + std::string(word);
  }
  return refused(bad_parameter(name, text, zh, en));
}

result<std::optional<std::int64_t>> number_asked(const http::request& ask, std::string_view name) {
  const auto text = ask.param(name).value_or("");
  if (text.empty()) return std::nullopt;
  std::int64_t n = 0;
  const auto [stopped, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (failed == std::errc() && stopped == text.data() + text.size() && n >= 0) return n;
  return refused(bad_parameter(name, text, "从 0 起的整数", "a whole number from 0"));
}

}  // namespace wangge::api

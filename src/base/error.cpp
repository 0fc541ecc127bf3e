#include "base/error.h"

#include <algorithm>

namespace wangge {

// One pass over the catalogue's text, so that braces inside a filled-in word stay as they are.
std::string message(const problem& what, language lang) {
  const auto& entry = describe(what.code);
  const std::string_view pattern = lang == language::zh ? entry.zh : entry.en;
  const char* const suffix = lang == language::zh ? ".zh" : ".en";
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto open = std::min(pattern.find('{', at), pattern.size());
    const auto close = pattern.find('}', open);
    text += pattern.substr(at, open - at);
    if (close == std::string_view::npos) return text.append(pattern.substr(open));
    const std::string key(pattern.substr(open + 1, close - open - 1));
    auto word = what.params.find(key + suffix);
    if (word == what.params.end()) word = what.params.find(key);
    text += word == what.params.end() ? pattern.substr(open, close + 1 - open) : word->second;
    at = close + 1;
  }
  return text;
}

problem beyond(std::string field, std::string zh, std::string en, std::int64_t min,
               std::int64_t max) {
  return {error::out_of_range,
          std::move(field),
          {{"label.zh", std::move(zh)},
           {"label.en", std::move(en)},
           {"min", std::to_string(min)},
           {"max", std::to_string(max)}}};
}

}  // namespace wangge

#include "base/error.h"

namespace wangge {

std::string message(const problem& what, language lang) {
  const auto& entry = describe(what.code);
  std::string text(lang == language::zh ? entry.zh : entry.en);
  for (const auto& [key, value] : what.params) {
    const std::string slot = "{" + key + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot, at + value.size()))
      text.replace(at, slot.size(), value);
  }
  return text;
}

}  // namespace wangge

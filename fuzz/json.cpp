// JSON in: what parses is written again and parses to the same text.
#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using wangge::json::document;
  const auto first = document::parse({reinterpret_cast<const char*>(data), size});
  if (!first) return 0;
  const std::string text = first->root().dump();
  const auto second = document::parse(text);
  if (!second || second->root().dump() != text) __builtin_trap();
  return 0;
}

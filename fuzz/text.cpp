// Codes and text: normal forms are stable and valid UTF-8, codes read back as themselves.
#include "base/text.h"

#include "base/clock.h"
#include "base/codes.h"
#include "base/uuid.h"

namespace {

using namespace wangge;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

void check_text(std::string_view bytes) {
  const auto once = normalise(bytes);
  check(is_utf8(once));
  check(normalise(once) == once);
  const auto lines = normalise_lines(bytes);
  check(is_utf8(lines) && normalise_lines(lines) == lines);
  check(fold(fold(bytes)) == fold(bytes));
  for (const auto& pair : bigrams(bytes)) check(character_count(pair) == 2);
  (void)mask_name(bytes);
  (void)mask_id_number(bytes);
  (void)mask_phone(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_text(bytes);
  if (const auto code = codes::parse(bytes)) check(codes::parse(codes::text(*code)) == code);
  if (const auto id = parse_uuid(bytes)) check(parse_uuid(to_string(*id)) == id);
  if (const auto on = parse_day(bytes)) check(format_day(*on) == bytes && is_calendar_day(*on));
  if (const auto at = parse_instant(bytes)) check(parse_instant(format_instant(*at)) == at);
  return 0;
}

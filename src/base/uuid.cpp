#include "base/uuid.h"

#include <sodium.h>

#include <cstring>
#include <mutex>

#include "base/clock.h"

namespace wangge {
namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_dash(std::size_t at) {
  return at == 8 || at == 13 || at == 18 || at == 23;
}

}  // namespace

uuid_text::uuid_text(const uuid& id) {
  static constexpr char digits[] = "0123456789abcdef";
  char* to = text_.data();
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *to++ = '-';
    *to++ = digits[id.bytes[i] >> 4];
    *to++ = digits[id.bytes[i] & 15];
  }
}

std::string to_string(const uuid& id) {
  return std::string(uuid_text(id).view());
}

std::optional<uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  uuid id;
  std::size_t byte = 0;
  for (std::size_t i = 0; i < 36;) {
    if (is_dash(i)) {
      if (text[i++] != '-') return std::nullopt;
      continue;
    }
    const int high = nibble(text[i]), low = nibble(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[byte++] = static_cast<std::uint8_t>(high * 16 + low);
    i += 2;
  }
  return id;
}

uuid make_uuid7(std::int64_t unix_ms, std::uint64_t entropy_high, std::uint64_t entropy_low) {
  uuid id;
  for (int i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (40 - 8 * i));
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | ((entropy_high >> 8) & 0x0f));
  id.bytes[7] = static_cast<std::uint8_t>(entropy_high);
  for (int i = 0; i < 8; ++i)
    id.bytes[8 + i] = static_cast<std::uint8_t>(entropy_low >> (56 - 8 * i));
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
  return id;
}

uuid new_uuid() {
  // Monotonic: within one millisecond the 12 high bits count up, so rows keep their order of birth.
  static std::mutex guard;
  static std::int64_t last_ms = 0;
  static std::uint64_t count = 0;
  std::uint64_t low;
  randombytes_buf(&low, sizeof low);
  const std::lock_guard lock(guard);
  const std::int64_t now = now_ms();
  if (now > last_ms) {
    last_ms = now;
    count = randombytes_uniform(256);
  } else if (++count > 0xfff) {
    ++last_ms;
    count = 0;
  }
  return make_uuid7(last_ms, count, low);
}

std::int64_t made_at(const uuid& id) {
  std::int64_t ms = 0;
  for (int i = 0; i < 6; ++i) ms = ms << 8 | id.bytes[i];
  return ms;
}

std::size_t uuid_hash::operator()(const uuid& id) const noexcept {
  std::uint64_t a, b;
  std::memcpy(&a, id.bytes.data(), 8);
  std::memcpy(&b, id.bytes.data() + 8, 8);
  return static_cast<std::size_t>(a * 0x9e3779b97f4a7c15ULL ^ b);
}

}  // namespace wangge

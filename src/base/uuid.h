#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wangge {

// RFC 9562 identifier. Records use version 7, made by whoever creates the record.
struct uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const uuid&) const = default;
  bool is_nil() const { return *this == uuid{}; }
};

// Its 36 lower-case characters, without memory of their own.
class uuid_text {
 public:
  explicit uuid_text(const uuid& id);
  std::string_view view() const { return {text_.data(), text_.size()}; }

 private:
  std::array<char, 36> text_;
};
std::string to_string(const uuid& id);
// Accepts the 36-character form in any case; nothing else.
std::optional<uuid> parse_uuid(std::string_view text);

// Version 7: 48 bits of milliseconds, then 74 random bits; `entropy` supplies them.
// Thread-safe overload uses the system's generator and is monotonic within the process.
uuid make_uuid7(std::int64_t unix_ms, std::uint64_t entropy_high, std::uint64_t entropy_low);
uuid new_uuid();
// The milliseconds a version 7 tells; whoever made it chose them.
std::int64_t made_at(const uuid& id);

struct uuid_hash {
  std::size_t operator()(const uuid& id) const noexcept;
};

}  // namespace wangge

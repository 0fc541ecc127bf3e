#pragma once
// Arguments as libpq wants them. Internal to db/.

#include <array>
#include <bit>
#include <span>

#include "db/postgres_rows.h"

namespace wangge::db {

inline Oid type_of(const value& argument) {
  static constexpr std::array<Oid, 6> types{0, pg_int8, pg_float8, pg_text, pg_uuid, pg_bytea};
  return types[argument.index()];
}

// Null fits any type; a type that was left open fits only null.
inline bool fits(std::span<const Oid> types, std::span<const value> args) {
  if (types.size() != args.size()) return false;
  for (std::size_t i = 0; i < args.size(); ++i)
    if (!is_null(args[i]) && types[i] != type_of(args[i])) return false;
  return true;
}

// All in binary. Points into `args`.
class postgres_arguments {
 public:
  explicit postgres_arguments(std::span<const value> args) {
    const std::size_t count = args.size();
    numbers_.resize(count);
    starts_.resize(count, nullptr);
    lengths_.resize(count, 0);
    formats_.resize(count, 1);
    for (at_ = 0; at_ < count; ++at_) std::visit(*this, args[at_]);
  }
  void operator()(std::monostate) {}
  void operator()(std::int64_t number) { put_number(static_cast<std::uint64_t>(number)); }
  void operator()(double number) { put_number(std::bit_cast<std::uint64_t>(number)); }
  void operator()(const std::string& text) { put(text.data(), text.size()); }
  void operator()(const uuid& id) {
    put(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
  }
  void operator()(const blob& raw) { put(raw.bytes.data(), raw.bytes.size()); }

  const char* const* starts() const { return starts_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void put(const char* start, std::size_t length) {
    starts_[at_] = start;
    lengths_[at_] = static_cast<int>(length);
  }
  void put_number(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) numbers_[at_][i] = static_cast<char>(number >> (56 - 8 * i));
    put(numbers_[at_].data(), 8);
  }

  std::vector<std::array<char, 8>> numbers_;
  std::vector<const char*> starts_;
  std::vector<int> lengths_, formats_;
  std::size_t at_ = 0;
};

}  // namespace wangge::db

#include "db/postgres_rows.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>

namespace wangge::db {
namespace {

// Network order, as everything in PostgreSQL's binary format.
std::uint64_t unsigned_of(std::string_view raw) {
  std::uint64_t number = 0;
  for (const char c : raw) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::int64_t signed_of(std::string_view raw) {
  const int unused = 64 - 8 * static_cast<int>(raw.size());
  return static_cast<std::int64_t>(unsigned_of(raw) << unused) >> unused;
}

// numeric: what sum(bigint) and avg() give. Digits to the base 10,000 after four 16-bit words:
// count, weight of the first digit, sign, shown decimals.
struct numeric {
  explicit numeric(std::string_view raw)
      : digits(raw.substr(8)),
        weight(static_cast<int>(signed_of(raw.substr(2, 2)))),
        sign(unsigned_of(raw.substr(4, 2))) {}
  bool is_number() const { return sign == 0 || sign == 0x4000; }
  bool negative() const { return sign == 0x4000; }
  int count() const { return static_cast<int>(digits.size() / 2); }
  int digit(int i) const {
    return i < count()
               ? static_cast<int>(unsigned_of(digits.substr(2 * static_cast<std::size_t>(i), 2)))
               : 0;
  }

  std::string_view digits;
  int weight;
  std::uint64_t sign;
};

// Towards zero, as SQLite reads a fraction as an integer. False when it does not fit.
bool whole_part(const numeric& from, std::int64_t& out) {
  if (!from.is_number()) return false;
  out = 0;
  for (int i = 0; i <= from.weight; ++i) {
    if (__builtin_mul_overflow(out, 10'000, &out)) return false;
    const int digit = from.negative() ? -from.digit(i) : from.digit(i);
    if (__builtin_add_overflow(out, digit, &out)) return false;
  }
  return true;
}

// By way of decimal text: the nearest double, not one rounding per digit.
double nearest(const numeric& from) {
  if (from.sign == 0xd000) return std::numeric_limits<double>::infinity();
  if (from.sign == 0xf000) return -std::numeric_limits<double>::infinity();
  if (!from.is_number()) return std::numeric_limits<double>::quiet_NaN();
  std::string text(from.negative() ? "-0" : "0");
  for (int i = 0; i < from.count(); ++i) {
    const std::string digit = std::to_string(from.digit(i));
    text.append(4 - digit.size(), '0').append(digit);
  }
  text += "e" + std::to_string(4 * (from.weight - from.count() + 1));
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace

std::string_view postgres_rows::raw(int column) const {
  return {PQgetvalue(result_, at_, column),
          static_cast<std::size_t>(PQgetlength(result_, at_, column))};
}

void postgres_rows::wrong(int column, const char* expected) const {
  throw std::logic_error("column " + std::string(PQfname(result_, column)) + " is not " + expected);
}

std::int64_t postgres_rows::integer(int column) const {
  if (is_null(column)) return 0;
  std::int64_t out = 0;
  switch (PQftype(result_, column)) {
    case pg_bool:
    case pg_int2:
    case pg_int4:
    case pg_int8:
      return signed_of(raw(column));
    case pg_numeric:
      if (whole_part(numeric(raw(column)), out)) return out;
      wrong(column, "a 64-bit integer");
    default:
      wrong(column, "an integer");
  }
}

double postgres_rows::real(int column) const {
  if (is_null(column)) return 0;
  switch (PQftype(result_, column)) {
    case pg_float8:
      return std::bit_cast<double>(unsigned_of(raw(column)));
    case pg_float4:
      return std::bit_cast<float>(static_cast<std::uint32_t>(unsigned_of(raw(column))));
    case pg_numeric:
      return nearest(numeric(raw(column)));
    default:
      return static_cast<double>(integer(column));
  }
}

std::string_view postgres_rows::text(int column) const {
  switch (PQftype(result_, column)) {
    case pg_text:
    case pg_varchar:
    case pg_bpchar:
    case pg_name:
    case pg_json:
    case pg_unknown:
      return is_null(column) ? std::string_view() : raw(column);
    default:
      if (is_null(column)) return {};
      wrong(column, "text");
  }
}

std::string_view postgres_rows::bytes(int column) const {
  if (!is_null(column) && PQftype(result_, column) != pg_bytea) wrong(column, "bytes");
  return raw(column);
}

uuid postgres_rows::id(int column) const {
  uuid out;
  if (is_null(column)) return out;
  if (PQftype(result_, column) != pg_uuid) wrong(column, "an identifier");
  const std::string_view from = raw(column);
  std::copy(from.begin(), from.end(), out.bytes.begin());
  return out;
}

}  // namespace wangge::db

#include "demo/rows.h"

#include <fmt/format.h>

#include "demo/apportion.h"
#include "demo/names.h"

namespace wangge::demo {
namespace {

constexpr int first_birth_year = 1900, birth_years = 150;
constexpr int numbers_of_a_day = 499;  // residents::make_demo_id_number
constexpr std::uint64_t rows_stream = 2000;

std::size_t slot_of(day born, residents::sex of) {
  const int year = born / 10000, month = born / 100 % 100, date = born % 100;
  const int days = ((year - first_birth_year) * 12 + month - 1) * 31 + date - 1;
  return static_cast<std::size_t>(days) * 2 + (of == residents::sex::male ? 0 : 1);
}

}  // namespace

void put_point(records::record& one, int lon_at, coordinate at) {
  one.values[lon_at] = degrees(at.lon_e7);
  one.values[lon_at + 1] = degrees(at.lat_e7);
}

std::string numeral(int n) {
  constexpr std::string_view digits = "零一二三四五六七八九";
  const auto digit = [digits](int d) { return digits.substr(static_cast<std::size_t>(d) * 3, 3); };
  if (n > 99) return std::to_string(n);
  if (n < 10) return std::string(digit(n));
  std::string out(n < 20 ? "" : digit(n / 10 % 10));
  out += "十";
  if (n % 10 > 0) out += digit(n % 10);
  return out;
}

row_maker::row_maker(const generate_options& how, sink& into)
    : into_(into),
      as_of_(how.as_of),
      made_at_(start_of(how.as_of)),
      rng_(random_source(how.seed).fork(rows_stream)),
      given_(std::size_t{birth_years} * 12 * 31 * 2) {}

uuid row_maker::new_id() {
  // One id a millisecond, so that their order is that of the rows.
  return make_uuid7(made_at_ + ids_++, rng_.next(), rng_.next());
}

records::record row_maker::make(const records::entity& of, const uuid& id) const {
  records::record one(of);
  one.id = id;
  one.version = 1;
  one.updated_at = made_at_;
  return one;
}

std::string row_maker::phone() {
  return residents::make_demo_phone(phones_++);
}

std::string row_maker::credit_code(std::string_view kind) {
  return residents::make_demo_credit_code(credit_codes_++, kind);
}

std::string row_maker::id_number(day& born, residents::sex of) {
  while (given_[slot_of(born, of)] == numbers_of_a_day) born = add_days(born, -1);
  return residents::make_demo_id_number(born, of, given_[slot_of(born, of)]++);
}

std::string row_maker::token() {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  for (int half = 0; half < 2; ++half) {
    std::uint64_t bits = rng_.next();
    for (int i = 0; i < 11; ++i, bits >>= 5) out.push_back(letters[bits & 63]);
  }
  return out;
}

void row_maker::put_contact(records::record& one, int name_at, int phone_at) {
  const auto of = rng_.chance(0.6) ? residents::sex::male : residents::sex::female;
  put(one, name_at, draw_name({}, of, roll(rng_, 1962, 1994), rng_));
  put(one, phone_at, phone());
}

day row_maker::day_between(int first_year, int last_year) {
  return roll(rng_, first_year, last_year) * 10000 + roll(rng_, 1, 12) * 100 + roll(rng_, 1, 28);
}

}  // namespace wangge::demo

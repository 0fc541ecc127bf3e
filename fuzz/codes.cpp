// Identity numbers, credit codes, telephones and division codes: what a check lets pass is in its
// stored form, and that form passes again unchanged.
#include "base/codes.h"

#include "residents/identity.h"

namespace {

using namespace wangge;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

void check_division(std::string_view bytes) {
  const auto code = codes::parse(bytes);
  if (!code) return;
  check(codes::parse(codes::text(*code)) == code);
  const auto range = codes::range(*code);
  check(range.contains(*code) && range.covers(range) &&
        range.district() == codes::district_of(*code));
  const auto above = codes::parent(*code);
  check(above == 0 ? codes::level_of(*code) == codes::level::district
                   : codes::range(above).covers(range));
  (void)codes::cjt349(*code, "010101");
}

void check_identities(std::string_view bytes, const residents::identity_rules& how) {
  auto as_text = how;  // a cell of a number holds 15 digits at most, so not the stored 18
  as_text.number_cell = false;
  if (const auto id = residents::check_id_number(bytes, how)) {
    check(id->text.size() == 18 && is_calendar_day(id->born) && id->born <= how.today);
    const auto again = residents::check_id_number(id->text, as_text);
    check(again && again->text == id->text && residents::born_of(id->text) == id->born &&
          residents::sex_of(id->text) == id->of);
  }
  if (const auto phone = residents::check_phone(bytes, how))
    check(residents::check_phone(*phone, how).value_or("") == *phone);
  if (const auto credit = residents::check_credit_code(bytes, how)) {
    check(credit->size() == 18);
    check(residents::check_credit_code(*credit, how).value_or("") == *credit);
  }
  (void)residents::is_organisation_code(bytes);
  (void)residents::is_rounded_id_number(bytes, how.number_cell);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_division(bytes);
  check_identities(bytes, {20200330, (data[0] & 1) != 0, (data[0] & 2) != 0, (data[0] & 4) != 0});
  return 0;
}

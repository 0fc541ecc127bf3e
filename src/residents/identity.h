#pragma once
// Identity numbers of people, organisations and telephones: pure checks, and makers of numbers
// that cannot belong to anyone, for the demonstration.
//
// Every check first brings the input into its stored form (full-width characters, spaces, case),
// then refuses with the first reason that applies. Sources: GB 11643-1999, GB 32100-2015,
// GB 11714-1997, the numbering plan of mainland China.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace wangge::residents {

enum class sex : std::int8_t { male = 1, female = 2 };  // GB/T 2261.1

// What a check needs to know about the world.
struct identity_rules {
  day today = 0;             // birth dates after it are refused
  bool demo = false;         // demonstration numbers are accepted
  bool number_cell = false;  // the value comes from a spreadsheet cell that holds a number
  bool confirmed = false;    // a human has confirmed a credit code that fails its check
};

struct id_number {
  std::string text;  // 18 characters, X upper-case
  day born;
  sex of;
  bool demo;  // a demonstration number
};

// GB 11643. A 15-digit number of before 1999 is upgraded. The address code is not compared with a
// list: people carry codes of districts abolished long ago.
// Refuses: bad_id_number {reason}, rounded_id_number {value}, demo_identity {label}.
result<id_number> check_id_number(std::string_view input, const identity_rules& how);

// Has a spreadsheet rounded it (3.70105E+17, or zeros at the end)? `number_cell` as above.
bool is_rounded_id_number(std::string_view input, bool number_cell);

// The 18th character for 17 digits.
char id_number_check(std::string_view first_17);
// Birth date and sex of a number that passed the check.
day born_of(std::string_view id_number);
sex sex_of(std::string_view id_number);

// GB 32100, 18 characters upper-case. A wrong check character or an unlisted kind of organisation
// may belong to a genuine code, so those two are refused only until a human confirms.
// Refuses: bad_credit_code {reason}, credit_code_kind {value}, credit_code_check, demo_identity.
result<std::string> check_credit_code(std::string_view input, const identity_rules& how);
// The 18th character for the first 17, or '\0' when one of them is outside the alphabet.
char credit_code_check(std::string_view first_17);

// GB 11714: the 9th character for the first 8, or '\0' when one of them is not 0-9 A-Z.
char organisation_code_check(std::string_view first_8);
// 12345678-9 with or without the hyphen, check character right?
bool is_organisation_code(std::string_view input);

// Stored as 11 digits (mobile), 0531-12345678 (landline), 4001234567 (service number).
// Accepts +86, 0086, blanks, hyphens and brackets. Refuses: bad_phone {value}, demo_identity.
result<std::string> check_phone(std::string_view input, const identity_rules& how);

// Numbers nobody has: address code 379905 does not exist, no mobile number begins with 10 or 12.
// `sequence` 0…498 tells people of one birth day and sex apart.
std::string make_demo_id_number(day born, sex of, int sequence);
// A different number for each n below 2,000,000,000.
std::string make_demo_phone(std::int64_t n);
// A different code for each n below 1,000,000; `kind` is its first two characters, such as "91".
std::string make_demo_credit_code(std::int64_t n, std::string_view kind);

}  // namespace wangge::residents

#pragma once
// Text is UTF-8. What people type is brought into one form before it is stored or searched;
// what they may not see is masked. A "character" is a Unicode code point.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wangge {

// Whole text valid (no overlong forms, surrogates or values above U+10FFFF)? Several GB/s.
bool is_utf8(std::string_view text);

// The character at byte `at`, which moves on to the next one. Broken bytes read as U+FFFD, one
// byte each, so the loop `while (at < text.size())` always ends.
char32_t next_character(std::string_view text, std::size_t& at);
void append_character(std::string& out, char32_t character);
std::size_t character_count(std::string_view text);
// The first `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count);

// Is `a` before `b` as people count: 9室 before 10室; runs of digits by their number.
bool counts_before(std::string_view a, std::string_view b);

// CJK ideographs, all planes and compatibility forms.
bool is_han(char32_t character);

// One line of user input in its stored form: NFC, full-width digits, letters and spaces made
// half-width, control and zero-width characters removed, every run of blanks (tabs, line ends and
// U+3000 too) one space, none at either end. Chinese punctuation stays.
std::string normalise(std::string_view text);
// The same for notes of several lines: line ends become \n and stay, empty lines at the ends go.
std::string normalise_lines(std::string_view text);
// The form names are compared in: normalised, ASCII letters lower-case, no spaces, every kind of
// middle dot a U+00B7 (买买提•艾力 = 买买提·艾力).
std::string fold(std::string_view text);

// Without the ID and phone numbers in it: seven digits or more in a row become "…". For words that
// are kept in clear.
std::string without_numbers(std::string_view words);

// The distinct two-character pieces of the folded name in order of appearance:
// 欧阳建国 → 欧阳, 阳建, 建国. Names of one character have none (search those by prefix).
std::vector<std::string> bigrams(std::string_view name);

// The first `head` and last `tail` characters, stars between. A text too short to hide anything
// that way shows its first character only, and a single character not even that.
std::string mask(std::string_view text, std::size_t head, std::size_t tail);
std::string mask_name(std::string_view name);            // 张*明, 李*, 欧**国
std::string mask_id_number(std::string_view id_number);  // 3799**********1017
std::string mask_phone(std::string_view phone);          // 100****1351, 0531-****5678

// A–Z to a–z; all else stays.
std::string lower_ascii(std::string_view text);

}  // namespace wangge

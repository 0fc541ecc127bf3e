#include "base/text.h"

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <stdexcept>

namespace wangge {
namespace {

constexpr char32_t replacement = 0xfffd;

bool in(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000 || in(c, 0x2000, 0x200a) ||
         c == 0x202f || c == 0x205f || c == 0x1680;
}
bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}
// Takes no place on the page: controls, joiners, direction marks, variation selectors.
bool is_invisible(char32_t c) {
  return c < 0x20 || in(c, 0x7f, 0x9f) || c == 0xad || in(c, 0x200b, 0x200f) ||
         in(c, 0x202a, 0x202e) || in(c, 0x2060, 0x206f) || in(c, 0xfe00, 0xfe0f) || c == 0xfeff ||
         in(c, 0xe0000, 0xe0fff);
}
bool is_middle_dot(char32_t c) {
  return c == 0xb7 || c == 0x2022 || c == 0x2027 || c == 0x30fb || c == 0xff65 || c == 0x22c5;
}
// Full-width digits and letters lie at a fixed distance from ASCII.
char32_t half_width(char32_t c) {
  const bool wide = in(c, 0xff10, 0xff19) || in(c, 0xff21, 0xff3a) || in(c, 0xff41, 0xff5a);
  return wide ? c - 0xfee0 : c;
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}
char32_t low_bits(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) & 0x3f;
}

// Plain printable ASCII and common ideographs are in NFC already; nearly all input is.
bool needs_composing(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c >= 0x300 && !in(c, 0x3000, 0x303f) && !in(c, 0x4e00, 0x9fff) && !in(c, 0xff00, 0xffef))
      return true;
  }
  return false;
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU NFC: ") + u_errorName(status));
  return out;
}

// Appends a tidied line; blanks are held back until something follows them.
void tidy(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_blank(c) || is_line_end(c)) {
      blank = true;
    } else if (!is_invisible(c)) {
      if (blank && out.size() > start) out.push_back(' ');
      blank = false;
      append_character(out, half_width(c));
    }
  }
}

std::string stars(std::size_t count) {
  return std::string(count, '*');
}

// Byte offset of the character number `index`.
std::size_t offset_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (index-- > 0 && at < text.size()) next_character(text, at);
  return at;
}

}  // namespace

bool is_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  if (lead < 0xc2 || lead > 0xf4) return replacement;
  char32_t c = lead & (0x3f >> more);
  for (int i = 0; i < more; ++i) {
    if (!is_continuation(text, at + i)) return replacement;
    c = c << 6 | low_bits(text, at + i);
  }
  if (c < (more == 3 ? 0x10000u : more == 2 ? 0x800u : 0x80u)) return replacement;
  if (in(c, 0xd800, 0xdfff) || c > 0x10ffff) return replacement;
  at += more;
  return c;
}

void append_character(std::string& out, char32_t c) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | (c >> shift & 0x3f)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xc0 | c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | c >> 12));
    tail(6), tail(0);
  } else {
    out.push_back(static_cast<char>(0xf0 | c >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  return text.substr(0, offset_of(text, count));
}

bool counts_before(std::string_view a, std::string_view b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  // The digits from `at` on without leading zeros; `at` moves behind them.
  const auto number = [&](std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == '0') ++at;
    const auto from = at;
    while (at < text.size() && digit(text[at])) ++at;
    return text.substr(from, at - from);
  };
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (digit(a[i]) && digit(b[j])) {
      const auto m = number(a, i), n = number(b, j);
      if (m != n) return m.size() != n.size() ? m.size() < n.size() : m < n;
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    } else {
      ++i, ++j;
    }
  }
  return i == a.size() && j < b.size();
}

bool is_han(char32_t c) {
  return in(c, 0x4e00, 0x9fff) || in(c, 0x3400, 0x4dbf) || in(c, 0x20000, 0x323af) ||
         in(c, 0xf900, 0xfaff) || c == 0x3007;
}

std::string normalise(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  tidy(text, out);
  return needs_composing(out) ? composed(out) : out;
}

std::string normalise_lines(std::string_view text) {
  std::string out;
  for (std::size_t from = 0; from <= text.size();) {
    std::size_t end = from;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    tidy(text.substr(from, end - from), out);
    out.push_back('\n');
    from = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  const auto first = out.find_first_not_of('\n');
  if (first == std::string::npos) return {};
  out = out.substr(first, out.find_last_not_of('\n') + 1 - first);
  return needs_composing(out) ? composed(out) : out;
}

std::string fold(std::string_view text) {
  const std::string line = normalise(text);
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (c == ' ') continue;
    append_character(out, is_middle_dot(c) ? 0xb7 : in(c, 'A', 'Z') ? c + 32 : c);
  }
  return out;
}

std::string without_numbers(std::string_view words) {
  constexpr std::size_t shortest = 7;
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find_first_not_of("0123456789", at), words.size());
    if (end - at >= shortest)
      out += "…";
    else
      out += words.substr(at, end - at);
    const auto next = std::min(words.find_first_of("0123456789", end), words.size());
    out += words.substr(end, next - end);
    at = next;
  }
  return out;
}

std::vector<std::string> bigrams(std::string_view name) {
  const std::string text = fold(name);
  std::vector<std::string> out;
  std::size_t first = 0, second = 0;
  if (text.empty()) return out;
  next_character(text, second);
  while (second < text.size()) {
    std::size_t end = second;
    next_character(text, end);
    std::string piece = text.substr(first, end - first);
    if (std::find(out.begin(), out.end(), piece) == out.end()) out.push_back(std::move(piece));
    first = second;
    second = end;
  }
  return out;
}

std::string mask(std::string_view text, std::size_t head, std::size_t tail) {
  const std::size_t count = character_count(text);
  if (count <= 1) return stars(count);
  if (count <= head + tail) head = 1, tail = 0;
  return std::string(first_characters(text, head)) + stars(count - head - tail) +
         std::string(text.substr(offset_of(text, count - tail)));
}

std::string mask_name(std::string_view name) {
  return mask(name, 1, character_count(name) > 2 ? 1 : 0);
}

std::string mask_id_number(std::string_view id_number) {
  return mask(id_number, 4, 4);
}

std::string mask_phone(std::string_view phone) {
  const auto dash = phone.find('-');
  if (phone.starts_with('0') && dash != std::string_view::npos)
    return std::string(phone.substr(0, dash + 1)) + mask(phone.substr(dash + 1), 0, 4);
  return mask(phone, 3, 4);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace wangge

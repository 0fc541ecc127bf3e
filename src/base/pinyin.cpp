#include "base/pinyin.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>

#include "base/text.h"

namespace wangge {
namespace {

struct exception_reading {
  char32_t character;
  char initial;
};
// Where ICU's readings differ from what bearers of the name say.
constexpr exception_reading surname_exceptions[] = {
    {U'句', 'g'}, {U'祭', 'z'}, {U'阚', 'k'}, {U'尉', 'w'}, {U'晟', 'c'}};
constexpr exception_reading usual_exceptions[] = {{U'晟', 's'}, {U'长', 'c'}};

struct double_surname {
  std::u32string_view surname;
  std::string_view initials;
};
// Two-character surnames whose readings do not follow from their characters.
constexpr double_surname double_surnames[] = {{U"尉迟", "yc"}, {U"万俟", "mq"}, {U"澹台", "tt"},
                                              {U"单于", "cy"}, {U"长孙", "zs"}, {U"乐正", "yz"},
                                              {U"宰父", "zf"}};

// One reading of every ideograph of the basic plane, filled on demand.
class readings {
 public:
  readings(const char* icu_name, std::span<const exception_reading> exceptions) {
    UErrorCode status = U_ZERO_ERROR;
    latin_.reset(icu::Transliterator::createInstance(icu_name, UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !latin_)
      throw std::runtime_error(std::string("ICU ") + icu_name + ": " + u_errorName(status));
    for (const auto& [character, initial] : exceptions)
      known_[character - first].store(initial, std::memory_order_relaxed);
  }

  // The initial, or `none`.
  char of(char32_t c) {
    if (c < first || c > last) return ask(c);
    auto& slot = known_[c - first];
    char initial = slot.load(std::memory_order_relaxed);
    if (initial == 0) slot.store(initial = ask(c), std::memory_order_relaxed);
    return initial;
  }

  static constexpr char none = 1;

 private:
  static constexpr char32_t first = 0x3400, last = 0x9fff;

  char ask(char32_t c) {
    const std::lock_guard lock(guard_);
    icu::UnicodeString text(static_cast<UChar32>(c));
    latin_->transliterate(text);
    const UChar32 initial = u_tolower(text.char32At(0));
    return initial >= 'a' && initial <= 'z' ? static_cast<char>(initial) : none;
  }

  std::mutex guard_;  // a transliterator keeps state
  std::unique_ptr<icu::Transliterator> latin_;
  std::array<std::atomic<char>, last - first + 1> known_{};
};

// NFD splits the tone from its letter.
readings& as_surname() {
  static readings table("Han-Latin/Names; NFD", surname_exceptions);
  return table;
}
readings& as_usual() {
  static readings table("Han-Latin; NFD", usual_exceptions);
  return table;
}

void append_initial(std::string& out, char32_t c, readings& table) {
  if (is_han(c)) {
    const char initial = table.of(c);
    if (initial != readings::none) out.push_back(initial);
  } else if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') c += 32;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(static_cast<char>(c));
  } else if (u_isalpha(static_cast<UChar32>(c)) || u_isdigit(static_cast<UChar32>(c))) {
    append_character(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
}

void append_initials(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    append_initial(out, next_character(text, at), as_usual());
}

}  // namespace

std::string name_initials(std::string_view name) {
  std::string out;
  if (name.empty()) return out;
  std::size_t at = 0;
  const char32_t one = next_character(name, at);
  std::size_t after_two = at;
  const char32_t two = at < name.size() ? next_character(name, after_two) : 0;
  for (const auto& known : double_surnames) {
    if (known.surname[0] != one || known.surname[1] != two) continue;
    out = known.initials;
    append_initials(out, name.substr(after_two));
    return out;
  }
  append_initial(out, one, as_surname());
  append_initials(out, name.substr(at));
  return out;
}

std::string initials(std::string_view text) {
  std::string out;
  append_initials(out, text);
  return out;
}

}  // namespace wangge

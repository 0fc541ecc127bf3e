#include "exchange/unit_names.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/heading_names.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t most_meanings = 9;
constexpr std::u32string_view grid_word = U"网格";
constexpr std::u32string_view han_digits = U"零一二三四五六七八九";

bool is_number_letter(char32_t c) {
  return (c >= '0' && c <= '9') || c == U'十' || han_digits.find(c) != han_digits.npos;
}

// 12, 03, 十二, 二十一; 0 for what is no number below a hundred.
int number_of(std::u32string_view text) {
  int value = 0, digit = 0;
  bool ten = false;
  for (const char32_t c : text) {
    if (c >= '0' && c <= '9') {
      digit = digit * 10 + static_cast<int>(c - '0');
    } else if (c == U'十') {
      value = (digit == 0 ? 1 : digit) * 10;
      digit = 0;
      if (std::exchange(ten, true)) return 0;
    } else {
      digit = static_cast<int>(han_digits.find(c));
    }
    if (digit > 99) return 0;
  }
  return value + digit;
}

struct numbered {
  std::size_t from, end;  // what the number and the words around it take
  int number;
};

// 第三网格, 3号网格, 网格3: the number beside the word 网格.
numbered grid_number(std::u32string_view text, std::size_t word) {
  std::size_t from = word;
  if (from > 0 && text[from - 1] == U'号') --from;
  const std::size_t last = from;
  while (from > 0 && is_number_letter(text[from - 1])) --from;
  if (const int before = number_of(text.substr(from, last - from)); before > 0) {
    if (from > 0 && text[from - 1] == U'第') --from;
    return {from, word + grid_word.size(), before};
  }
  std::size_t begin = word + grid_word.size();
  if (begin < text.size() && text[begin] == U'第') ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_number_letter(text[end])) ++end;
  return {word, end, number_of(text.substr(begin, end - begin))};
}

bool is_number(std::u32string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), is_number_letter);
}

}  // namespace

std::string unit_key(std::string_view name) {
  const std::u32string text = form_of(name).full;
  std::string out;
  const auto append = [&](std::u32string_view part) {
    for (const char32_t c : part) append_character(out, c);
  };
  const auto word = text.find(grid_word);
  const auto found = word == text.npos ? numbered{0, 0, 0} : grid_number(text, word);
  if (found.number == 0) {
    append(text);
    return out;
  }
  append(std::u32string_view(text).substr(0, found.from));
  append(grid_word);
  out += std::to_string(found.number);
  append(std::u32string_view(text).substr(found.end));
  return out;
}

unit_names::unit_names(const territory::unit_tree::units& all, code_range area) {
  for (auto at = all.lower_bound(area.low); at != all.end() && at->first <= area.high; ++at) {
    const auto path = territory::path_to(all, at->first);
    if (path.empty()) continue;
    const std::string& own = path.back()->name;
    add(own, at->first);
    // The name without its community's, as a sheet has it beside a column for that.
    const std::string_view above = path.size() > 1 ? path[path.size() - 2]->name : "";
    std::string name = own.starts_with(above) ? own.substr(above.size()) : own;
    for (auto unit = std::next(path.rbegin()); unit != path.rend(); ++unit) {
      add(name, at->first);
      name = (*unit)->name + name;
    }
    add(name, at->first);
  }
}

void unit_names::add(std::string name, std::int64_t code) {
  std::string key = unit_key(name);
  const auto [first, last] = codes_.equal_range(key);
  if (key.empty() || std::any_of(first, last, [&](const auto& one) { return one.second == code; }))
    return;
  codes_.emplace(std::move(key), code);
}

std::vector<std::int64_t> unit_names::known(const std::string& key) const {
  std::vector<std::int64_t> found;
  const auto [first, last] = codes_.equal_range(key);
  for (auto at = first; at != last && found.size() < most_meanings; ++at)
    found.push_back(at->second);
  return found;
}

// A community is written with or without 社区; a bare number in its grid column is a grid's.
std::vector<std::int64_t> unit_names::find(std::string_view text, const unit_words& within) const {
  if (within.empty()) return known(unit_key(text));
  const auto letters = form_of(text).full;
  const std::string own = is_number(letters) ? "网格" + std::string(text) : std::string(text);
  for (const char* word : {"", "社区", "村"})
    for (const auto& above :
         {within.street + within.community + (within.community.empty() ? "" : word),
          within.community + word})
      if (auto found = known(unit_key(above + own)); !found.empty()) return found;
  return known(unit_key(text));
}

}  // namespace wangge::exchange

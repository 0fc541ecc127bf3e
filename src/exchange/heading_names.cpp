#include "exchange/heading_names.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/mark.h"

namespace wangge::exchange {
namespace {

// Below this a likeness is chance.
constexpr double least_score = 0.6;
// Two fields closer than this are equally likely.
constexpr double margin = 0.1;
// The same but for what stands in brackets.
constexpr double bare_score = 0.99;
constexpr std::size_t longest_compared = 64;
constexpr std::size_t most_guesses = 3;

// What a sheet tells besides the fields: running numbers, what follows from others, our own words.
constexpr std::string_view left_out[] = {
    "序号", "序列号", "No.", "年龄", "街道", "社区（村）", "Age", error_title_zh, error_title_en};

constexpr std::string_view repetitions[] = {"网格名称", "Grid name"};

bool opens(char32_t c) {
  return std::u32string_view(U"([{<（［｛【〔〈《").find(c) != std::u32string_view::npos;
}
bool closes(char32_t c) {
  return std::u32string_view(U")]}>）］｝】〕〉》").find(c) != std::u32string_view::npos;
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  const bool punctuation = c == 0xb7 || (c >= 0x2000 && c <= 0x206f) ||
                           (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef);
  return !punctuation;
}

// How many characters number the heading: 1. 12、 一、 (1)
std::size_t numbering(std::u32string_view text) {
  const std::u32string_view digits = U"0123456789一二三四五六七八九十";
  const std::size_t from = !text.empty() && opens(text[0]);
  const std::size_t end = std::min(text.find_first_not_of(digits, from), text.size());
  if (end == from || end == text.size()) return 0;
  const bool ended =
      from > 0 ? closes(text[end]) : std::u32string_view(U".、．:：").find(text[end]) != text.npos;
  return ended && end + 1 < text.size() ? end + 1 : 0;
}

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_character(text, at));
  return out;
}

std::vector<int> top_fields(const std::vector<std::pair<double, int>>& scores, double least) {
  std::vector<int> out;
  for (const auto& [score, field] : scores)
    if (score >= least && out.size() < most_guesses) out.push_back(field);
  return out;
}

}  // namespace

heading_form form_of(std::string_view heading) {
  const std::u32string text = letters_of(fold(heading));
  heading_form form;
  int depth = 0;
  for (std::size_t i = numbering(text); i < text.size(); ++i) {
    if (opens(text[i])) ++depth;
    if (closes(text[i]) && depth > 0) --depth;
    if (!is_letter(text[i])) continue;
    form.full.push_back(text[i]);
    if (depth == 0) form.bare.push_back(text[i]);
  }
  if (form.bare.empty()) form.bare = form.full;
  return form;
}

bool is_repetition(std::string_view heading) {
  const auto form = form_of(heading).bare;
  return std::ranges::any_of(repetitions, [&](auto one) { return form_of(one).bare == form; });
}

double likeness(const std::u32string& a, const std::u32string& b) {
  if (a.size() < 2 || b.size() < 2 || a.size() > longest_compared || b.size() > longest_compared)
    return 0;
  std::vector<std::size_t> before(b.size() + 1), now(b.size() + 1);
  for (const char32_t c : a) {
    for (std::size_t j = 0; j < b.size(); ++j)
      now[j + 1] = b[j] == c ? before[j] + 1 : std::max(before[j + 1], now[j]);
    std::swap(before, now);
  }
  return 2.0 * static_cast<double>(before.back()) / static_cast<double>(a.size() + b.size());
}

heading_names::heading_names(const heading_knowledge& with) : fields_(with.fields.size()) {
  for (std::size_t i = 0; i < with.fields.size(); ++i) {
    const known_heading& one = with.fields[i];
    const int field = static_cast<int>(i);
    add(one.zh, field, match_kind::exact);
    add(one.en, field, match_kind::exact);
    for (const auto alias : one.aliases) add(alias, field, match_kind::alias);
  }
  for (const auto& choice : with.remembered) {
    const auto found =
        std::find_if(with.fields.begin(), with.fields.end(),
                     [&](const known_heading& one) { return one.field == choice.field; });
    // A field that is gone is a choice to make again.
    if (found != with.fields.end() || choice.field.empty())
      add(choice.heading, choice.field.empty() ? -1 : static_cast<int>(found - with.fields.begin()),
          match_kind::remembered);
  }
  for (const auto heading : left_out) names_.push_back({form_of(heading), -1, match_kind::ignored});
}

void heading_names::add(std::string_view text, int field, match_kind how) {
  heading_form form = form_of(text);
  if (!form.full.empty()) names_.push_back({std::move(form), field, how});
}

column_match heading_names::match(std::string_view heading) const {
  column_match out;
  const heading_form form = form_of(heading);
  if (!form.full.empty() && !match_same(form, out)) match_alike(form, out);
  // "#" and the like consist of punctuation only.
  if (form.full.empty()) out.how = match_kind::ignored;
  return out;
}

// The first kind of name that fits decides; the whole text before the text without brackets.
bool heading_names::match_same(const heading_form& form, column_match& into) const {
  for (const match_kind how :
       {match_kind::exact, match_kind::alias, match_kind::remembered, match_kind::ignored}) {
    for (const bool whole : {true, false}) {
      std::vector<int> found;
      for (const name& one : names_)
        if (one.how == how && (whole ? one.form.full == form.full : one.form.bare == form.bare) &&
            std::find(found.begin(), found.end(), one.field) == found.end())
          found.push_back(one.field);
      if (found.empty()) continue;
      into.score = whole ? 1 : bare_score;
      into.how = found.size() > 1 ? match_kind::ambiguous
                 : found[0] < 0   ? match_kind::ignored
                                  : how;
      if (found.size() > 1)
        into.candidates = std::move(found);
      else
        into.field = found[0];
      return true;
    }
  }
  return false;
}

void heading_names::match_alike(const heading_form& form, column_match& into) const {
  std::vector<std::pair<double, int>> scores(fields_);
  for (std::size_t i = 0; i < fields_; ++i) scores[i].second = static_cast<int>(i);
  for (const name& one : names_)
    if (one.field >= 0) {
      double& best = scores[static_cast<std::size_t>(one.field)].first;
      best =
          std::max({best, likeness(form.full, one.form.full), likeness(form.bare, one.form.bare)});
    }
  std::stable_sort(scores.begin(), scores.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (scores.empty()) return;
  into.candidates = top_fields(scores, least_score / 2);
  const double best = scores[0].first;
  if (best < least_score) return;
  into.score = best;
  if (scores.size() > 1 && best - scores[1].first < margin) {
    into.how = match_kind::ambiguous;
    into.candidates = top_fields(scores, best - margin);
    return;
  }
  into.how = match_kind::fuzzy;
  into.field = scores[0].second;
  into.candidates.clear();
}

}  // namespace wangge::exchange

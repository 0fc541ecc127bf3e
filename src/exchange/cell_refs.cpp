#include "exchange/cell_refs.h"

#include <functional>

#include "exchange/xlsx_parts.h"

namespace wangge::exchange {
namespace {

bool word(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '$' || (c & 0x80) != 0;
}

// "$C$12" apart: what stands before the row, whether the row is fixed, the row. Row 0: none.
struct reference {
  std::string column;
  bool fixed = false;
  std::uint32_t row = 0;
  std::string text(std::uint32_t to) const {
    return column + (fixed ? "$" : "") + std::to_string(to);
  }
};

reference read_reference(std::string_view text) {
  reference out;
  std::size_t at = 0;
  const auto take = [&] { out.column += text[at++]; };
  if (at < text.size() && text[at] == '$') take();
  std::size_t letters = 0;
  while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z') take(), ++letters;
  if (letters < 1 || letters > 3) return {};
  if (at < text.size() && text[at] == '$') out.fixed = true, ++at;
  if (at == text.size() || text.size() - at > 7 || text[at] == '0') return {};
  std::uint32_t row = 0;
  for (; at < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9') return {};
    row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  out.row = row;
  return out;
}

// What becomes of the references of a formula: of one alone, and of the two ends of a range.
struct rewriting {
  std::function<std::uint32_t(const reference&)> alone, first, last;
};

class formula_reader {
 public:
  formula_reader(std::string_view text, std::string_view home, std::string_view sheet,
                 const rewriting& by)
      : text_(text), home_(home), sheet_(sheet), by_(by) {}

  std::string run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '"')
        copy_quoted('"');
      else if (text_[at_] == '\'')
        read_name(quoted('\''));
      else if (word(text_[at_]))
        read_name(bare());
      else
        out_ += text_[at_++];
    }
    return std::move(out_);
  }

 private:
  std::string_view quoted(char mark) {
    const auto begin = at_++;
    while (at_ < text_.size() &&
           (text_[at_] != mark || (at_ + 1 < text_.size() && text_[at_ + 1] == mark)))
      at_ += text_[at_] == mark ? 2 : 1;
    if (at_ < text_.size()) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void copy_quoted(char mark) { out_ += quoted(mark); }
  std::string_view bare() {
    const auto begin = at_;
    while (at_ < text_.size() && word(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  // A sheet's name, a function's, or a reference.
  void read_name(std::string_view name) {
    if (at_ < text_.size() && text_[at_] == '!') {
      named_ = name.size() > 1 && name.front() == '\'' ? name.substr(1, name.size() - 2) : name;
      has_name_ = true;
      out_.append(name) += '!';
      ++at_;
      return;
    }
    const bool ours = has_name_ ? named_ == sheet_ : home_ == sheet_;
    has_name_ = false;
    const auto first = read_reference(name);
    const bool call = at_ < text_.size() && text_[at_] == '(';
    if (!ours || first.row == 0 || call) {
      out_.append(name);
      return;
    }
    const auto back = at_;
    if (at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      if (const auto last = read_reference(bare()); last.row != 0) {
        out_ += first.text(by_.first(first)) + ":" + last.text(by_.last(last));
        return;
      }
      at_ = back;
    }
    out_ += first.text(by_.alone(first));
  }

  std::string_view text_, home_, sheet_;
  const rewriting& by_;
  std::size_t at_ = 0;
  std::string out_;
  std::string_view named_;
  bool has_name_ = false;
};

rewriting growing(const row_growth& by) {
  const auto moved = [&by](const reference& one) { return by.moved(one.row); };
  return {moved, moved, [&by](const reference& one) {
            return one.row >= by.at ? one.row + by.extra() : one.row;
          }};
}

}  // namespace

std::string grown_formula(std::string_view formula, const row_growth& by, std::string_view home) {
  return formula_reader(formula, home, by.sheet, growing(by)).run();
}

std::string copied_formula(std::string_view formula, const row_growth& by, std::uint32_t row) {
  const auto follow = [&](const reference& one) {
    if (one.row == by.at && !one.fixed) return row;
    return by.moved(one.row);
  };
  const rewriting how{follow, follow, follow};
  return formula_reader(formula, by.sheet, by.sheet, how).run();
}

std::string grown_range(std::string_view ranges, const row_growth& by) {
  return grown_formula(ranges, by, by.sheet);
}

}  // namespace wangge::exchange

#pragma once
// The names a heading may have, compared in one form. Used by headings.cpp.

#include <string>
#include <vector>

#include "exchange/headings.h"

namespace wangge::exchange {

// Letters only: folded, without punctuation, numbering (1. 一、) and, in `bare`, what stands in
// brackets (units, hints).
struct heading_form {
  std::u32string full, bare;
};
heading_form form_of(std::string_view heading);

// 2 × longest common subsequence / both lengths; 0 for names of one letter.
double likeness(const std::u32string& a, const std::u32string& b);

// A heading of our own exports that tells again, in words, what another column says: 网格名称
// beside 网格. It stands for the field only where that column is gone.
bool is_repetition(std::string_view heading);

class heading_names {
 public:
  explicit heading_names(const heading_knowledge& with);

  // `column` and `heading` are left to the caller.
  column_match match(std::string_view heading) const;

 private:
  struct name {
    heading_form form;
    int field;  // -1: the column is to be left out
    match_kind how;
  };

  void add(std::string_view text, int field, match_kind how);
  bool match_same(const heading_form& form, column_match& into) const;
  void match_alike(const heading_form& form, column_match& into) const;

  std::size_t fields_;
  std::vector<name> names_;
};

}  // namespace wangge::exchange

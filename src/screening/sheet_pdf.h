#pragma once
// A closing sheet on paper, and the signed file inside it.

#include <string>
#include <string_view>

#include "base/error.h"

namespace wangge::screening {

struct print_note {
  std::string printed_by, printed_at, purpose;
  bool stale = false;
  language lang = language::zh;
};

// The PDF of a statement; `file` (sheet_file) is appended as an object of its own by an incremental
// update, so that the paper's file can be verified.
std::string sheet_pdf(const std::string& file, const print_note& note);

// The signed file a PDF carries; "" when there is none.
std::string carried_sheet(std::string_view pdf);

}  // namespace wangge::screening

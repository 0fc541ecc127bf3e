#pragma once
// What in a workbook would act by itself on the machine that opens it: macros, links and formulas
// that fetch or send. Judged by what a part is, not by its name. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace wangge::exchange {

// The kind of the first such relation of a .rels part, or content type of [Content_Types].xml.
std::optional<std::string> acting_relation(std::string_view xml);
// The first such formula of a sheet or of the workbook's names: WEBSERVICE, HYPERLINK, DDE …
std::optional<std::string> acting_formula(std::string_view xml);

}  // namespace wangge::exchange

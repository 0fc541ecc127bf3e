#include "exchange/acting.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "exchange/fill_sheet.h"

namespace wangge::exchange {
namespace {

// As they end the address of a relation, or stand in a content type.
constexpr std::array<std::string_view, 9> kinds = {
    "externallink", "vbaproject",   "connections",      "oleobject", "control",
    "activex",      "macroenabled", "attachedtemplate", "macrosheet"};
constexpr std::array<std::string_view, 9> functions = {
    "webservice", "image", "rtd", "call", "register", "register.id", "hyperlink", "dde", "exec"};
constexpr std::array<std::string_view, 5> formulas = {"f", "formula", "formula1", "formula2",
                                                      "definedName"};

bool in_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Called by its whole name; _xlfn. may stand before it.
bool calls(std::string_view formula, std::string_view name) {
  for (auto at = formula.find(name); at != std::string_view::npos;
       at = formula.find(name, at + 1)) {
    const auto end = at + name.size();
    if (end < formula.size() && formula[end] == '(' && (at == 0 || !in_a_name(formula[at - 1])))
      return true;
  }
  return false;
}

// Outside of texts and names in quotes: cmd|'…'!A0, and [1]Sheet1!A1 of another workbook.
bool leaves_the_book(std::string_view formula) {
  char quote = 0;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    const char c = formula[i];
    if (quote != 0) {
      if (quote == '\'' && c == '[') return true;
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    if (c == '|') return true;
    if (c == '[' && i + 1 < formula.size() && formula[i + 1] >= '0' && formula[i + 1] <= '9')
      return true;
  }
  return false;
}

bool acts(std::string_view formula) {
  const auto small = lower_ascii(formula);
  return leaves_the_book(small) ||
         std::ranges::any_of(functions, [&](auto name) { return calls(small, name); });
}

std::string attribute(std::string_view tag, std::string_view name) {
  const auto found = tag_attribute(tag, name);
  return found ? lower_ascii(unescaped(*found)) : std::string();
}

}  // namespace

std::optional<std::string> acting_relation(std::string_view xml) {
  xml_tag tag;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end) {
    const auto text = xml.substr(tag.begin, tag.end - tag.begin);
    const auto type = attribute(text, tag.name == "Relationship" ? "Type" : "ContentType");
    const auto last = type.substr(type.rfind('/') + 1);
    for (const auto kind : kinds)
      if (last.find(kind) != std::string::npos) return last;
    if (attribute(text, "TargetMode") == "external" && last != "hyperlink") return last;
  }
  return std::nullopt;
}

std::optional<std::string> acting_formula(std::string_view xml) {
  xml_tag tag;
  bool in_formula = false;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end) {
    if (in_formula)
      if (auto formula = unescaped(xml.substr(at, tag.begin - at)); acts(formula))
        return std::string(first_characters(formula, 60));
    in_formula =
        !tag.closes && !tag.empty && std::ranges::find(formulas, tag.name) != formulas.end();
  }
  return std::nullopt;
}

}  // namespace wangge::exchange

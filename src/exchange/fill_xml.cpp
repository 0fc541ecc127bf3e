// Tags and texts of a worksheet's XML.
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "exchange/fill_sheet.h"
#include "exchange/xlsx_parts.h"

namespace wangge::exchange {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Everything of <t> within, joined: shared strings and inline strings, rich or plain.
std::string texts_in(std::string_view xml) {
  std::string out;
  xml_tag tag;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end) {
    if (tag.name != "t" || tag.closes || tag.empty) continue;
    const auto end = xml.find('<', tag.end);
    if (end == std::string_view::npos) break;
    out += unescaped(xml.substr(tag.end, end - tag.end));
  }
  return out;
}

// The name between & and ;, at most "#x10FFFF" with some zeros: looking further would take the
// square of the text's length.
std::optional<std::string_view> entity_at(std::string_view text) {
  constexpr std::size_t longest = 12;
  const auto end = text.substr(0, longest).find(';');
  return end == std::string_view::npos ? std::nullopt : std::optional(text.substr(0, end));
}

std::string inner_of(std::string_view xml, std::string_view name) {
  xml_tag tag;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end) {
    if (tag.name != name || tag.closes || tag.empty) continue;
    const auto end = xml.find('<', tag.end);
    return end == std::string_view::npos ? "" : unescaped(xml.substr(tag.end, end - tag.end));
  }
  return "";
}

}  // namespace

bool next_tag(std::string_view xml, std::size_t from, xml_tag& into) {
  for (auto at = xml.find('<', from); at != std::string_view::npos; at = xml.find('<', at)) {
    const auto past = [&](std::string_view close, std::size_t skip) {
      const auto end = xml.find(close, at + skip);
      at = end == std::string_view::npos ? xml.size() : end + close.size();
    };
    if (xml.substr(at, 4) == "<!--") {
      past("-->", 4);
    } else if (xml.substr(at, 9) == "<![CDATA[") {
      past("]]>", 9);
    } else if (xml.substr(at, 2) == "<?" || xml.substr(at, 2) == "<!") {
      past(">", 2);
    } else {
      std::size_t end = at + 1;
      for (char quote = 0; end < xml.size() && (quote || xml[end] != '>'); ++end)
        if (quote ? xml[end] == quote : xml[end] == '"' || xml[end] == '\'')
          quote = quote ? 0 : xml[end];
      if (end >= xml.size()) return false;
      into.begin = at;
      into.end = end + 1;
      into.closes = xml[at + 1] == '/';
      into.empty = xml[end - 1] == '/';
      const auto begin = at + (into.closes ? 2 : 1);
      into.name = without_prefix(xml.substr(begin, xml.find_first_of(" \t\r\n/>", begin) - begin));
      return true;
    }
  }
  return false;
}

std::optional<std::string_view> tag_attribute(std::string_view tag, std::string_view name) {
  for (auto at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const auto equals = tag.find_first_not_of(" \t\r\n", at + name.size());
    const bool whole =
        at > 0 && std::string_view(" \t\r\n").find(tag[at - 1]) != std::string_view::npos;
    if (!whole || equals == std::string_view::npos || tag[equals] != '=') continue;
    const auto open = tag.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return std::nullopt;
    const auto close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    return tag.substr(open + 1, close - open - 1);
  }
  return std::nullopt;
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
  if (const auto now = tag_attribute(tag, name)) {
    std::string out(tag);
    return out.replace(static_cast<std::size_t>(now->data() - tag.data()), now->size(), value);
  }
  const auto end = tag.size() - (tag.ends_with("/>") ? 2 : 1);
  return std::string(tag.substr(0, end)) + " " + std::string(name) + "=\"" + std::string(value) +
         "\"" + std::string(tag.substr(end));
}

std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> names[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto name = text[at] == '&' ? entity_at(text.substr(at + 1)) : std::nullopt;
    if (!name) {
      out += text[at];
      continue;
    }
    for (const auto& [word, c] : names)
      if (*name == word) out += c;
    if (name->starts_with('#')) {
      const bool hex = name->size() > 1 && ((*name)[1] | 0x20) == 'x';
      append_character(
          out, static_cast<char32_t>(std::strtoul(std::string(name->substr(hex ? 2 : 1)).c_str(),
                                                  nullptr, hex ? 16 : 10)));
    }
    at += name->size() + 1;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      out += c;
  }
  return out;
}

namespace {

std::uint32_t number_of(std::string_view digits) {
  return static_cast<std::uint32_t>(std::strtoul(std::string(digits).c_str(), nullptr, 10));
}

constexpr std::size_t most_text = 32U << 20;  // of one sheet's cells

// The cell whose tag was just read; moves on behind its end.
sheet_cell read_cell(std::string_view xml, xml_tag& tag, const sheet_row& row,
                     const std::vector<std::string>& shared) {
  sheet_cell cell;
  cell.tag = xml.substr(tag.begin, tag.end - tag.begin);
  std::uint32_t unused = 0;
  const auto ref = tag_attribute(cell.tag, "r");
  if (!ref || !parse_reference(*ref, cell.column, unused))
    cell.column = row.cells.empty() ? 0 : row.cells.back().column + 1;
  if (!tag.empty) {
    const auto inner = tag.end;
    do {
    } while (next_tag(xml, tag.end, tag) && !(tag.closes && tag.name == "c"));
    cell.inner = xml.substr(inner, tag.begin - inner);
  }
  cell.formula = inner_of(cell.inner, "f");
  const auto type = tag_attribute(cell.tag, "t").value_or("");
  if (type == "s") {
    const auto n = number_of(inner_of(cell.inner, "v"));
    if (n < shared.size()) cell.text = shared[n];
  } else if (type == "inlineStr") {
    cell.text = texts_in(cell.inner);
  }
  return cell;
}

}  // namespace

result<sheet_xml> read_sheet_xml(std::string_view xml, const std::vector<std::string>& shared) {
  sheet_xml out;
  xml_tag tag;
  for (std::size_t at = 0; next_tag(xml, at, tag) && tag.name != "sheetData";) at = tag.end;
  if (tag.name != "sheetData") return damaged("sheetData", damages::missing);
  const auto open = xml.substr(tag.begin + 1);
  out.prefix = std::string(open.substr(0, open.find("sheetData")));
  std::size_t text = 0;  // a shared string may stand in any number of cells
  out.head = xml.substr(0, tag.begin);
  bool closed = tag.empty;
  while (!closed) {
    if (!next_tag(xml, tag.end, tag)) return damaged("sheetData", damages::missing);
    closed = tag.name == "sheetData";
    if (tag.name == "row" && !tag.closes) {
      sheet_row row;
      row.tag = xml.substr(tag.begin, tag.end - tag.begin);
      const auto number = tag_attribute(row.tag, "r");
      row.number = number ? number_of(*number) : out.rows.empty() ? 1 : out.rows.back().number + 1;
      out.rows.push_back(std::move(row));
    } else if (tag.name == "c" && !tag.closes && !out.rows.empty()) {
      out.rows.back().cells.push_back(read_cell(xml, tag, out.rows.back(), shared));
      text += out.rows.back().cells.back().text.size();
      if (text > most_text) return damaged("sheetData", damages::too_much_text);
    }
  }
  out.tail = xml.substr(tag.end);
  return out;
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> out;
  for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const auto end = text.find("}}", at);
    if (end == std::string_view::npos) break;
    auto name = text.substr(at + 2, end - at - 2);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (!name.empty()) out.emplace_back(name);
    at = end + 2;
  }
  return out;
}

std::vector<std::string> read_shared_strings(std::string_view xml) {
  std::vector<std::string> out;
  xml_tag tag;
  std::size_t begin = 0;
  for (std::size_t at = 0; next_tag(xml, at, tag); at = tag.end) {
    if (tag.name != "si") continue;
    if (tag.empty)
      out.emplace_back();
    else if (!tag.closes)
      begin = tag.end;
    else if (begin != 0)
      out.push_back(texts_in(xml.substr(std::exchange(begin, 0), tag.begin - begin)));
  }
  return out;
}

}  // namespace wangge::exchange

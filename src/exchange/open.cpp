#include "exchange/open.h"

#include <algorithm>

#include "exchange/csv.h"
#include "exchange/damage.h"
#include "exchange/xlsx_reader.h"

namespace wangge::exchange {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view ole_mark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

// Both a workbook under a password and one of Excel 97–2003 are OLE files; the first has a stream
// of this name, in UTF-16.
bool is_under_password(byte_source& from) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
  std::string window;
  std::string piece(64 * 1024, '\0');
  for (std::size_t count; (count = from.read(piece.data(), piece.size())) > 0;) {
    window.append(piece, 0, count);
    if (window.find(name) != window.npos) return true;
    window.erase(0, window.size() - std::min(window.size(), name.size()));
  }
  return false;
}

// Systems that export web pages under the name .xls; read as CSV they would be nonsense.
bool is_markup(std::string_view first) {
  const auto at = first.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (at == first.npos || first[at] != '<') return false;
  std::string word(first.substr(at + 1, 8));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  for (const std::string_view start : {"?xml", "!doctype", "!--", "html", "head", "table", "meta"})
    if (word.starts_with(start)) return true;
  return false;
}

}  // namespace

result<std::unique_ptr<workbook>> open_workbook(const input& from, const read_limits& limits) {
  auto source = byte_source::open(from);
  if (!source) return refused(source.error());
  char buffer[64];
  const std::string_view first(buffer, (*source)->read(buffer, sizeof buffer));
  if (first.starts_with(zip_mark)) return open_xlsx(from, limits);
  if (first.starts_with(ole_mark)) {
    (*source)->rewind();
    return damaged({}, is_under_password(**source) ? damages::password : damages::legacy);
  }
  if (first.starts_with("%PDF") || first.starts_with("{\\rtf") || is_markup(first))
    return refuse(error::unknown_format);
  return open_csv(from, limits);
}

}  // namespace wangge::exchange

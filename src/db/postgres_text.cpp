#include "db/postgres_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

namespace wangge::db {
namespace {

constexpr unsigned text_type = 25;

// Where a quoted text or a comment that starts at `at` ends; `at` itself when none starts there.
std::size_t end_of_opaque(std::string_view sql, std::size_t at) {
  const auto after = [&](std::string_view closing, std::size_t from) {
    const auto found = sql.find(closing, from);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
  };
  const std::string_view rest = sql.substr(at);
  if (rest.starts_with('\'')) return after("'", at + 1);  // '' is two texts side by side
  if (rest.starts_with('"')) return after("\"", at + 1);
  if (rest.starts_with("--")) return after("\n", at + 2);
  if (rest.starts_with("/*")) return after("*/", at + 2);
  return at;
}

// A parameter mark ?N; number 0 when there is none.
struct mark {
  std::size_t number = 0;
  std::size_t end = 0;
};

mark mark_at(std::string_view sql, std::size_t at) {
  mark out;
  if (sql[at] != '?') return out;
  const char* last = sql.data() + sql.size();
  const auto read = std::from_chars(sql.data() + at + 1, last, out.number);
  if (read.ec == std::errc()) out.end = static_cast<std::size_t>(read.ptr - sql.data());
  return out;
}

// Followed by IS: its type cannot be told from here.
bool is_tested(std::string_view rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \n\t"), rest.size()));
  return rest.starts_with("IS ") || rest.starts_with("is ");
}

void append_hex(std::string& out, std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
}

struct copy_field {
  std::string& out;

  void operator()(std::monostate) const { out += "\\N"; }
  void operator()(std::int64_t number) const {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
  void operator()(double number) const { fmt::format_to(std::back_inserter(out), "{}", number); }
  void operator()(const uuid& id) const { out += to_string(id); }
  void operator()(const blob& raw) const {
    out += "\\\\x";
    append_hex(out, raw.bytes);
  }
  void operator()(const std::string& text) const {
    for (const char c : text) switch (c) {
        case '\\':
          out += "\\\\";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        case '\t':
          out += "\\t";
          break;
        default:
          out.push_back(c);
      }
  }
};

}  // namespace

std::string with_dollar_marks(std::string_view sql, std::span<unsigned> types) {
  std::string out;
  out.reserve(sql.size());
  std::vector<bool> stands(types.size());
  for (std::size_t at = 0; at < sql.size();) {
    const mark found = mark_at(sql, at);
    const std::size_t end = std::max(found.end, end_of_opaque(sql, at));
    const bool known = found.number >= 1 && found.number <= types.size();
    if (known && types[found.number - 1] == 0 && is_tested(sql.substr(end))) {
      out += "NULL";
    } else if (found.number != 0) {
      out += "$" + std::to_string(found.number);
      if (known) stands[found.number - 1] = true;
    } else {
      out.append(sql, at, std::max(end, at + 1) - at);
    }
    at = std::max(end, at + 1);
  }
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i] == 0 && !stands[i]) types[i] = text_type;
  return out;
}

void append_copy_row(std::string& out, std::span<const value> row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out.push_back('\t');
    std::visit(copy_field{out}, row[i]);
  }
  out.push_back('\n');
}

}  // namespace wangge::db

#include "screening/paper_list.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace wangge::screening {
namespace {

// Crockford's base 32: no I, L, O, U, which pens and eyes confuse.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t shortest = 4, longest = 12;

// The random end of the identifier, last character first.
std::string code_text(const uuid& object) {
  std::uint64_t bits = 0;
  for (std::size_t i = 8; i < 16; ++i) bits = bits << 8 | object.bytes[i];
  std::string out;
  for (std::size_t i = 0; i < longest; ++i, bits >>= 5) out += alphabet[bits & 31];
  return out;
}

std::string read_code(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (alphabet.find(c) != std::string_view::npos) out += c;
  }
  return out;
}

}  // namespace

std::vector<paper_line> paper_lines(db::connection& db, const round& of, std::int64_t grid) {
  std::vector<paper_line> all;
  std::map<std::string, int> used;
  auto rows = db.query("SELECT " + std::string(target_columns()) +
                           " FROM target WHERE district = ?1 AND round = ?2 AND grid = ?3 ORDER BY "
                           "label, object",
                       {of.district, of.number, grid});
  while (rows.step()) {
    auto of = read_target(*rows);
    const auto full = code_text(of.object);
    for (auto size = shortest; size <= longest; ++size) ++used[full.substr(0, size)];
    all.push_back({{}, full, std::move(of)});
  }
  std::ranges::sort(all, [](const paper_line& a, const paper_line& b) {
    return counts_before(a.of.label, b.of.label);
  });
  for (auto& one : all) {
    auto size = shortest;
    while (size < longest && used[one.full.substr(0, size)] > 1) ++size;
    one.code = one.full.substr(0, size);
  }
  return all;
}

std::optional<uuid> object_of_code(const std::vector<paper_line>& lines, std::string_view typed) {
  const auto code = read_code(typed);
  if (code.size() < shortest) return std::nullopt;
  std::optional<uuid> found;
  for (const auto& one : lines) {
    if (!one.full.starts_with(code)) continue;
    if (found) return std::nullopt;
    found = one.of.object;
  }
  return found;
}

}  // namespace wangge::screening

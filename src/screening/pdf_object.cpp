#include "screening/pdf_object.h"

// The signed file as the last object of a PDF: an incremental update (ISO 32000-1, 7.5.6), which
// leaves every byte before it as it was.

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace wangge::screening {
namespace {

constexpr std::string_view mark = "/Type /WanggeSheet /Length ";

std::size_t number_after(std::string_view pdf, std::string_view word) {
  const auto at = pdf.rfind(word);
  std::size_t n = 0;
  if (at == std::string_view::npos) throw std::runtime_error("PDF without " + std::string(word));
  auto rest = pdf.substr(at + word.size());
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\r'))
    rest.remove_prefix(1);
  std::from_chars(rest.data(), rest.data() + rest.size(), n);
  return n;
}

}  // namespace

std::string with_object(std::string pdf, std::string_view content) {
  const auto before = number_after(pdf, "startxref");
  const auto size = number_after(pdf, "/Size");
  const auto root = number_after(pdf, "/Root");
  if (pdf.empty() || pdf.back() != '\n') pdf += '\n';
  const auto object_at = pdf.size();
  pdf += fmt::format("{} 0 obj\n<< {}{} >>\nstream\n", size, mark, content.size());
  pdf += content;
  pdf += "\nendstream\nendobj\n";
  const auto table_at = pdf.size();
  pdf += fmt::format("xref\n0 1\n0000000000 65535 f \n{} 1\n{:010} 00000 n \n", size, object_at);
  pdf += fmt::format("trailer\n<< /Size {} /Root {} 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                     size + 1, root, before, table_at);
  return pdf;
}

std::string object_of(std::string_view pdf) {
  const auto at = pdf.rfind(mark);
  if (at == std::string_view::npos) return {};
  auto rest = pdf.substr(at + mark.size());
  std::size_t length = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), length);
  constexpr std::string_view begin = "stream\n";
  const auto start = rest.find(begin);
  if (start == std::string_view::npos) return {};
  rest.remove_prefix(start + begin.size());
  return length <= rest.size() ? std::string(rest.substr(0, length)) : std::string();
}

}  // namespace wangge::screening

// XLSX: the input is packed as the parts of an otherwise sound workbook (the sheet, and after a NUL
// the shared strings, and after another the styles), because random bytes are seldom a ZIP. Input
// that begins with PK is tried as the file itself.
#include <zip.h>

#include <array>

#include "exchange/xlsx_reader.h"

namespace {

using namespace wangge;

constexpr std::string_view rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>)"
    R"(<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view root_rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view book =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
    R"(<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)";

std::array<std::string_view, 3> parts_of(std::string_view bytes) {
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = i < 2 ? bytes.find('\0') : bytes.npos;
    parts[i] = bytes.substr(0, end);
    bytes = end == bytes.npos ? std::string_view() : bytes.substr(end + 1);
  }
  return parts;
}

void add(zip_t* archive, const char* name, std::string_view bytes) {
  auto* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  const auto at = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
  if (at < 0) __builtin_trap();
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
}

std::string pack(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  auto* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  if (!archive) __builtin_trap();
  const auto parts = parts_of(bytes);
  add(archive, "_rels/.rels", root_rels);
  add(archive, "xl/workbook.xml", book);
  add(archive, "xl/_rels/workbook.xml.rels", rels);
  add(archive, "xl/worksheets/sheet1.xml", parts[0]);
  add(archive, "xl/sharedStrings.xml", parts[1]);
  add(archive, "xl/styles.xml", parts[2]);
  if (zip_close(archive) != 0) __builtin_trap();
  zip_source_open(memory);
  zip_source_seek(memory, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, out.data(), out.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return out;
}

void read_all(std::string_view file) {
  auto opened = exchange::open_xlsx({.path = {}, .bytes = file}, {.rows = 1000, .columns = 64});
  if (!opened) return;
  for (std::size_t i = 0; i < (*opened)->sheets().size(); ++i) {
    (void)(*opened)->merged(i);
    auto sheet = (*opened)->open(i);
    if (!sheet) continue;
    exchange::row row;
    for (auto more = (*sheet)->next_row(row); more && *more; more = (*sheet)->next_row(row))
      if (row.width() > 64) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_all(bytes.starts_with("PK") ? std::string(bytes) : pack(bytes));
  return 0;
}

#include "support/workbook_files.h"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace wangge::exchange {
namespace {

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string main_ns =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const std::string rels_ns =
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + type + std::string(kind) +
         "\" Target=\"" + std::string(target) + "\"/>";
}

void add_relation(zip_parts& parts, const std::string& one) {
  for (auto& [name, body] : parts)
    if (name == "xl/_rels/workbook.xml.rels") body.insert(body.rfind("</"), one);
}

}  // namespace

std::string make_zip(const zip_parts& parts, const zip_options& how) {
  zip_error_t failed;
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &failed);
  zip_source_keep(out);
  zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &failed);
  if (!archive) throw std::runtime_error("zip");
  for (const auto& [name, body] : parts) {
    const auto at = zip_file_add(archive, name.c_str(),
                                 zip_source_buffer(archive, body.data(), body.size(), 0), 0);
    const auto index = static_cast<zip_uint64_t>(at);
    if (how.stored) zip_set_file_compression(archive, index, ZIP_CM_STORE, 0);
    if (how.password) zip_file_set_encryption(archive, index, ZIP_EM_AES_256, how.password);
  }
  if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
  zip_source_open(out);
  zip_source_seek(out, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
  zip_source_seek(out, 0, SEEK_SET);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

std::string read_part(const std::string& path, const std::string& name) {
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (!archive) throw std::runtime_error("no zip");
  zip_stat_t about;
  std::string body;
  if (zip_stat(archive, name.c_str(), 0, &about) == 0) {
    body.resize(about.size);
    zip_file_t* file = zip_fopen_index(archive, about.index, 0);
    zip_fread(file, body.data(), body.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return body;
}

zip_parts one_sheet(std::string_view rows, std::string_view tail) {
  return {
      {"_rels/.rels", head + "<Relationships " + rels_ns + ">" +
                          relation("rId1", "officeDocument", "xl/workbook.xml") +
                          "</Relationships>"},
      {"xl/workbook.xml", head + "<workbook " + main_ns +
                              "><workbookPr/><sheets><sheet name=\"人员\" sheetId=\"1\" "
                              "r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", head + "<Relationships " + rels_ns + ">" +
                                         relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                         "</Relationships>"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet " + main_ns + "><sheetData>" +
                                       std::string(rows) + "</sheetData>" + std::string(tail) +
                                       "</worksheet>"},
  };
}

void set_part(zip_parts& parts, std::string_view name, std::string body) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.first == name; });
  if (found != parts.end()) {
    found->second = std::move(body);
  } else {
    parts.emplace_back(name, std::move(body));
  }
}

void add_shared_strings(zip_parts& parts, std::string_view items) {
  add_relation(parts, relation("rId8", "sharedStrings", "sharedStrings.xml"));
  set_part(parts, "xl/sharedStrings.xml",
           head + "<sst " + main_ns + ">" + std::string(items) + "</sst>");
}

void add_styles(zip_parts& parts, const std::vector<std::string>& custom,
                const std::vector<int>& cells) {
  std::string body = head + "<styleSheet " + main_ns + "><numFmts>";
  int id = 164;
  for (const auto& code : custom)
    body += "<numFmt numFmtId=\"" + std::to_string(id++) + "\" formatCode=\"" + code + "\"/>";
  body += "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>";
  for (const int cell : cells) body += "<xf numFmtId=\"" + std::to_string(cell) + "\"/>";
  add_relation(parts, relation("rId9", "styles", "/xl/styles.xml"));
  set_part(parts, "xl/styles.xml", body + "</cellXfs></styleSheet>");
}

}  // namespace wangge::exchange

#include "support/office_book.h"

#include <zip.h>

#include "support/workbook_files.h"

namespace wangge::testing {
namespace {

constexpr const char* head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr const char* main_space =
    R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

std::string text_cell(const std::string& ref, int style, const std::string& text) {
  return "<c r=\"" + ref + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t>" + text +
         "</t></is></c>";
}

std::string sheet(bool placeholders, bool twice) {
  const std::string pattern =
      placeholders ? "<c r=\"A3\" s=\"2\" t=\"s\"><v>0</v></c>" + text_cell("B3", 3, "{{persons}}")
                   : std::string("<c r=\"A3\" s=\"2\"/><c r=\"B3\" s=\"3\"/>");
  return std::string(head) + "<worksheet " + main_space + "><dimension ref=\"A1:D5\"/>" +
         "<cols><col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/></cols><sheetData>" +
         "<row r=\"1\" ht=\"30\" customHeight=\"1\">" + text_cell("A1", 1, "{{unit}}住宅小区台账") +
         "</row><row r=\"2\">" + text_cell("A2", 1, "小区名称") + text_cell("B2", 1, "在济人员") +
         "</row><row r=\"3\" ht=\"24\" customHeight=\"1\">" + pattern +
         "<c r=\"C3\" s=\"3\"><f>B3*2</f><v>0</v></c></row><row r=\"4\">" +
         text_cell("A4", 1, "合计") + "<c r=\"B4\" s=\"3\"><f>SUM(B3:B3)</f><v>0</v></c>" +
         text_cell("C4", 3, "{{total}}") + "</row><row r=\"5\">" +
         text_cell("A5", 1, twice ? "{{name}}" : "填表人：{{nobody}}") +
         "</row></sheetData><mergeCells count=\"3\"><mergeCell ref=\"A1:D1\"/><mergeCell "
         "ref=\"C3:D3\"/><mergeCell ref=\"A5:D5\"/></mergeCells><conditionalFormatting "
         "sqref=\"B3:B3\"><cfRule type=\"cellIs\" priority=\"1\" "
         "operator=\"greaterThan\"><formula>100</formula></cfRule></conditionalFormatting>"
         "<pageSetup paperSize=\"8\" orientation=\"landscape\"/></worksheet>";
}

}  // namespace

std::string office_book(bool placeholders, bool twice) {
  const std::string relations =
                        R"(xmlns="http://schemas.openxmlformats.org/package/2006/relationships")",
                    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return exchange::make_zip({
      {"[Content_Types].xml",
       std::string(head) +
           R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType=")" +
           kind +
           R"(sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType=")" +
           kind +
           R"(worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType=")" +
           kind + R"(worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType=")" + kind +
           R"(styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType=")" + kind +
           R"(sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType=")" + kind +
           R"(calcChain+xml"/></Types>)"},
      {"_rels/.rels", std::string(head) + "<Relationships " + relations +
                          "><Relationship Id=\"rId1\" Type=\"" + office +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml",
       std::string(head) + "<workbook " + main_space + " xmlns:r=\"" + office +
           "\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"说明\" "
           "sheetId=\"2\" r:id=\"rId2\"/></sheets>"
           "<definedNames><definedName name=\"_xlnm.Print_Area\" "
           "localSheetId=\"0\">台账!$A$1:$D$5</definedName></definedNames></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       std::string(head) + "<Relationships " + relations + "><Relationship Id=\"rId1\" Type=\"" +
           office +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" +
           office +
           "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"" +
           office + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"" + office +
           "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId5\" Type=\"" +
           office + "/calcChain\" Target=\"calcChain.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml", sheet(placeholders, twice)},
      {"xl/worksheets/sheet2.xml",
       std::string(head) + "<worksheet " + main_space + "><sheetData><row r=\"1\">" +
           text_cell("A1", 0, "填表说明") + "</row></sheetData></worksheet>"},
      {"xl/styles.xml",
       std::string(head) + "<styleSheet " + main_space +
           R"(><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="14"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf borderId="1" applyBorder="1"/><xf borderId="1" numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>)"},
      {"xl/sharedStrings.xml",
       std::string(head) + "<sst " + main_space +
           " count=\"1\" uniqueCount=\"1\"><si><r><t>{{na</t></r><r><t>me}}</t></r></si></sst>"},
      {"xl/calcChain.xml", std::string(head) + "<calcChain " + main_space +
                               "><c r=\"C3\" i=\"1\"/><c r=\"B4\" i=\"1\"/></calcChain>"},
  });
}

std::string part_of(const std::string& workbook, const std::string& name) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* from = zip_source_buffer_create(workbook.data(), workbook.size(), 0, &fault);
  zip_t* opened = zip_open_from_source(from, ZIP_RDONLY, &fault);
  if (opened == nullptr) return "";
  std::string out;
  if (zip_file_t* file = zip_fopen(opened, name.c_str(), 0); file != nullptr) {
    char piece[4096];
    for (zip_int64_t n; (n = zip_fread(file, piece, sizeof piece)) > 0;)
      out.append(piece, static_cast<std::size_t>(n));
    zip_fclose(file);
  }
  zip_discard(opened);
  return out;
}

}  // namespace wangge::testing

#include "exchange/xlsx_parts.h"

#include <charconv>
#include <map>

#include "exchange/serial.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t most_items = 65'536;  // sheets, styles, relations: Excel's own limit

std::string_view view(const char* text) {
  return text ? std::string_view(text) : std::string_view();
}

int number(const char* text) {
  int value = -1;
  const std::string_view digits = view(text);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_true(const char* text) {
  return view(text) == "1" || view(text) == "true";
}

struct relation {
  std::string target, type;  // type: the last piece of its address ("worksheet")
};

// "worksheets/sheet1.xml" or "../a.xml" or "/xl/a.xml", seen from the part that names it.
std::string resolve(std::string_view from, std::string_view target) {
  std::string path;
  if (target.starts_with('/')) {
    target.remove_prefix(1);
  } else if (const auto slash = from.rfind('/'); slash != from.npos) {
    path = from.substr(0, slash + 1);
  }
  while (!target.empty()) {
    const auto end = std::min(target.find('/'), target.size());
    const std::string_view piece = target.substr(0, end);
    target.remove_prefix(std::min(end + 1, target.size()));
    if (piece == "..") {
      const auto parent = path.size() < 2 ? path.npos : path.rfind('/', path.size() - 2);
      path.resize(parent == path.npos ? 0 : parent + 1);
    } else if (!piece.empty() && piece != ".") {
      path.append(piece);
      if (!target.empty()) path.push_back('/');
    }
  }
  return path;
}

class relations_handler final : public xml_handler {
 public:
  explicit relations_handler(std::string_view from) : from_(from) {}
  std::map<std::string, relation, std::less<>> all;

  void start(std::string_view local, xml_attributes of) override {
    const char *id = attribute(of, "Id"), *target = attribute(of, "Target");
    if (local != "Relationship" || !id || !target) return;
    if (view(attribute(of, "TargetMode")) == "External") return;
    const std::string_view type = view(attribute(of, "Type"));
    all[id] = {resolve(from_, target), std::string(type.substr(type.rfind('/') + 1))};
    if (all.size() > most_items) stream_->fail(damages::too_many_items);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  const relation* of_type(std::string_view type) const {
    for (const auto& [id, one] : all)
      if (one.type == type) return &one;
    return nullptr;
  }

 private:
  std::string_view from_;
};

class workbook_handler final : public xml_handler {
 public:
  struct named {
    sheet_info info;
    std::string relation;
  };
  std::vector<named> sheets;
  bool date1904 = false;
  bool is_workbook = false;

  void start(std::string_view local, xml_attributes of) override {
    if (local == "workbook") is_workbook = true;
    if (local == "workbookPr") date1904 = is_true(attribute(of, "date1904"));
    if (local != "sheet" || !is_workbook) return;
    const std::string_view state = view(attribute(of, "state"));
    sheets.push_back(
        {{std::string(view(attribute(of, "name"))), state == "hidden" || state == "veryHidden"},
         std::string(view(attribute(of, "id", true)))});
    if (sheets.size() > most_items) stream_->fail(damages::too_many_items);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class styles_handler final : public xml_handler {
 public:
  std::vector<bool> dates;

  void start(std::string_view local, xml_attributes of) override {
    if (local == "cellXfs") in_cells_ = true;
    const int id = number(attribute(of, "numFmtId"));
    if (local == "numFmt") {
      custom_[id] = is_date_format(view(attribute(of, "formatCode")));
    } else if (local == "xf" && in_cells_) {
      const auto found = custom_.find(id);
      dates.push_back(found != custom_.end() ? found->second : is_date_format_id(id));
    }
    if (custom_.size() > most_items || dates.size() > most_items)
      stream_->fail(damages::too_many_items);
  }
  void end(std::string_view local) override {
    if (local == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::map<int, bool> custom_;
  bool in_cells_ = false;
};

result<void> parse(zip_archive& archive, const std::string& name, xml_handler& with) {
  auto part = archive.part(name);
  if (!part) return refused(part.error());
  return xml_stream(std::move(*part), with).run();
}

std::string relations_of(std::string_view part) {
  const auto slash = part.rfind('/') + 1;  // npos + 1 is 0
  return std::string(part.substr(0, slash)) + "_rels/" + std::string(part.substr(slash)) + ".rels";
}

result<std::string> find_workbook(zip_archive& archive) {
  relations_handler top("");
  if (!archive.has("_rels/.rels")) return refuse(error::unknown_format);
  const auto read = parse(archive, "_rels/.rels", top);
  if (!read) return refused(read.error());
  const relation* found = top.of_type("officeDocument");
  if (!found || found->target.ends_with(".bin")) return refuse(error::unknown_format);
  return found->target;
}

}  // namespace

result<xlsx_parts> read_parts(zip_archive& archive) {
  const auto main = find_workbook(archive);
  if (!main) return refused(main.error());
  workbook_handler book;
  relations_handler relations(*main);
  auto read = parse(archive, *main, book);
  if (read && !book.is_workbook) return refuse(error::unknown_format);
  if (read) read = parse(archive, relations_of(*main), relations);
  styles_handler styles;
  const relation* style_part = relations.of_type("styles");
  if (read && style_part) read = parse(archive, style_part->target, styles);
  if (!read) return refused(read.error());
  xlsx_parts out{{}, {}, std::move(styles.dates), book.date1904};
  for (auto& sheet : book.sheets) {
    const auto found = relations.all.find(sheet.relation);
    if (found == relations.all.end()) return damaged(sheet.info.name, damages::missing);
    if (found->second.type == "worksheet")
      out.sheets.push_back({std::move(sheet.info), found->second.target});
  }
  if (out.sheets.empty()) return damaged(*main, damages::no_sheet);
  if (const relation* strings = relations.of_type("sharedStrings"))
    out.shared_strings = strings->target;
  return out;
}

bool parse_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row_number) {
  std::size_t i = 0;
  std::uint32_t letters = 0;
  for (; i < text.size() && i < 3 && text[i] >= 'A' && text[i] <= 'Z'; ++i)
    letters = letters * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
  if (letters == 0) return false;
  column = letters - 1;
  row_number = 0;
  if (i == text.size()) return true;
  const auto [end, failed] =
      std::from_chars(text.data() + i, text.data() + text.size(), row_number);
  return failed == std::errc() && end == text.data() + text.size();
}

}  // namespace wangge::exchange

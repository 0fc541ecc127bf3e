#pragma once
// An empty sheet to fill in: the labels of a kind as headings, and a second sheet that says what
// each column takes.

#include <filesystem>

#include "exchange/import_fields.h"

namespace wangge::exchange {

struct template_request {
  const records::entity& of;
  std::vector<import_field> fields;
  language lang = language::zh;
  std::filesystem::path path;
};

// Refuses with error::store_full.
result<void> write_template(const template_request& ask);

}  // namespace wangge::exchange

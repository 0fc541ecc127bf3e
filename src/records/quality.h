#pragma once
// Rules of good data: each is a condition on one entity; a page shows how many rows break it, and
// any list takes ?quality=ID to show them.

#include <span>
#include <string_view>

#include "records/entity.h"

namespace wangge::records {

struct quality_rule {
  std::string_view id, zh, en;
  std::string_view entity;
  std::string_view sql;  // on alias t; true for a row that breaks the rule
};

std::span<const quality_rule> quality_rules();
const quality_rule* find_quality_rule(std::string_view id, const entity& of);

}  // namespace wangge::records

#pragma once
// What the columns of an import may mean: the fields of the kind that this account may write, the
// record's own id and the version its sheet was made from, and parts. An office writes 楼栋, 单元
// and 室 where the register refers to a door; such parts find the door, and the household behind
// it. 街道 and 社区 beside 网格 say which 第三网格.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "access/principal.h"
#include "exchange/headings.h"
#include "records/entity.h"

namespace wangge::exchange {

enum class meaning : std::uint8_t { field, id, version, part };
// The parts of a dwelling, in order, and of the way to a grid.
enum : int {
  part_compound,
  part_building,
  part_unit,
  part_number,
  part_street,
  part_community,
  part_count
};

struct import_field {
  std::string_view name;  // of the field; "id"; "version"; "dwelling.building" …
  std::string_view zh, en;
  meaning what = meaning::field;
  int at = -1;  // position in the entity's fields, or the part
  bool required = false;
  std::span<const std::string_view> headings;
};

std::vector<import_field> import_fields(const records::entity& of, const access::principal& who);
// -1 when there is none of that name.
int find_field(const std::vector<import_field>& all, std::string_view name);
std::vector<known_heading> headings_of(const std::vector<import_field>& all);

// The field that the parts of a dwelling find: a household's door, a person's household; -1 when
// the kind has none.
int dwelling_field(const records::entity& of);

}  // namespace wangge::exchange

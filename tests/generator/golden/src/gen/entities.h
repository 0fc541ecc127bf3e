// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include "records/entity.h"

// Positions of fields in a record, and the numbers of coded values.
namespace wangge::records {

extern const entity& shop_entity;
extern const entity& owner_entity;

namespace shop_at {
enum : int {
  grid,
  name,
  code,
  status,
  sealed,
};
}  // namespace shop_at
namespace shop_status {
enum : int {
  open = 1,
  c2nd = 2,
};
}  // namespace shop_status

namespace owner_at {
enum : int {
  grid,
  shop,
  name,
  phone,
  weight,
  born_on,
};
}  // namespace owner_at

}  // namespace wangge::records

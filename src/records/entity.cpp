#include "records/entity.h"

#include "gen/entities.h"

namespace wangge::records {

int entity::find(std::string_view field_name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field_name) return static_cast<int>(i);
  return -1;
}

const entity* find_entity(std::string_view name) {
  for (const auto& one : all_entities())
    if (one.name == name) return &one;
  return nullptr;
}

const entity* find_plural(std::string_view plural) {
  for (const auto& one : all_entities())
    if (one.plural == plural) return &one;
  return nullptr;
}

const entity* find_number(int number) {
  for (const auto& one : all_entities())
    if (one.number == number) return &one;
  return nullptr;
}

}  // namespace wangge::records

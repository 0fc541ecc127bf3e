// Made by schema/generate.py from schema/. Do not edit.
#include "gen/errors.h"

namespace wangge {
namespace {

constexpr error_entry entries[] = {
    {"not_found", 404, "没有找到", "Not found"},
    {"too_large", 413, "上限 {limit}", "Larger than {limit}"},
};

}  // namespace

const error_entry& describe(error code) {
  return entries[static_cast<int>(code)];
}

std::optional<error> find_error(std::string_view code) {
  for (const auto& one : entries)
    if (one.code == code) return static_cast<error>(&one - entries);
  return std::nullopt;
}

}  // namespace wangge

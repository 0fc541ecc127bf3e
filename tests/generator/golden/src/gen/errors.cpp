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

}  // namespace wangge

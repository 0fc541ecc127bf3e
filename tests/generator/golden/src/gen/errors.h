// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include <optional>
#include <string_view>

namespace wangge {

enum class error {
  not_found,
  too_large,
};

struct error_entry {
  std::string_view code;
  int status;
  std::string_view zh;
  std::string_view en;
};

const error_entry& describe(error code);
// The error of a stored code; nothing for one of another release.
std::optional<error> find_error(std::string_view code);

}  // namespace wangge

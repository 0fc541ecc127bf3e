// Made by schema/generate.py from schema/. Do not edit.
#pragma once
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

}  // namespace wangge

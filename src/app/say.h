#pragma once
// What the command line says when it can't go on: both languages, on standard error.

#include <string>

#include "base/error.h"

namespace wangge::app {

int complain(const failure& why);      // exit code 1
int complain(const std::string& why);  // exit code 1

}  // namespace wangge::app

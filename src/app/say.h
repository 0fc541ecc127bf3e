#pragma once
// What the command line says when it can't go on: both languages, on standard error.

#include <string>

#include "app/commands.h"
#include "base/error.h"

namespace wangge::app {

int complain(const failure& why);  // exit code 1
// Of a demonstration that was cut off while it was made (runtime.h, unfinished_fact).
std::string unfinished(const store_flags& where);
int complain(const std::string& why);  // exit code 1

}  // namespace wangge::app

#pragma once
#include <cstddef>
#include <memory>
#include <string>

#include "child.h"

namespace wangge::bench {

// The reference of every answer: a plain Boost.Beast handler that sends as many bytes. Prints its
// port and serves until it is stopped.
int bare_server(std::size_t bytes);

struct served {
  std::unique_ptr<child> process;
  int port = 0;
};
served start_bare_server(const std::string& self, std::size_t bytes);

}  // namespace wangge::bench

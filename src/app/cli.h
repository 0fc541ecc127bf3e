#pragma once

namespace wangge::app {

// The command line: parses argv, runs one command, gives its exit code.
int run(int argc, char** argv);

}  // namespace wangge::app

#pragma once
// The demonstration's accounts: one per role and level it may stand at.

#include <filesystem>

#include "app/runtime.h"

namespace wangge::app {

// Makes them and writes username, password, role and scope of each as JSON to `list`.
result<void> make_demo_accounts(runtime& parts, const std::filesystem::path& list);

}  // namespace wangge::app

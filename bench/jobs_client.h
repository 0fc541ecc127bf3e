#pragma once
#include <functional>
#include <string>

#include "server.h"

namespace wangge::bench {

// Starts an export and waits for its end; `looking` is called on the way. The job's id.
std::string run_job(
    server& product, const std::string& headers, const std::string& body,
    const std::function<void()>& looking = [] {});

}  // namespace wangge::bench

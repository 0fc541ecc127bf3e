#include "jobs_client.h"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace wangge::bench {

std::string run_job(server& product, const std::string& headers, const std::string& body,
                    const std::function<void()>& looking) {
  connection one(product.port());
  const auto started = one.ask(request_with_body("POST", "/api/v1/exports", headers, body));
  const auto at = started.body.find("\"id\":\"");
  if (started.status != 202 || at == std::string::npos)
    throw std::runtime_error("the export did not start: " + started.body.substr(0, 300));
  const auto id = started.body.substr(at + 6, 36);
  for (;;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    looking();
    const auto now = one.ask(get_request("/api/v1/jobs/" + id, headers)).body;
    if (now.find("\"state\":\"done\"") != std::string::npos) return id;
    if (now.find("\"state\":\"waiting\"") == std::string::npos &&
        now.find("\"state\":\"running\"") == std::string::npos)
      throw std::runtime_error("the export failed: " + now.substr(0, 300));
  }
}

}  // namespace wangge::bench

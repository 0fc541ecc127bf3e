#include <fmt/format.h>
#include <malloc.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <thread>

#include "app/assets.h"
#include "app/commands.h"
#include "app/program.h"
#include "app/runtime.h"
#include "app/say.h"
#include "base/pinyin.h"

namespace wangge::app {
namespace {

struct address {
  std::string host;
  std::uint16_t port = 0;
};

std::optional<address> read_address(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size()) return std::nullopt;
  address out{text.substr(0, colon), 0};
  if (out.host.size() > 2 && out.host.front() == '[' && out.host.back() == ']')
    out.host = out.host.substr(1, out.host.size() - 2);
  int port = 0;
  for (char c : text.substr(colon + 1)) {
    if (c < '0' || c > '9' || port > 65535) return std::nullopt;
    port = port * 10 + (c - '0');
  }
  if (port > 65535) return std::nullopt;
  out.port = static_cast<std::uint16_t>(port);
  return out;
}

// Waits for SIGINT or SIGTERM; they are blocked in every thread started after this object.
class stop_signals {
 public:
  stop_signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void wait() {
    int which = 0;
    sigwait(&set_, &which);
  }

 private:
  sigset_t set_{};
};

// Every answer borrows tens of kilobytes and gives them back: a heap that returns them to the
// system each time fetches zeroed pages for the next.
void keep_freed_memory() {
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
}

}  // namespace

int serve(const serve_flags& how) {
  const auto where = read_address(how.listen);
  if (!where) return complain("--listen 应为 主机:端口。--listen takes HOST:PORT: " + how.listen);
  keep_freed_memory();
  stop_signals signals;
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  const runtime_options store{.data_dir = how.store.data_dir,
                              .db_url = how.store.db_url,
                              .create = true,
                              .readers = how.readers > 0 ? how.readers : std::max(2, cores - 1)};
  auto parts = runtime::open(store);
  if (!parts) return complain(parts.error());
  if (!(*parts)->fact(unfinished_fact).empty()) return complain(unfinished(how.store));
  (*parts)->services().config.tls = !how.tls_certificate.empty() || how.behind_tls;

  http::server_options web;
  web.host = where->host;
  web.port = where->port;
  web.tls_certificate = how.tls_certificate;
  web.tls_key = how.tls_key;
  web.trusted_proxies = how.trusted_proxies;
  program running(**parts, web, store.readers);
  try {
    running.start();
  } catch (const std::system_error& taken) {
    return complain(fmt::format("不能监听 {}：{}。Cannot listen on {}: {}", how.listen,
                                taken.what(), how.listen, taken.what()));
  }
  fmt::print("网格在 {} 运行。Wangge is serving at {}\n", running.address(), running.address());
  std::fflush(stdout);
  running.announce_first_start();
  // Or the first to save a name waits for the tables of readings.
  const std::jthread warming([] { name_initials("单"); });
  signals.wait();
  running.stop();
  return 0;
}

}  // namespace wangge::app

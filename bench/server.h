#pragma once
// The product on a store, and a signed-in client of it.

#include <filesystem>
#include <memory>
#include <string>

#include "bench.h"
#include "child.h"
#include "client.h"

namespace wangge::bench {

class server {
 public:
  server(const settings& with, const std::filesystem::path& store);

  const child& process() const { return *process_; }
  int port() const { return port_; }
  double start_seconds() const { return start_seconds_; }
  // Signs in with an account of demo-accounts.json (its role and level, "district-admin-district")
  // and gives the headers of further requests.
  std::string sign_in(const std::string& username);
  std::string password() const;  // of every account of the demonstration
  void stop() { process_.reset(); }

 private:
  std::filesystem::path store_;
  std::unique_ptr<child> process_;
  int port_ = 0;
  double start_seconds_ = 0;
};

}  // namespace wangge::bench

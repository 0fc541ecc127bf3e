#include "server.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/json.h"
#include "measure.h"

namespace wangge::bench {
namespace {

std::string password_in(const std::filesystem::path& store) {
  std::ifstream file(store / "demo-accounts.json");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto at = text.find("\"password\":\"");
  if (at == std::string::npos) throw std::runtime_error("no accounts in " + store.string());
  const auto from = at + 12;
  return text.substr(from, text.find('"', from) - from);
}

std::string between(const std::string& text, const std::string& left, char right) {
  const auto at = text.find(left);
  if (at == std::string::npos) throw std::runtime_error("sign-in failed: " + text.substr(0, 300));
  const auto from = at + left.size();
  return text.substr(from, text.find(right, from) - from);
}

}  // namespace

server::server(const settings& with, const std::filesystem::path& store) : store_(store) {
  const double from = wall_seconds();
  process_ = std::make_unique<child>(
      std::vector<std::string>{with.program, "serve", "--data", store, "--listen", "127.0.0.1:0"});
  for (;;) {
    const auto line = process_->read_line();
    const auto at = line.rfind("127.0.0.1:");
    if (at == std::string::npos) continue;
    port_ = std::stoi(line.substr(at + 10));
    break;
  }
  connection first(port_);
  if (first.ask(get_request("/readyz")).status != 200) throw std::runtime_error("not ready");
  start_seconds_ = wall_seconds() - from;
}

std::string server::password() const {
  return password_in(store_);
}

std::string server::sign_in(const std::string& username) {
  json::writer body;
  body.open().member("username", username).member("password", password()).close();
  connection one(port_);
  const auto got = one.ask(request_with_body("POST", "/api/v1/session", "", body.str()));
  return "Cookie: " + between(got.headers, "Set-Cookie: ", ';') +
         "\r\nX-CSRF-Token: " + between(got.body, "\"csrf_token\":\"", '"') + "\r\n";
}

}  // namespace wangge::bench

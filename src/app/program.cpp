#include "app/program.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "access/account_store.h"
#include "access/api.h"
#include "access/audit_seal.h"
#include "api/openapi.h"
#include "app/assets.h"
#include "app/home.h"
#include "base/json.h"
#include "exchange/api.h"
#include "exchange/exports.h"
#include "exchange/import_store.h"
#include "field/api.h"
#include "jobs/api.h"
#include "ledgers/api.h"
#include "records/api.h"
#include "records/find_api.h"
#include "records/views_api.h"
#include "reports/api.h"
#include "reports/frozen.h"
#include "residents/api.h"
#include "screening/api.h"
#include "screening/opening.h"
#include "territory/api.h"

namespace wangge::app {
namespace {

using api::call;
using http::response;

response plain_text(std::string body) {
  response out;
  out.content_type = "text/plain; charset=utf-8";
  out.body = std::move(body);
  return out;
}

result<response> about(call& ask) {
  return api::json(json::writer().open().member("demo", ask.with.config.demo).close().str());
}

result<response> ready(call& ask) {
  ask.db->query("SELECT value FROM meta WHERE key = 'schema_version'").step();
  return plain_text("ready\n");
}

bool concerns(const http::event& one, const access::scope& area) {
  if (one.topic == "duplicates")
    return area.low <= one.low && one.high <= area.high;  // both of them
  return one.low <= area.high && one.high >= area.low;
}

}  // namespace

program::program(runtime& parts, const http::server_options& web, int readers)
    : parts_(parts), access_(parts.store(), home_district(parts)) {
  access_.people.load();
  auto& with = parts_.services();
  auto who = [this](const http::request& ask) -> result<std::shared_ptr<const access::principal>> {
    if (auto found = access_.people.authenticate(ask)) return found;
    return refuse(error::not_signed_in);
  };
  dispatcher_ = std::make_unique<api::dispatcher>(with, all_routes(), who, asset,
                                                  api::dispatcher_options{readers});
  openapi_ = api::openapi(dispatcher_->table());
  web_ = web;
  server_ = std::make_unique<http::server>(web, *dispatcher_);
  with.publish = [this](http::event one) { server_->publish(std::move(one)); };
  with.still_holds = [this](const access::principal& one) {
    return access_.people.still_holds(one);
  };
}

program::~program() {
  stop();
}

std::uint16_t program::port() const {
  return server_->port();
}

std::string program::address() const {
  const bool everywhere = web_.host == "0.0.0.0" || web_.host == "::";
  const std::string host = everywhere ? "127.0.0.1" : web_.host;
  return fmt::format("{}://{}:{}", web_.tls_key.empty() ? "http" : "https",
                     host.find(':') == host.npos ? host : "[" + host + "]", port());
}

void program::start() {
  parts_.services().jobs->recover();
  attempt("resuming openings", [&] { screening::resume_openings(parts_.services()); });
  server_->start();
  regular_ = std::thread([this] { regular_work(); });
}

void program::stop() {
  if (stopping_.exchange(true)) return;
  server_->stop();
  parts_.services().jobs->announce_stop();
  {
    // Whoever asked has been given time; what still reads for nobody ends.
    const std::jthread hurry([this](const std::stop_token& over) {
      while (!over.stop_requested()) {
        parts_.store().interrupt_readers();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
    });
    dispatcher_->stop();
  }
  if (regular_.joinable()) regular_.join();
  parts_.services().jobs->stop();
  seal();
  parts_.services().publish = [](http::event) {};
  parts_.services().still_holds = [](const access::principal&) { return true; };
}

void program::announce_first_start() {
  if (access::any_account(*parts_.store().read())) return;
  fmt::print(
      "还没有账号。请用这个一次性链接创建第一个管理员：\nNo account yet. Make the first "
      "administrator with this one-time link:\n  {}/setup?token={}\n",
      address(), access_.setup.open());
  std::fflush(stdout);
}

// What fails now, a store that is full or away, is tried again in a minute.
template <class Work>
void program::attempt(const char* what, Work work) {
  try {
    work();
  } catch (const std::exception& broken) {
    spdlog::error("{}: {}", what, broken.what());
  }
}

// Seals the audit, clears what has expired and freezes reports that are due, once a minute.
void program::regular_work() {
  using namespace std::chrono_literals;
  auto& with = parts_.services();
  for (int tick = 0; !stopping_; ++tick) {
    std::this_thread::sleep_for(100ms);
    if (tick % 600 != 599) continue;
    seal();
    attempt("clearing exports", [&] { exchange::clear_old_exports(with.config, now_ms()); });
    attempt("clearing imports", [&] { exchange::clear_old_imports(with.config, now_ms()); });
    attempt("freezing reports", [&] { reports::freeze_due(with, now_ms()); });
    attempt("resuming openings", [&] { screening::resume_openings(with); });
  }
}

void program::seal() {
  attempt("sealing the audit", [&] { access::seal_audit(parts_.services()); });
}

http::response program::metrics() const {
  const auto& n = server_->counters();
  return plain_text(
      dispatcher_->metrics() +
      fmt::format("# TYPE wangge_connections gauge\nwangge_connections {}\n"
                  "# TYPE wangge_event_streams gauge\nwangge_event_streams {}\n"
                  "# TYPE wangge_bytes_out_total counter\nwangge_bytes_out_total {}\n",
                  n.connections.load(), n.event_streams.load(), n.bytes_out.load()));
}

result<http::response> program::event_stream(const call& ask) {
  response out;
  out.content_type = "text/event-stream";
  out.events = std::make_shared<http::subscription>();
  const auto area = ask.who.area;
  const auto held = listeners_.enter(ask.who.account);
  if (!held) return refuse(error::overloaded, {{"seconds", "60"}});
  out.events->wants = [area, held](const http::event& one) { return concerns(one, area); };
  // An account that was given another area meanwhile asks anew.
  out.events->alive = [this, request = ask.ask, account = ask.who.account, area] {
    const auto of = access_.people.find(account);
    return of && of->area().low == area.low && of->area().high == area.high &&
           access_.people.alive(request);
  };
  return out;
}

std::vector<api::route> program::own_routes() {
  using enum api::lane;
  const auto get = http::method::get;
  const auto description = [this](call&) { return api::json(openapi_); };
  return {
      {get,
       "//healthz",
       inline_,
       "public",
       [](call&) { return plain_text("ok\n"); },
       "The process answers",
       {},
       "",
       "text"},
      {get, "//readyz", read, "public", ready, "The store answers", {}, "", "text"},
      {get,
       "/about",
       inline_,
       "public",
       about,
       "Whether the data is invented, for pages before the sign-in",
       {},
       "",
       "about"},
      {get,
       "//metrics",
       inline_,
       "metrics",
       [this](call&) { return metrics(); },
       "Counters for Prometheus",
       {},
       "",
       "text"},
      {get,
       "//openapi.json",
       inline_,
       "public",
       description,
       "This description",
       {},
       "",
       "openapi"},
      {get, "/openapi.json", inline_, "public", description, "This description", {}, "", "openapi"},
      {get,
       "/events",
       inline_,
       "",
       [this](call& ask) { return event_stream(ask); },
       "Changes as server-sent events: topic, and the range of codes it concerns",
       {},
       "",
       "events"},
  };
}

std::vector<api::route> program::all_routes() {
  auto all = own_routes();
  for (auto part :
       {records::routes(), records::find_routes(), records::view_routes(), territory::routes(),
        residents::routes(), screening::routes(), field::routes(), ledgers::routes(),
        reports::routes(), jobs::routes(), exchange::routes(), access::routes(access_)})
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::app

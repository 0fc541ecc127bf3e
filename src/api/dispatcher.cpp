#include "api/dispatcher.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "api/checks.h"
#include "api/transaction.h"
#include "db/store.h"
#include "http/problem.h"

namespace wangge::api {
namespace {

using steady = std::chrono::steady_clock;
constexpr auto longest_wait = std::chrono::seconds(10);
// About a third of a millisecond: a page of persons by place takes a third of it.
constexpr int brief_steps = 15'000;

bool takes_file(const route& to) {
  return to.body == "bytes";
}

// A body up to this stays in memory; a larger one goes to a file, whatever its handler does with
// it.
constexpr std::uint64_t largest_held = 8ULL << 20;

}  // namespace

struct dispatcher::job {
  http::request ask;
  http::responder answer;
  match where;
  std::shared_ptr<const access::principal> who;
  language lang = language::zh;
  steady::time_point since = steady::now();
  std::unique_ptr<transaction> tx;  // write lane
  result<http::response> outcome = http::response{};

  call make_call(services& with, db::connection* db) {
    return {with, ask, where.path, *who, db, tx.get(), now_ms()};
  }
  lane_counters& counters(std::array<lane_counters, 7>& all) const {
    return all[static_cast<std::size_t>(where.found->where)];
  }
};

dispatcher::dispatcher(services& with, std::vector<route> routes, authenticator who, pages files,
                       dispatcher_options how)
    : with_(with),
      router_(std::move(routes)),
      who_(std::move(who)),
      files_(std::move(files)),
      how_(how),
      readers_(how.readers, how.read_limit),
      slow_(2, 256) {}

dispatcher::~dispatcher() {
  stop();
}

void dispatcher::stop() {
  readers_.stop();
  slow_.stop();
}

std::uint64_t dispatcher::body_limit(const http::request& head) {
  const auto found = router_.find(head.verb, head.path);
  if (!found.found) return 64 * 1024;
  // A file is taken only from somebody who may send one; others hear why after the head.
  if (takes_file(*found.found) && !admit(*found.found, head, who_)) return 64 * 1024;
  return found.found->body_limit;
}

std::filesystem::path dispatcher::body_folder(const http::request& head) {
  const auto found = router_.find(head.verb, head.path);
  if (!found.found || !takes_file(*found.found) || found.found->body_limit <= largest_held)
    return {};
  return std::filesystem::path(with_.config.data_dir) / "uploads";
}

http::response dispatcher::turned_away(int status) {
  auto out = http::problem_response(turned_away_failure(status), language::zh, status);
  add_api_headers(out, with_.config);
  return out;
}

void dispatcher::handle(http::request&& ask, http::responder answer) {
  auto one = std::make_shared<job>();
  one->ask = std::move(ask);
  one->answer = std::move(answer);
  one->lang = language_of(one->ask);
  one->where = router_.find(one->ask.verb, one->ask.path);
  if (!one->where.found && !one->where.known_path && !one->ask.path.starts_with("/api/")) {
    auto page = files_(one->ask);
    add_page_headers(page, with_.config);
    return one->answer(std::move(page));
  }
  if (!one->where.found) {
    auto out = http::problem_response(
        one->where.known_path ? failure(error::method_not_allowed) : failure(error::not_found),
        one->lang);
    if (one->where.known_path) out.headers.emplace_back("Allow", one->where.allowed);
    add_api_headers(out, with_.config);
    return one->answer(std::move(out));
  }
  auto who = admit(*one->where.found, one->ask, who_);
  if (!who) return refuse_job(*one, who.error());
  if (auto good = check_members(*one->where.found, one->ask); !good)
    return refuse_job(*one, good.error());
  one->who = *who;
  if (one->ask.header("accept-language").empty() && one->ask.param("lang") == std::nullopt)
    one->lang = one->who->lang;
  post(std::move(one));
}

void dispatcher::post(std::shared_ptr<job> one) {
  bool taken = true;
  switch (one->where.found->where) {
    case lane::inline_:
      return run_reading(one, false);
    case lane::brief:
      if (read_at_once(one)) return;
      taken = readers_.push([this, one] { run_reading(one, true); }, 0.75);
      break;
    case lane::statistics:
      taken =
          readers_.push([this, one] { run_reading(one, true); }, 0.25, work_queue::weight::heavy);
      break;
    case lane::read:
      taken = readers_.push([this, one] { run_reading(one, true); }, 0.75);
      break;
    case lane::slow:
      taken = slow_.push([this, one] { run_reading(one, false); }, 1.0);
      break;
    case lane::heavy:
      taken = slow_.push([this, one] { run_reading(one, false); }, 0.25, work_queue::weight::heavy);
      break;
    case lane::write:
      taken = with_.store.waiting() < how_.write_limit;
      if (taken) return run_writing(std::move(one));
  }
  if (taken) return;
  ++one->counters(counters_).shed;
  refuse_job(*one, failure(error::overloaded, {{"seconds", "2"}}));
}

// False when a reader thread must do it. What has run until then has changed nothing.
bool dispatcher::read_at_once(const std::shared_ptr<job>& one) {
  if (readers_.waiting() > 0 || long_ones_.hold(one->ask.target)) return false;
  try {
    auto lease = with_.store.read_briefly(brief_steps);
    if (!lease) return false;
    auto ask = one->make_call(with_, &**lease);
    finish(*one, one->where.found->run(ask));
  } catch (const db::error_thrown& broken) {
    if (broken.what_kind == db::error_thrown::kind::too_long) {
      long_ones_.add(one->ask.target);
      return false;
    }
    refuse_job(*one, failure_of(broken));
  } catch (const std::exception& broken) {
    refuse_job(*one, failure_of(broken));
  }
  return true;
}

void dispatcher::run_reading(const std::shared_ptr<job>& one, bool with_database) {
  // A client that has waited this long has most likely gone; the queue is for those still there.
  if (steady::now() - one->since > longest_wait) {
    ++one->counters(counters_).shed;
    return refuse_job(*one, failure(error::overloaded, {{"seconds", "5"}}));
  }
  try {
    if (with_database) {
      auto lease = with_.store.read();
      auto ask = one->make_call(with_, &*lease);
      finish(*one, one->where.found->run(ask));
    } else {
      auto ask = one->make_call(with_, nullptr);
      finish(*one, one->where.found->run(ask));
    }
  } catch (const std::exception& broken) {
    refuse_job(*one, failure_of(broken));
  }
}

void dispatcher::run_writing(std::shared_ptr<job> one) {
  auto work = [this, one](db::connection& db) {
    one->tx = std::make_unique<transaction>(with_, db, *one->who, now_ms());
    auto ask = one->make_call(with_, &db);
    one->outcome = one->where.found->run(ask);
    if (one->outcome) one->tx->flush();
    return one->outcome.has_value();
  };
  auto done = [this, one](std::exception_ptr broken) {
    try {
      if (broken) std::rethrow_exception(broken);
      if (one->outcome) one->tx->committed();
      finish(*one, std::move(one->outcome));
    } catch (const std::exception& what) {
      refuse_job(*one, failure_of(what));
    }
  };
  with_.store.submit(std::move(work), std::move(done));
}

void dispatcher::finish(job& one, result<http::response> outcome) {
  if (!outcome) return refuse_job(one, outcome.error());
  auto& counted = one.counters(counters_);
  ++counted.answered;
  counted.microseconds +=
      std::chrono::duration_cast<std::chrono::microseconds>(steady::now() - one.since).count();
  add_api_headers(*outcome, with_.config);
  one.answer(std::move(*outcome));
}

void dispatcher::refuse_job(job& one, const failure& why) {
  if (one.where.found) ++one.counters(counters_).refused;
  if (!why.cause.empty()) spdlog::warn("{}: {}", one.ask.path, why.cause);
  auto out = http::problem_response(why, one.lang);
  add_api_headers(out, with_.config);
  one.answer(std::move(out));
}

std::string dispatcher::metrics() const {
  static constexpr const char* names[] = {"inline", "brief", "statistics", "read",
                                          "write",  "slow",  "heavy"};
  std::string out;
  const auto lines = [&](const char* metric, const char* about, auto get) {
    out += fmt::format("# HELP wangge_{} {}\n# TYPE wangge_{} counter\n", metric, about, metric);
    for (std::size_t i = 0; i < counters_.size(); ++i)
      out += fmt::format("wangge_{}{{lane=\"{}\"}} {}\n", metric, names[i], get(counters_[i]));
  };
  lines("requests_total", "Requests answered", [](const auto& c) { return c.answered.load(); });
  lines("refusals_total", "Requests refused", [](const auto& c) { return c.refused.load(); });
  lines("shed_total", "Requests shed under load", [](const auto& c) { return c.shed.load(); });
  lines("request_microseconds_total", "Time from arrival to answer",
        [](const auto& c) { return c.microseconds.load(); });
  out += fmt::format(
      "# HELP wangge_queue Requests waiting\n# TYPE wangge_queue "
      "gauge\nwangge_queue{{lane=\"read\"}} {}\nwangge_queue{{lane=\"write\"}} {}\n",
      readers_.waiting(), with_.store.waiting());
  return out;
}

}  // namespace wangge::api

// `wangge simulate phones`: many phones that meet the network at the same moment, each with a day's
// visits in its queue. It measures, and proves that every operation was taken once.

#include <fmt/format.h>

#include <algorithm>
#include <barrier>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "app/commands.h"
#include "app/http_client.h"
#include "app/say.h"
#include "base/clock.h"
#include "base/json.h"

namespace wangge::app {
namespace {

using steady = std::chrono::steady_clock;
constexpr int most_tries = 60;
constexpr const char* outcomes[] = {"unchanged", "verified", "no_answer", "vacant"};

struct session {
  web_address where;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct tally {
  std::mutex guard;
  std::map<std::string, std::int64_t> states;
  std::vector<double> waits;  // ms, one a phone
  std::int64_t retries = 0;
  std::string failure;
};

json::document parsed(const web_answer& answer) {
  auto body = json::document::parse(answer.body);
  if (answer.status >= 300 || !body)
    throw std::runtime_error(fmt::format("HTTP {}: {}", answer.status, answer.body.substr(0, 300)));
  return *body;
}

session sign_in(const simulate_flags& how, const web_address& where) {
  http_client client(where);
  json::writer body;
  body.open().member("username", how.username).member("password", how.password).close();
  const auto answer = client.ask("POST", "/api/v1/session", body.str());
  const auto entered = parsed(answer);
  auto cookie = answer.header("set-cookie");
  cookie = cookie.substr(0, cookie.find(';'));
  return {
      where,
      {{"Cookie", cookie}, {"X-CSRF-Token", std::string(entered.root().text_of("csrf_token"))}}};
}

std::string round_of(const session& with, const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  http_client client(with.where);
  client.headers = with.headers;
  const auto rounds = parsed(client.ask("GET", "/api/v1/rounds?state=open"));
  std::string found;
  rounds.root().find("items")->each_item([&](const json::view& one) {
    if (found.empty()) found = one.text_of("id");
  });
  if (found.empty()) throw std::runtime_error("没有开放的轮次。No round is open");
  return found;
}

// Targets nobody has been at yet, as many as there are queued visits.
std::vector<std::string> targets_of(const session& with, const std::string& round,
                                    std::size_t wanted) {
  http_client client(with.where);
  client.headers = with.headers;
  std::vector<std::string> all;
  std::string cursor;
  while (all.size() < wanted) {
    const auto page =
        parsed(client.ask("GET", "/api/v1/rounds/" + round + "/targets?state=open&limit=1000" +
                                     (cursor.empty() ? "" : "&cursor=" + cursor)));
    page.root().find("items")->each_item(
        [&](const json::view& one) { all.emplace_back(one.text_of("id")); });
    cursor = page.root().text_of("next");
    if (cursor.empty()) break;
  }
  if (all.size() < wanted)
    throw std::runtime_error(
        fmt::format("本轮只剩 {} 个未走访对象，不够 {} 个。Only {} open targets, {} needed",
                    all.size(), wanted, all.size(), wanted));
  return all;
}

std::string queue_of(const std::string& device, const std::string& round,
                     const std::vector<std::string>& targets, std::size_t first, int operations) {
  json::writer out;
  out.open().member("device", device).member("sent_at", format_instant(now_ms()));
  out.key("operations").open_array();
  for (int i = 0; i < operations; ++i) {
    out.open().member("id", new_uuid()).member("seq", i + 1).member("entity", "visit");
    out.member("record", targets[first + static_cast<std::size_t>(i)]).member("base_version", 1);
    out.key("patch").open().member("round", round).member("outcome", outcomes[i % 4]);
    out.member("how", "qr").member("at", format_instant(now_ms())).close().close();
  }
  return out.close_array().close().str();
}

void count_states(const json::document& answer, tally& into) {
  answer.root().find("results")->each_item(
      [&](const json::view& one) { ++into.states[std::string(one.text_of("state"))]; });
}

// One phone sends its queue until it is taken; "busy" means later, as for a real one.
void play(const session& with, const std::string& queue, tally& into) {
  const auto since = steady::now();
  try {
    http_client client(with.where);
    client.headers = with.headers;
    for (int n = 0; n < most_tries; ++n) {
      const auto answer = client.ask("POST", "/api/v1/sync", queue);
      if (answer.status == 503) {
        const auto wait = answer.header("retry-after");
        std::this_thread::sleep_for(std::chrono::seconds(wait.empty() ? 1 : std::stoi(wait)));
        const std::lock_guard lock(into.guard);
        ++into.retries;
        continue;
      }
      const auto body = parsed(answer);
      const std::chrono::duration<double, std::milli> took = steady::now() - since;
      const std::lock_guard lock(into.guard);
      count_states(body, into);
      into.waits.push_back(took.count());
      return;
    }
    throw std::runtime_error("refused for good");
  } catch (const std::exception& broken) {
    const std::lock_guard lock(into.guard);
    into.failure = broken.what();
  }
}

// All at once.
double run(const session& with, const std::vector<std::string>& queues, tally& into) {
  std::barrier start(static_cast<std::ptrdiff_t>(queues.size()) + 1);
  std::vector<std::thread> phones;
  for (const auto& queue : queues)
    phones.emplace_back([&] {
      start.arrive_and_wait();
      play(with, queue, into);
    });
  start.arrive_and_wait();
  const auto since = steady::now();
  for (auto& one : phones) one.join();
  return std::chrono::duration<double>(steady::now() - since).count();
}

double share(std::vector<double>& sorted, double part) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(static_cast<double>(sorted.size()) * part))];
}

void print(const char* name, tally& of, double seconds) {
  std::sort(of.waits.begin(), of.waits.end());
  std::int64_t operations = 0;
  json::writer out;
  out.open().member("run", name).member("phones", static_cast<std::int64_t>(of.waits.size()));
  for (const auto& [state, n] : of.states) {
    out.member(state, n);
    operations += n;
  }
  out.member("retries", of.retries).member("seconds", seconds);
  out.member("operations_per_second", static_cast<double>(operations) / seconds);
  out.member("p50_ms", share(of.waits, 0.5)).member("p99_ms", share(of.waits, 0.99)).close();
  fmt::print("{}\n", out.str());
  std::fflush(stdout);
}

}  // namespace

int simulate_phones(const simulate_flags& how) {
  const auto where = read_web_address(how.url);
  if (!where || how.count < 1 || how.operations < 1 || how.operations > 500)
    return complain(
        "--url 应为 http://主机:端口，--operations 为 1–500。--url takes http://HOST:PORT, "
        "--operations 1 to 500");
  try {
    const auto with = sign_in(how, *where);
    const auto round = round_of(with, how.round);
    const auto each = static_cast<std::size_t>(how.operations);
    const auto wanted = static_cast<std::size_t>(how.count) * each;
    const auto targets = targets_of(with, round, wanted);
    std::vector<std::string> queues;
    for (std::size_t i = 0; i < static_cast<std::size_t>(how.count); ++i)
      queues.push_back(
          queue_of("simulated-" + std::to_string(i), round, targets, i * each, how.operations));
    tally first, again;
    print("sync", first, run(with, queues, first));
    if (!first.failure.empty()) return complain(first.failure);
    print("repeat", again, run(with, queues, again));
    if (!again.failure.empty()) return complain(again.failure);
    const bool all_once = again.states["repeated"] == static_cast<std::int64_t>(wanted);
    return all_once ? 0 : complain("有操作丢失。Some operations were lost");
  } catch (const std::exception& broken) {
    return complain(broken.what());
  }
}

}  // namespace wangge::app

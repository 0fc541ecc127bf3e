#include "jobs/jobs.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/checks.h"
#include "api/transaction.h"
#include "base/json.h"
#include "http/problem.h"

namespace wangge::jobs {
namespace {

constexpr std::string_view columns =
    "SELECT id, kind, account, state, done, total, request, outcome, created_at, ended_at FROM "
    "job ";

job_state read(const db::row& row) {
  job_state one;
  one.id = row.id(0);
  one.kind = row.text(1);
  one.account = row.id(2);
  one.state = row.text(3);
  one.done = row.integer(4);
  one.total = row.integer(5);
  one.request = row.text(6);
  one.outcome = row.text(7);
  one.created_at = row.integer(8);
  one.ended_at = row.is_null(9) ? 0 : row.integer(9);
  return one;
}

constexpr int at_a_time = 2;
constexpr std::ptrdiff_t most_of_one = 10;

std::string withdrawn(language lang) {
  return http::problem_response(failure(error::account_changed), lang).body;
}

}  // namespace

bool progress::revoked() const {
  constexpr std::int64_t between_looks_ms = 200;
  if (!holds_ || revoked_) return revoked_;
  const auto now = now_ms();
  if (now - looked_at_.load() < between_looks_ms) return false;
  looked_at_ = now;
  if (!holds_()) revoked_ = true;
  return revoked_;
}

runner::runner(api::services& with) : with_(with) {
  for (int i = 0; i < at_a_time; ++i) threads_.emplace_back([this] { run(); });
}

runner::~runner() {
  stop();
}

void runner::announce_stop() {
  {
    const std::lock_guard lock(guard_);
    stopping_ = true;
    for (auto& [id, one] : active_) one->report.stop();
  }
  wake_.notify_all();
}

void runner::stop() {
  announce_stop();
  for (auto& one : threads_)
    if (one.joinable()) one.join();
}

void runner::recover() {
  with_.store.write([](db::connection& db) {
    db.execute(
        "UPDATE job SET state = 'interrupted', ended_at = ?1 WHERE state IN ('waiting', 'running')",
        {now_ms()});
    return true;
  });
}

result<void> runner::room_for(const access::principal& who) const {
  const std::lock_guard lock(guard_);
  const auto own = std::ranges::count_if(
      active_, [&](const auto& one) { return one.second->who->account == who.account; });
  if (own < most_of_one || who.account.is_nil()) return {};
  return refuse(error::too_many_jobs, {{"count", std::to_string(own)}});
}

bool runner::has(std::string_view kind, std::string_view request) const {
  const std::lock_guard lock(guard_);
  return std::ranges::any_of(active_, [&](const auto& one) {
    return one.second->kind == kind && one.second->request == request;
  });
}

result<uuid> runner::start(const access::principal& who, std::string kind, std::string request,
                           work todo, uuid id) {
  if (auto good = room_for(who); !good) return refused(good.error());
  auto one = std::make_shared<entry>(with_, who);
  one->id = id;
  one->kind = kind;
  one->request = request;
  one->todo = std::move(todo);
  with_.store.write([&](db::connection& db) {
    db.execute(
        "INSERT INTO job(district, id, kind, account, state, done, total, request, outcome, "
        "created_at) "
        "VALUES (?1, ?2, ?3, ?4, 'waiting', 0, 0, ?5, '{}', ?6)",
        {one->who->area.district(), one->id, kind, one->who->account, request, now_ms()});
    return true;
  });
  {
    const std::lock_guard lock(guard_);
    queue_.push_back(one);
    active_[one->id] = one;
  }
  wake_.notify_one();
  announce(*one->who);
  return one->id;
}

std::shared_ptr<runner::entry> runner::take() {
  const auto at_work = [this](const entry& other) {
    return std::ranges::any_of(active_, [&](const auto& one) {
      return one.second->running && one.second->who->account == other.who->account;
    });
  };
  const auto next = std::ranges::find_if(queue_, [&](const auto& one) { return !at_work(*one); });
  if (next == queue_.end()) return nullptr;
  auto one = *next;
  queue_.erase(next);
  one->running = true;
  return one;
}

void runner::run() {
  for (;;) {
    std::shared_ptr<entry> one;
    {
      std::unique_lock lock(guard_);
      wake_.wait(lock, [&] { return stopping_ || (one = take()) != nullptr; });
      if (stopping_) return;
    }
    run_one(*one);
    {
      const std::lock_guard lock(guard_);
      active_.erase(one->id);
    }
    wake_.notify_all();  // one of the same account may have waited for this
  }
}

void runner::run_one(entry& one) {
  try {
    if (one.report.revoked()) return save(one, "failed", withdrawn(one.who->lang));
    if (one.report.cancelled()) return save(one, "cancelled", "{}");
    save(one, "running", "{}");
    auto outcome = one.todo(one.report);
    if (outcome)
      save(one, "done", *outcome);
    else if (one.report.stopped())
      save(one, "interrupted", "{}");
    else if (one.report.revoked())
      save(one, "failed", withdrawn(one.who->lang));
    else
      save(one, one.report.cancelled() ? "cancelled" : "failed",
           http::problem_response(outcome.error(), one.who->lang).body);
  } catch (const std::exception& broken) {
    const auto why = api::failure_of(broken);
    try {
      if (one.report.stopped()) return save(one, "interrupted", "{}");  // its reader was stopped
      save(one, "failed", http::problem_response(why, one.who->lang).body);
    } catch (const std::exception& again) {
      spdlog::error("job {} could not be saved: {}", to_string(one.id), again.what());
    }
  }
}

void runner::save(const entry& one, std::string_view state, std::string_view outcome) {
  const bool ended = state != "running";
  with_.store.write([&](db::connection& db) {
    db.execute(
        "UPDATE job SET state = ?3, done = ?4, total = ?5, outcome = ?6, ended_at = ?7 WHERE "
        "district = ?1 AND id = ?2",
        {one.who->area.district(), one.id, std::string(state), one.report.done(),
         one.report.total(), std::string(outcome), ended ? db::value(now_ms()) : db::value()});
    return true;
  });
  announce(*one.who);
}

void runner::announce(const access::principal& who) {
  with_.publish({0, "jobs", who.area.low, who.area.high, {}});
}

std::optional<job_state> runner::find(db::connection& db, const uuid& id,
                                      const uuid& account) const {
  auto rows = db.query(std::string(columns) + "WHERE id = ?1 AND account = ?2", {id, account});
  if (!rows.step()) return std::nullopt;
  auto one = read(*rows);
  const std::lock_guard lock(guard_);
  if (const auto running = active_.find(id); running != active_.end()) {
    one.done = running->second->report.done();
    one.total = running->second->report.total();
  }
  return one;
}

std::vector<job_state> runner::list(db::connection& db, const uuid& account, int limit) const {
  std::vector<job_state> all;
  auto rows =
      db.query(std::string(columns) + "WHERE account = ?1 ORDER BY created_at DESC LIMIT ?2",
               {account, std::int64_t{limit}});
  while (rows.step()) all.push_back(read(*rows));
  const std::lock_guard lock(guard_);
  for (auto& one : all)
    if (const auto running = active_.find(one.id); running != active_.end()) {
      one.done = running->second->report.done();
      one.total = running->second->report.total();
    }
  return all;
}

bool runner::cancel(const uuid& id, const uuid& account) {
  const std::lock_guard lock(guard_);
  const auto found = active_.find(id);
  if (found == active_.end() || found->second->who->account != account) return false;
  found->second->report.cancel();
  return true;
}

}  // namespace wangge::jobs

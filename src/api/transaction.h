#pragma once
// One write: the writer's connection, who writes and when, and what must follow the commit
// (counts in memory, events). Made by the dispatcher for each call of the write lane and by jobs.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access/audit.h"
#include "api/api.h"

namespace wangge::api {

class transaction {
 public:
  // What the steps of one write add up to, written once at its end: a phone's twenty visits change
  // the same few counts. A domain derives its own; share<T>() makes it on first use.
  struct shared_part {
    virtual ~shared_part() = default;
    virtual void join(shared_part& later) = 0;  // takes over what an inner write gathered
    virtual void write(transaction& tx) = 0;
    virtual void committed(services& with) = 0;
  };

  transaction(services& parts, db::connection& writer, const access::principal& author, instant at)
      : with(parts), db(writer), who(author), now(at) {}

  services& with;
  db::connection& db;
  const access::principal& who;
  const instant now;

  // The measure of `unit`'s own rows changes by `delta` (tally table and, after the commit,
  // memory).
  void count(std::string_view measure, std::int64_t unit, std::int64_t delta);
  void audit(const access::audit_entry& entry) { access::append_audit(db, who, now, entry); }
  // Clients that show `topic` within [low, high] refetch it after the commit.
  void changed(std::string_view topic, std::int64_t low, std::int64_t high);
  // More work for after the commit, on the writer thread (refresh what is held in memory).
  void after_commit(std::function<void()> work) { followers_.push_back(std::move(work)); }

  template <class T>
  T& share() {
    for (const auto& one : parts_)
      if (auto* own = dynamic_cast<T*>(one.get())) return *own;
    parts_.push_back(std::make_unique<T>());
    return static_cast<T&>(*parts_.back());
  }

  // What an inner write on the same connection has gathered follows with this one's.
  void join(transaction&& inner);

  void flush();      // writes the pending counts; the dispatcher calls it before the savepoint ends
  void committed();  // the batch is durable

 private:
  struct delta {
    std::string measure;
    std::int64_t unit;
    std::int64_t by;
  };
  std::vector<delta> counts_;
  std::vector<http::event> events_;
  std::vector<std::unique_ptr<shared_part>> parts_;
  std::vector<std::function<void()>> followers_;
};

// Runs `work` on the writer as `who`, waits for the commit, and gives back what it gave.
// A refusal rolls its changes back. For jobs and commands; handlers already run inside one.
template <class T>
result<T> write(services& with, const access::principal& who,
                const std::function<result<T>(transaction&)>& work);

}  // namespace wangge::api

#include "api/transaction_write.h"

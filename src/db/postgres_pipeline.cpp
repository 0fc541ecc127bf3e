// Statements that leave together and cost one turn to the server.

#include <utility>

#include "db/postgres.h"

namespace wangge::db {

void postgres_connection::later(std::string_view command) {
  if (PQtransactionStatus(link_) != PQTRANS_INTRANS)
    throw error_thrown(error_thrown::kind::other, "the transaction had failed");
  deferred_.emplace_back(command);
}

// One statement's answer; each is followed by an empty one.
postgres_connection::answer postgres_connection::next_answer() {
  answer got(PQgetResult(link_));
  answer(PQgetResult(link_));
  return got;
}

// In a pipeline what follows a failed statement is not run, so the first failure is the one to
// tell.
postgres_connection::answer postgres_connection::after_deferred(const std::function<int()>& send) {
  const auto sent = std::exchange(deferred_, {});
  if (PQenterPipelineMode(link_) != 1) fail(nullptr, "pipeline");
  bool queued = true;
  for (const std::string& each : sent)
    queued = queued &&
             PQsendQueryParams(link_, each.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1) == 1;
  queued = queued && (!send || send() == 1) && PQpipelineSync(link_) == 1;
  if (!queued) {
    mark_broken();  // half of it may be under way: nothing that follows could be told apart
    fail(nullptr, "pipeline");
  }
  answer first_failure;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    answer got = next_answer();
    if (PQresultStatus(got.get()) != PGRES_COMMAND_OK && first_failure == nullptr)
      first_failure = std::move(got);
  }
  answer last = send ? next_answer() : answer();
  answer(PQgetResult(link_));  // the sync
  if (PQexitPipelineMode(link_) != 1) mark_broken();
  if (first_failure != nullptr) fail(first_failure.get(), sent.front());
  return last;
}

void postgres_connection::flush() {
  if (!in_transaction()) deferred_.clear();  // they belonged to one that is gone
  if (!deferred_.empty()) after_deferred({});
}

}  // namespace wangge::db

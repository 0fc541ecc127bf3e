#pragma once
// The template of api::write (transaction.h).

#include <future>
#include <memory>
#include <optional>

#include "api/transaction.h"
#include "db/store.h"

namespace wangge::api {

template <class T>
result<T> write(services& with, const access::principal& who,
                const std::function<result<T>(transaction&)>& work) {
  struct state {
    std::optional<result<T>> outcome;
    std::unique_ptr<transaction> tx;
    std::promise<void> finished;
  };
  const auto held = std::make_shared<state>();
  auto run = [&with, &who, &work, held](db::connection& db) {
    held->tx = std::make_unique<transaction>(with, db, who, now_ms());
    held->outcome = work(*held->tx);
    if (held->outcome->has_value()) held->tx->flush();
    return held->outcome->has_value();
  };
  // On the writer thread, in the order of the commits: what is held in memory must not end up
  // with the older of two writes.
  auto follow = [held](std::exception_ptr broken) {
    try {
      if (broken) std::rethrow_exception(broken);
      if (held->outcome->has_value()) held->tx->committed();
      held->finished.set_value();
    } catch (...) {
      held->finished.set_exception(std::current_exception());
    }
  };
  with.store.submit(run, follow);
  held->finished.get_future().get();
  return std::move(*held->outcome);
}

}  // namespace wangge::api

#pragma once
// The template of api::write (transaction.h).

#include <memory>
#include <optional>

#include "api/transaction.h"
#include "db/store.h"

namespace wangge::api {

template <class T>
result<T> write(services& with, const access::principal& who,
                const std::function<result<T>(transaction&)>& work) {
  std::optional<result<T>> outcome;
  std::unique_ptr<transaction> tx;
  with.store.write([&](db::connection& db) {
    tx = std::make_unique<transaction>(with, db, who, now_ms());
    outcome = work(*tx);
    if (outcome->has_value()) tx->flush();
    return outcome->has_value();
  });
  if (outcome->has_value()) tx->committed();
  return std::move(*outcome);
}

}  // namespace wangge::api

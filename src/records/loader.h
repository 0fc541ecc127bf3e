#pragma once
// Bulk loading of checked records: sealing, search pieces and counts are made on the caller's
// thread while the writer inserts the batch before. Rows should come in grid order (random order
// doubles the cost of the indexes).

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/transaction.h"
#include "records/record.h"

namespace wangge::records {

class loader {
 public:
  struct options {
    std::size_t batch_rows = 20'000;  // one transaction; a live store wants about 2,000 (50 ms)
    std::string reason;               // for the audit entry of each batch
  };
  loader(api::services& with, const access::principal& who, options how);
  ~loader();

  // `one` is complete and checked; version, updated_at and updated_by are stamped here.
  void add(record one);
  // Writes what is left and waits until everything is durable. Throws what the store threw.
  void finish();
  std::int64_t rows() const { return rows_; }

 private:
  struct batch;
  void send();
  void wait();

  api::services& with_;
  const access::principal& who_;
  options how_;
  std::unique_ptr<batch> filling_;
  std::shared_ptr<struct pending> sent_;
  std::int64_t rows_ = 0;
};

}  // namespace wangge::records

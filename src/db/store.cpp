#include "db/store.h"

#include <future>

#include "db/engine.h"
#include "db/writer.h"

namespace wangge::db {

result<std::unique_ptr<store>> store::open(const options& how) {
  try {
    return how.url.empty() ? open_sqlite(how) : open_postgres(how);
  } catch (const error_thrown& why) {
    return refuse_broken(why);
  }
}

store::lease::lease(std::unique_ptr<connection> held,
                    std::function<void(std::unique_ptr<connection>)> give_back)
    : held_(std::move(held)), give_back_(std::move(give_back)) {}

store::lease::lease(lease&&) noexcept = default;

store::lease::~lease() {
  if (held_ != nullptr) give_back_(std::move(held_));
}

void store::write(const work& job) {
  if (on_writer_thread()) throw std::logic_error("a write inside a write waits for itself");
  std::promise<void> outcome;
  submit(job, [&outcome](std::exception_ptr failed) {
    if (failed == nullptr) {
      outcome.set_value();
    } else {
      outcome.set_exception(failed);
    }
  });
  outcome.get_future().get();
}

}  // namespace wangge::db

#include "http/source_pool.h"

#include <algorithm>

namespace wangge::http {
namespace {

slice next_slice(std::shared_ptr<body_source> source) {
  slice piece;
  try {
    piece.more = source->next(piece.bytes);
  } catch (...) {
    piece.broken = true;
  }
  if (piece.more && !piece.broken) piece.source = std::move(source);
  return piece;
}

}  // namespace

source_pool::~source_pool() {
  stop();
}

void source_pool::start(int threads) {
  for (int i = 0; i < std::max(threads, 1); ++i) threads_.emplace_back([this] { work(); });
}

void source_pool::pull(std::shared_ptr<body_source> source, std::function<void(slice)> done) {
  add({std::move(source), std::move(done)});
}

void source_pool::discard(std::shared_ptr<body_source> source) {
  if (source) add({std::move(source), nullptr});
}

void source_pool::add(job what) {
  {
    const std::lock_guard hold(lock_);
    if (stopping_) return;
    jobs_.push_back(std::move(what));
  }
  wake_.notify_one();
}

void source_pool::work() {
  while (true) {
    job now;
    {
      std::unique_lock hold(lock_);
      wake_.wait(hold, [this] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      now = std::move(jobs_.front());
      jobs_.pop_front();
    }
    if (now.done) now.done(next_slice(std::move(now.source)));
  }
}

void source_pool::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& one : threads_) one.join();
  threads_.clear();
  jobs_.clear();
}

}  // namespace wangge::http

#include "http/session.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "http/body_file.h"
#include "http/request_head.h"

namespace wangge::http {
namespace {

constexpr std::size_t idle_room = 1024;
constexpr std::size_t head_room = 4 * 1024;
constexpr std::size_t body_room = 16 * 1024;
constexpr std::size_t large_body_room = 64 * 1024;
constexpr std::uint64_t renewal_bytes = 1 << 20;
// Enough for a client that looks for the answer only after a middling upload.
constexpr std::uint64_t drain_bytes = 8 << 20;
constexpr int drain_seconds = 3;

// Carries one answer back to its session from whatever thread gives it.
class answer_ticket {
 public:
  answer_ticket(std::shared_ptr<loop> home, std::uint64_t session_id, std::uint64_t number)
      : home_(std::move(home)), session_(session_id), number_(number) {}
  answer_ticket(const answer_ticket&) = delete;
  answer_ticket& operator=(const answer_ticket&) = delete;
  // A responder dropped unanswered would leave its client waiting for ever.
  ~answer_ticket() {
    if (given_) return;
    home_->post([home = home_.get(), id = session_, number = number_] {
      if (const auto one = home->find(id)) one->fail(number);
    });
  }

  void give(response&& what) {
    if (given_.exchange(true)) return;
    home_->post(
        [home = home_.get(), id = session_, number = number_, answer = std::move(what)]() mutable {
          if (const auto one = home->find(id)) one->answer(number, std::move(answer));
        });
  }

 private:
  const std::shared_ptr<loop> home_;
  const std::uint64_t session_, number_;
  std::atomic<bool> given_{false};
};

}  // namespace

session::session(loop& home, std::unique_ptr<transport> wire, std::string peer)
    : home_(home), wire_(std::move(wire)), peer_(std::move(peer)) {
  wire_->belong_to(*this);
}

void session::start(bool crowded) {
  crowded_ = crowded;
  id_ = home_.adopt(std::static_pointer_cast<session>(shared_from_this()));
  enter(phase::opening, home_.parts().how.header_seconds);
  wire_->open();
}

void session::on_opened(bool well) {
  if (phase_ == phase::closed) return;
  if (well)
    next_request();
  else
    close();
}

void session::enter(phase next, int seconds) {
  phase_ = next;
  deadline_ = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
}

void session::read_some(std::size_t least) {
  char* to = in_.prepare(least);
  wire_->read(to, in_.room());
}

void session::on_read(std::size_t bytes) {
  if (phase_ == phase::closed) return;
  if (late_status_ != 0) return refuse(std::exchange(late_status_, 0));
  if (bytes == 0) return close();
  in_.commit(bytes);
  switch (phase_) {
    case phase::idle:
      enter(phase::head, home_.parts().how.header_seconds);
      return read_head();
    case phase::head:
      return read_head();
    case phase::body:
      return read_body();
    default:
      return drain(bytes);
  }
}

void session::next_request() {
  if (home_.stopping()) return finish();
  ask_ = {};
  scanned_ = 0;
  head_only_ = false;
  minor_ = 1;
  if (in_.view().empty()) return wait_idle();
  enter(phase::head, home_.parts().how.header_seconds);
  read_head();
}

void session::wait_idle() {
  in_.shrink(idle_room);
  enter(phase::idle, home_.parts().how.idle_seconds);
  read_some(idle_room);
}

void session::read_head() {
  // Some clients send an empty line after a body; it belongs to no request.
  while (scanned_ == 0 && in_.view().starts_with("\r\n")) in_.consume(2);
  const auto bytes = in_.view();
  if (bytes.empty()) return wait_idle();
  const std::size_t limit = home_.parts().how.header_limit;
  switch (scan_head(bytes, scanned_)) {
    case head_state::bad:
      return refuse(400);
    case head_state::whole:
      return scanned_ > limit ? refuse(431) : take_head(scanned_);
    case head_state::more:
      break;
  }
  if (bytes.size() >= limit) return refuse(bytes.find('\n') == bytes.npos ? 414 : 431);
  read_some(head_room);
}

void session::take_head(std::size_t length) {
  parser_ = std::make_unique<request_parser>(ask_);
  const auto outcome = parser_->head(in_.view().substr(0, length));
  in_.consume(length);
  scanned_ = 0;
  ++number_;
  head_only_ = ask_.verb == method::head;
  minor_ = parser_->minor();
  if (outcome.status != 0) return refuse(outcome.status);
  if (const int status = check_fields(ask_, minor_); status != 0) return refuse(status);
  if (!split_target(ask_)) return refuse(400);
  if (crowded_) return refuse(503);
  keep_ = parser_->keep_alive();
  ask_.peer = client_of(ask_, peer_, home_.parts().proxies);
  if (parser_->done()) return hand_over();
  begin_body();
}

void session::begin_body() {
  std::uint64_t limit = 0;
  std::filesystem::path folder;
  try {
    limit = home_.parts().app.body_limit(ask_);
    folder = home_.parts().app.body_folder(ask_);
  } catch (...) {
    return refuse(500);
  }
  const auto length = parser_->content_length();
  if (length > limit) return refuse(413);
  parser_->limit_body(limit);
  // The length is only a claim yet.
  if (folder.empty())
    ask_.body.reserve(std::min<std::uint64_t>(length, renewal_bytes));
  else
    ask_.file = std::make_shared<body_file>(folder);
  body_bytes_ = 0;
  next_renewal_ = renewal_bytes;
  const bool waits = minor_ >= 1 && lists(ask_.header("expect"), "100-continue");
  if (waits && in_.view().empty()) return send("HTTP/1.1 100 Continue\r\n\r\n", phase::promise);
  enter(phase::body, home_.parts().how.body_seconds);
  read_body();
}

void session::read_body() {
  const auto outcome = parser_->body(in_.view());
  in_.consume(outcome.used);
  body_bytes_ += outcome.used;
  if (outcome.status != 0) return refuse(outcome.status);
  if (parser_->done()) return hand_over();
  // Chunk extensions and trailers are nobody's data; endless ones are an attack.
  if (in_.view().size() >= body_room || body_bytes_ > 16 * taken() + large_body_room)
    return refuse(400);
  if (taken() >= next_renewal_) {
    next_renewal_ = taken() + renewal_bytes;
    enter(phase::body, home_.parts().how.body_seconds);
  }
  read_some(parser_->content_length() > large_body_room ? large_body_room : body_room);
}

std::uint64_t session::taken() const {
  return ask_.file ? ask_.file->size() : ask_.body.size();
}

void session::hand_over() {
  parser_.reset();
  if (in_.view().empty()) in_.shrink(head_room);
  phase_ = phase::handling;
  deadline_ = never;
  ++home_.parts().counts.requests;
  auto ticket = std::make_shared<answer_ticket>(home_.shared_from_this(), id_, number_);
  try {
    home_.parts().app.handle(std::move(ask_),
                             [ticket](response what) { ticket->give(std::move(what)); });
  } catch (...) {
    ticket->give(turned_away(500));
  }
}

void session::refuse(int status) {
  ++home_.parts().counts.turned_away;
  keep_ = false;
  parser_.reset();
  in_.clear();
  respond(turned_away(status));
}

void session::finish() {
  enter(phase::finishing, home_.stopping() ? 1 : drain_seconds);
  drained_ = 0;
  wire_->finish();
}

void session::on_finished() {
  if (phase_ != phase::finishing) return;
  phase_ = phase::draining;
  in_.clear();
  read_some(body_room);
}

void session::drain(std::size_t bytes) {
  in_.clear();
  drained_ += bytes;
  if (drained_ > drain_bytes) return close();
  read_some(idle_room);
}

void session::wind_down() {
  keep_ = false;
  switch (phase_) {
    case phase::opening:
    case phase::idle:
    case phase::head:
    case phase::streaming:
    case phase::finishing:
    case phase::draining:
      return close();
    default:
      return;  // finishes its request
  }
}

void session::on_due(moment now) {
  if (now < deadline_) return on_beat(now);
  if ((phase_ != phase::head && phase_ != phase::body) || late_status_ != 0) return close();
  // A write beside the pending read would do, but TLS cannot end its side while a read is pending.
  enter(phase_, drain_seconds);
  late_status_ = 408;
  wire_->cancel_read();
}

void session::close() {
  if (phase_ == phase::closed) return;
  phase_ = phase::closed;
  deadline_ = next_beat_ = never;
  home_.parts().sources.discard(std::move(source_));
  if (listening_) --home_.parts().counts.event_streams;
  listening_.reset();
  wire_->close();
  home_.release(id_);
}

void session::cut() {
  wire_->abort();
  close();
}

}  // namespace wangge::http

#include <algorithm>
#include <charconv>
#include <utility>

#include "http/events.h"
#include "http/session.h"

namespace wangge::http {
namespace {

constexpr std::size_t flat_bytes = 16 * 1024;   // head and body in one TLS record, one send()
constexpr std::size_t slice_bytes = 64 * 1024;  // under one write deadline
constexpr std::size_t news_bytes = 256 * 1024;  // a client that far behind reconnects instead

constexpr const char* event_stream = "text/event-stream; charset=utf-8";

void append_chunk(std::string& out, std::string_view bytes) {
  char size[16];
  const auto end = std::to_chars(size, size + sizeof size, bytes.size(), 16).ptr;
  out.append(size, end).append("\r\n").append(bytes).append("\r\n");
}

}  // namespace

response session::turned_away(int status) {
  try {
    response what = home_.parts().app.turned_away(status);
    if (sendable(what) && !what.source && !what.events) return what;
  } catch (...) {  // the bare answer below will do
  }
  response bare;
  bare.status = status;
  bare.content_type.clear();
  return bare;
}

void session::answer(std::uint64_t number, response&& what) {
  if (number != number_ || phase_ != phase::handling) return;
  try {
    respond(std::move(what));
  } catch (...) {
    cut();
  }
}

void session::fail(std::uint64_t number) {
  answer(number, turned_away(500));
}

void session::respond(response&& what) {
  if (!sendable(what)) what = turned_away(500);
  if (home_.stopping()) {
    keep_ = false;
    if (what.events) what = turned_away(503);
  }
  if (head_only_ || !may_carry_body(what.status)) return respond_whole(std::move(what));
  if (what.events) return respond_events(std::move(what));
  if (what.source) return respond_stream(std::move(what));
  respond_whole(std::move(what));
}

void session::respond_whole(response&& what) {
  framing how{keep_, minor_, what.body.size(), false};
  if (what.events) {  // a HEAD
    what.content_type = event_stream;
    how.length.reset();
  }
  if (what.source) {  // a HEAD: what the length would be, if that is known without making it
    how.length = what.source->size();
    home_.parts().sources.discard(std::move(what.source));
  }
  std::string bytes = response_head(what, how);
  if (!head_only_ && may_carry_body(what.status)) {
    const std::size_t first = bytes.size() >= flat_bytes ? 0 : flat_bytes - bytes.size();
    bytes.append(what.body, 0, first);
    if (what.body.size() > first) {
      later_ = std::move(what.body);
      later_at_ = first;
    }
  }
  send(std::move(bytes), phase::writing);
}

void session::respond_stream(response&& what) {
  streamed_ = std::make_unique<response>(std::move(what));
  source_ = std::move(streamed_->source);
  unsent_ = source_->size();
  pull();
}

void session::pull() {
  phase_ = phase::pulling;
  deadline_ = never;
  auto back = [home = home_.shared_from_this(), id = id_, number = number_](slice piece) {
    home->post([on = home.get(), id, number, piece = std::move(piece)]() mutable {
      if (const auto one = on->find(id)) return one->continue_with(number, std::move(piece));
      on->parts().sources.discard(std::move(piece.source));
    });
  };
  home_.parts().sources.pull(std::move(source_), std::move(back));
}

void session::continue_with(std::uint64_t number, slice&& piece) {
  if (number != number_ || phase_ != phase::pulling)
    return home_.parts().sources.discard(std::move(piece.source));
  if (streamed_) return begin_stream(std::move(piece));
  if (piece.broken) return cut();
  send_piece({}, std::move(piece));
}

// The head leaves with the first piece: a source that fails at once still gets a proper answer, and
// one that ends at once a Content-Length.
void session::begin_stream(slice&& piece) {
  const auto what = std::exchange(streamed_, nullptr);
  if (piece.broken) return respond(turned_away(500));
  if (!unsent_ && !piece.more) unsent_ = piece.bytes.size();
  chunked_ = !unsent_ && minor_ >= 1;
  if (!unsent_ && !chunked_) keep_ = false;
  send_piece(response_head(*what, {keep_, minor_, unsent_, chunked_}), std::move(piece));
}

void session::send_piece(std::string head, slice&& piece) {
  source_ = std::move(piece.source);
  if (!frame(piece, head)) return cut();
  if (head.empty() && source_) return pull();
  send(std::move(head), phase::writing);
}

// False when the source makes more or less than it had promised.
bool session::frame(const slice& piece, std::string& out) {
  if (unsent_) {
    if (piece.bytes.size() > *unsent_) return false;
    *unsent_ -= piece.bytes.size();
    if (!piece.more && *unsent_ > 0) return false;
  }
  if (!chunked_) {
    out.append(piece.bytes);
    return true;
  }
  if (!piece.bytes.empty()) append_chunk(out, piece.bytes);
  if (!piece.more) out.append("0\r\n\r\n");
  return true;
}

void session::send(std::string bytes, phase as) {
  phase_ = as;
  out_ = std::move(bytes);
  out_at_ = 0;
  if (out_.empty()) return sent();
  send_more();
}

void session::send_more() {
  enter(phase_, home_.parts().how.write_seconds);
  writing_ = std::min(slice_bytes, out_.size() - out_at_);
  wire_->write(std::string_view(out_).substr(out_at_, writing_));
}

void session::on_written(bool well) {
  if (phase_ == phase::closed) return;
  if (!well) return close();
  home_.parts().counts.bytes_out += static_cast<std::int64_t>(writing_);
  out_at_ += std::exchange(writing_, 0);
  if (out_at_ < out_.size()) return send_more();
  if (!later_.empty()) {
    out_ = std::exchange(later_, {});
    out_at_ = later_at_;
    return send_more();
  }
  out_ = {};
  sent();
}

void session::sent() {
  if (phase_ == phase::promise) {
    enter(phase::body, home_.parts().how.body_seconds);
    return read_body();
  }
  if (phase_ == phase::streaming) {
    deadline_ = never;
    if (!news_.empty()) send(std::exchange(news_, {}), phase::streaming);
    return;
  }
  if (source_) return pull();
  chunked_ = false;
  unsent_.reset();
  if (keep_)
    next_request();
  else
    finish();
}

void session::respond_events(response&& what) {
  keep_ = false;
  listening_ = std::move(what.events);
  what.content_type = event_stream;
  const bool told = std::ranges::any_of(
      what.headers, [](const auto& one) { return one.first == "Cache-Control"; });
  if (!told) what.headers.emplace_back("Cache-Control", "no-store");
  what.headers.emplace_back("X-Accel-Buffering", "no");  // else nginx holds the events back
  ++home_.parts().counts.event_streams;
  home_.listen(id_);
  next_beat_ =
      std::chrono::steady_clock::now() + std::chrono::seconds(home_.parts().how.heartbeat_seconds);
  send(response_head(what, {false, minor_, {}, false}) + "retry: 3000\n\n", phase::streaming);
  in_.clear();
  drained_ = 0;
  in_.shrink(0);
  read_some(64);  // only to notice that the client has gone
}

void session::tell(const std::vector<announcement>& news) {
  if (phase_ != phase::streaming) return;
  std::string text;
  try {
    for (const auto& one : news)
      if (!listening_->wants || listening_->wants(one.what)) text += one.text;
  } catch (...) {
    return close();
  }
  queue_news(text);
}

void session::queue_news(std::string_view text) {
  if (text.empty()) return;
  if (news_.size() + text.size() > news_bytes && writing_ > 0) return close();
  news_.append(text);
  if (writing_ == 0) send(std::exchange(news_, {}), phase::streaming);
}

void session::on_beat(moment now) {
  bool alive = true;
  try {
    alive = !listening_->alive || listening_->alive();
  } catch (...) {
    alive = false;
  }
  if (!alive) return close();
  next_beat_ = now + std::chrono::seconds(home_.parts().how.heartbeat_seconds);
  queue_news(":\n\n");
}

}  // namespace wangge::http

#pragma once
// One connection from its first byte to its last: reads a request, has it answered, writes the
// answer, and again. Lives on one loop and is never touched from another thread.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "http/input_buffer.h"
#include "http/loop.h"
#include "http/parser.h"
#include "http/response_head.h"
#include "http/transport.h"

namespace wangge::http {

class session final : public transport_owner {
 public:
  session(loop& home, std::unique_ptr<transport> wire, std::string peer);
  // A crowded server reads one request, only to turn it away.
  void start(bool crowded);

  void answer(std::uint64_t number, response&& what);
  void fail(std::uint64_t number);  // the application forgot to answer
  void continue_with(std::uint64_t number, slice&& piece);
  void tell(const std::vector<announcement>& news);
  void wind_down();
  void close();
  bool is_due(moment now) const { return now >= deadline_ || now >= next_beat_; }
  void on_due(moment now);

  void on_opened(bool well) override;
  void on_read(std::size_t bytes) override;
  void on_written(bool well) override;
  void on_finished() override;

 private:
  enum class phase {
    opening,  // TLS handshake
    idle,     // waiting for the first byte of a request
    head,
    promise,  // writing 100 Continue
    body,
    handling,  // the application has it
    pulling,   // a source thread makes the next piece of the answer
    writing,
    streaming,  // server-sent events
    finishing,  // saying that we are done
    draining,   // reading what the client still sends, so that it gets to read our answer
    closed,
  };
  static constexpr moment never = moment::max();

  // session.cpp: the connection and its requests
  void enter(phase next, int seconds);
  void read_some(std::size_t least);
  void next_request();
  void wait_idle();
  void read_head();
  void take_head(std::size_t length);
  void begin_body();
  void read_body();
  std::uint64_t taken() const;  // bytes of the body
  void hand_over();
  void refuse(int status);
  void finish();
  void drain(std::size_t bytes);
  void cut();

  // session_answer.cpp: its answers
  response turned_away(int status);
  void respond(response&& what);
  void respond_whole(response&& what);
  void respond_events(response&& what);
  void respond_stream(response&& what);
  void begin_stream(slice&& piece);
  void send_piece(std::string head, slice&& piece);
  bool frame(const slice& piece, std::string& out);
  void pull();
  void send(std::string bytes, phase as);
  void send_more();
  void sent();
  void on_beat(moment now);
  void queue_news(std::string_view text);

  loop& home_;
  std::unique_ptr<transport> wire_;
  std::string peer_;
  std::uint64_t id_ = 0;
  phase phase_ = phase::opening;
  moment deadline_ = never;

  input_buffer in_;
  std::size_t scanned_ = 0;         // of the head, without finding its end
  std::uint64_t body_bytes_ = 0;    // as received, with the framing of chunks
  std::uint64_t next_renewal_ = 0;  // of the body's deadline, in bytes of it
  std::uint64_t drained_ = 0;
  std::unique_ptr<request_parser> parser_;
  request ask_;
  int late_status_ = 0;  // the read was cancelled to say this

  std::uint64_t number_ = 0;  // of requests so far; late answers to earlier ones are dropped
  bool crowded_ = false;
  bool keep_ = false;
  bool head_only_ = false;
  int minor_ = 1;

  std::string out_;
  std::size_t out_at_ = 0;
  std::string later_;  // the rest of a large body, still in the application's own string
  std::size_t later_at_ = 0;
  std::size_t writing_ = 0;  // bytes the transport is sending

  std::unique_ptr<response> streamed_;  // its head waits for the first piece
  std::shared_ptr<body_source> source_;
  std::optional<std::uint64_t> unsent_;  // of the length promised
  bool chunked_ = false;

  std::shared_ptr<subscription> listening_;
  std::string news_;  // waits until what is being written is gone
  moment next_beat_ = never;
};

}  // namespace wangge::http

#include "http/parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <limits>

#include "http/body_file.h"

namespace wangge::http {
namespace {

namespace beast = boost::beast;
using beast::string_view;

method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return method::get;
    case beast::http::verb::head:
      return method::head;
    case beast::http::verb::post:
      return method::post;
    case beast::http::verb::put:
      return method::put;
    case beast::http::verb::patch:
      return method::patch;
    case beast::http::verb::delete_:
      return method::del;
    case beast::http::verb::options:
      return method::options;
    default:
      return method::other;
  }
}

int status_of(beast::error_code ec) {
  if (!ec || ec == beast::http::error::need_more) return 0;
  if (ec == beast::http::error::bad_version) return 505;
  if (ec == beast::http::error::body_limit) return 413;
  if (ec == beast::http::error::header_limit) return 431;
  return 400;
}

}  // namespace

class request_parser::reader final : public beast::http::basic_parser<true> {
 public:
  explicit reader(request& into) : into_(into) {
    // Both limits are the session's: it holds the whole head before it calls, and the limit of the
    // body depends on what the head asks for.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(boost::none);
  }
  int minor() const { return minor_; }

 private:
  void on_request_impl(beast::http::verb verb, string_view, string_view target, int version,
                       beast::error_code&) override {
    into_.verb = method_of(verb);
    into_.target.assign(target.data(), target.size());
    minor_ = version % 10;
  }
  void on_response_impl(int, string_view, int, beast::error_code&) override {}
  void on_field_impl(beast::http::field, string_view name, string_view value,
                     beast::error_code&) override {
    // Fields after a chunked body must not pass for checked ones of the head.
    if (head_read_) return;
    auto& [key, text] = into_.headers.emplace_back();
    key.assign(name.data(), name.size());
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    text.assign(value.data(), value.size());
  }
  void on_header_impl(beast::error_code&) override { head_read_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
  std::size_t on_body_impl(string_view bytes, beast::error_code&) override { return take(bytes); }
  void on_chunk_header_impl(std::uint64_t, string_view, beast::error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, beast::error_code&) override {
    return take(bytes);
  }
  void on_finish_impl(beast::error_code&) override {}
  std::size_t take(string_view bytes) {
    if (into_.file)
      into_.file->append({bytes.data(), bytes.size()});
    else
      into_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  request& into_;
  bool head_read_ = false;
  int minor_ = 1;
};

request_parser::request_parser(request& into) : reader_(std::make_unique<reader>(into)) {}
request_parser::~request_parser() = default;

request_parser::outcome request_parser::head(std::string_view block) {
  beast::error_code ec;
  const auto used = reader_->put(boost::asio::const_buffer(block.data(), block.size()), ec);
  const int status = status_of(ec);
  return {used, status == 0 && !reader_->is_header_done() ? 400 : status};
}

request_parser::outcome request_parser::body(std::string_view bytes) {
  std::size_t used = 0;
  beast::error_code ec;
  while (!ec && !reader_->is_done() && used < bytes.size())
    used += reader_->put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), ec);
  return {used, status_of(ec)};
}

bool request_parser::done() const {
  return reader_->is_done();
}
bool request_parser::keep_alive() const {
  return reader_->keep_alive();
}
bool request_parser::chunked() const {
  return reader_->chunked();
}
std::uint64_t request_parser::content_length() const {
  return reader_->content_length().value_or(0);
}
int request_parser::minor() const {
  return reader_->minor();
}
void request_parser::limit_body(std::uint64_t bytes) {
  reader_->body_limit(bytes);
}

}  // namespace wangge::http

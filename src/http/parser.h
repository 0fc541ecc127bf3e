#pragma once
// Request syntax, by Boost.Beast's parser, which is compiled in parser.cpp alone.

#include <cstdint>
#include <memory>
#include <string_view>

#include "http/http.h"

namespace wangge::http {

class request_parser {
 public:
  // Fills verb, target, headers (names in lower case) and body of `into`.
  explicit request_parser(request& into);
  ~request_parser();
  request_parser(const request_parser&) = delete;
  request_parser& operator=(const request_parser&) = delete;

  struct outcome {
    std::size_t used = 0;  // bytes taken
    int status = 0;        // 0, or the status to refuse the request with
  };
  // The whole head, up to and with its empty line.
  outcome head(std::string_view block);
  // More of the body; uses nothing when the bytes end inside a chunk's head.
  outcome body(std::string_view bytes);

  bool done() const;
  bool keep_alive() const;
  bool chunked() const;
  std::uint64_t content_length() const;  // 0 when absent
  int minor() const;                     // of HTTP/1.x
  // After the head: the largest body; more of it ends in 413.
  void limit_body(std::uint64_t bytes);

 private:
  class reader;
  std::unique_ptr<reader> reader_;
};

}  // namespace wangge::http

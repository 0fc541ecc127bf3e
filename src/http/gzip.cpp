#include "http/gzip.h"

#include <zlib.h>

#include <stdexcept>

namespace wangge::http {
namespace {

constexpr std::size_t worth_it = 1400;
constexpr int gzip_window = 15 + 16;
constexpr int level = 5, memory = 8;

std::string packed(const std::string& body) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string out(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("deflate");
  return out;
}

}  // namespace

void compress(response& out, const request& ask) {
  out.headers.emplace_back("Vary", "Accept-Encoding");
  if (out.body.size() < worth_it ||
      ask.header("accept-encoding").find("gzip") == std::string_view::npos)
    return;
  out.body = packed(out.body);
  out.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace wangge::http

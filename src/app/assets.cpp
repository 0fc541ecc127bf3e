#include "app/assets.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string>
#include <string_view>

#include "access/digest.h"

extern "C" const char wangge_web_pack_begin[];
extern "C" const char wangge_web_pack_end[];

namespace wangge::app {
namespace {

struct file {
  std::string_view type, bytes;
  bool gzipped = false;
  std::string etag;
};

template <class T>
T take(std::string_view& from) {
  T n{};
  std::memcpy(&n, from.data(), sizeof n);
  from.remove_prefix(sizeof n);
  return n;
}

std::string_view take_text(std::string_view& from, std::size_t size) {
  const auto out = from.substr(0, size);
  from.remove_prefix(size);
  return out;
}

std::map<std::string_view, file> read_pack() {
  std::map<std::string_view, file> all;
  std::string_view rest(wangge_web_pack_begin,
                        static_cast<std::size_t>(wangge_web_pack_end - wangge_web_pack_begin));
  for (auto left = take<std::uint32_t>(rest); left > 0; --left) {
    const auto path = take_text(rest, take<std::uint16_t>(rest));
    file one;
    one.type = take_text(rest, take<std::uint16_t>(rest));
    one.gzipped = take<std::uint8_t>(rest) != 0;
    one.bytes = take_text(rest, take<std::uint32_t>(rest));
    one.etag = "\"" + access::hex(access::digest_of(one.bytes)).substr(0, 20) + "\"";
    all.emplace(path, std::move(one));
  }
  return all;
}

const std::map<std::string_view, file>& files() {
  static const auto all = read_pack();
  return all;
}

std::string inflated(std::string_view gzip) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return {};
  std::string out;
  std::array<char, 65536> piece;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  for (int state = Z_OK; state == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return out;
}

bool below(std::string_view path, std::string_view app) {
  return path == app || (path.starts_with(app) && path[app.size()] == '/');
}

// The single-page apps: /wall… is the wall's, /field… the phone's, everything else without a file
// name the desk's.
const file* index_for(std::string_view path) {
  const auto* page = below(path, "/wall")    ? "/wall/index.html"
                     : below(path, "/field") ? "/field/index.html"
                                             : "/index.html";
  const auto found = files().find(page);
  return found == files().end() ? nullptr : &found->second;
}

http::response plain(int status, std::string text) {
  http::response out;
  out.status = status;
  out.content_type = "text/plain; charset=utf-8";
  out.body = std::move(text);
  return out;
}

}  // namespace

http::response asset(const http::request& ask) {
  if (ask.verb != http::method::get && ask.verb != http::method::head) return plain(405, "405\n");
  const auto exact = files().find(ask.path);
  const bool named = ask.path.substr(ask.path.rfind('/') + 1).find('.') != std::string::npos;
  const file* found = exact != files().end() ? &exact->second
                      : named                ? nullptr
                                             : index_for(ask.path);
  if (!found)
    return plain(404, files().empty() ? "这个程序没有编入网页，请用 ./dev build 构建。\nBuilt "
                                        "without the web apps; build with ./dev build.\n"
                                      : "没有这个页面。No such page.\n");
  http::response out;
  out.content_type = found->type;
  out.headers.emplace_back("ETag", found->etag);
  // Files under /assets carry a digest in their name; pages are asked for again each time.
  out.headers.emplace_back("Cache-Control", ask.path.starts_with("/assets/")
                                                ? "public, max-age=31536000, immutable"
                                                : "no-cache");
  // The worker stands below its page; without this it could not answer for /field itself.
  if (ask.path == "/field/sw.js") out.headers.emplace_back("Service-Worker-Allowed", "/field");
  if (ask.header("if-none-match") == found->etag) {
    out.status = 304;
    return out;
  }
  if (!found->gzipped) {
    out.body = found->bytes;
  } else if (ask.header("accept-encoding").find("gzip") != std::string_view::npos) {
    out.headers.emplace_back("Content-Encoding", "gzip");
    out.headers.emplace_back("Vary", "Accept-Encoding");
    out.body = found->bytes;
  } else {
    out.body = inflated(found->bytes);
  }
  return out;
}

}  // namespace wangge::app

#include "http/response_head.h"

#include <array>
#include <ctime>
#include <string_view>

#include "http/request_head.h"

namespace wangge::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

bool is_token(std::string_view name) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && others.find(c) == others.npos) return false;
  }
  return !name.empty();
}

bool is_value(std::string_view value) {
  for (const char c : value)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) return false;
  return true;
}

bool is_ours(std::string_view name) {
  for (const auto* own : {"date", "connection", "content-length", "transfer-encoding", "server",
                          "keep-alive", "upgrade", "trailer"})
    if (same_word(name, own)) return true;
  return false;
}

void two_digits(std::string& to, int value) {
  to.push_back(static_cast<char>('0' + value / 10));
  to.push_back(static_cast<char>('0' + value % 10));
}

// IMF-fixdate without strftime, whose names of days follow the locale.
std::string date_line(std::time_t at) {
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  gmtime_r(&at, &parts);
  std::string line = "Date: ";
  line.append(days[parts.tm_wday]).append(", ");
  two_digits(line, parts.tm_mday);
  line.append(" ").append(months[parts.tm_mon]).append(" ");
  line.append(std::to_string(parts.tm_year + 1900)).append(" ");
  two_digits(line, parts.tm_hour);
  line.push_back(':');
  two_digits(line, parts.tm_min);
  line.push_back(':');
  two_digits(line, parts.tm_sec);
  return line.append(" GMT\r\n");
}

const std::string& current_date_line() {
  thread_local std::time_t second = 0;
  thread_local std::string line;
  if (const std::time_t now = std::time(nullptr); now != second) {
    second = now;
    line = date_line(now);
  }
  return line;
}

}  // namespace

bool sendable(const response& answer) {
  if (answer.status < 200 || answer.status > 599 || !is_value(answer.content_type)) return false;
  for (const auto& [name, value] : answer.headers)
    if (!is_token(name) || !is_value(value)) return false;
  return true;
}

bool may_carry_body(int status) {
  return status != 204 && status != 304;
}

std::string response_head(const response& answer, const framing& how) {
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ");
  head.append(reason_of(answer.status)).append("\r\n").append(current_date_line());
  if (may_carry_body(answer.status)) {
    if (!answer.content_type.empty())
      head.append("Content-Type: ").append(answer.content_type).append("\r\n");
    if (how.chunked)
      head.append("Transfer-Encoding: chunked\r\n");
    else if (how.length)
      head.append("Content-Length: ").append(std::to_string(*how.length)).append("\r\n");
  }
  if (!how.keep)
    head.append("Connection: close\r\n");
  else if (how.minor == 0)
    head.append("Connection: keep-alive\r\n");
  for (const auto& [name, value] : answer.headers)
    if (!is_ours(name)) head.append(name).append(": ").append(value).append("\r\n");
  return head.append("\r\n");
}

}  // namespace wangge::http

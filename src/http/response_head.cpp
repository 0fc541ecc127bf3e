#include "http/response_head.h"

#include <array>
#include <ctime>
#include <string_view>

#include "http/request_head.h"

namespace wangge::http {
namespace {

struct status_phrase {
  int status;
  std::string_view phrase;
};

// RFC 9110 and 6585; those the program uses.
constexpr status_phrase phrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

// A phrase is a courtesy to readers: an unknown status goes without.
std::string_view phrase_of(int status) {
  for (const auto& one : phrases)
    if (one.status == status) return one.phrase;
  return {};
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
  head.append(phrase_of(answer.status)).append("\r\n").append(current_date_line());
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

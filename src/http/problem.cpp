#include "http/problem.h"

#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"

namespace wangge::http {
namespace {

struct titled_status {
  int status;
  std::string_view zh, en;
};

constexpr titled_status titles[] = {
    {400, "请求有误", "The request is malformed"},
    {401, "需要登录", "Signing in is needed"},
    {403, "没有权限", "Not allowed"},
    {404, "没有找到", "Not found"},
    {405, "不支持该操作", "Method not supported"},
    {408, "请求超时", "The request took too long"},
    {409, "与现有内容冲突", "Conflict with what is there"},
    {413, "内容过大", "The body is too large"},
    {414, "地址过长", "The address is too long"},
    {415, "格式不支持", "Format not supported"},
    {422, "内容没有通过检查", "The content did not pass the checks"},
    {428, "缺少版本号", "A version is needed"},
    {429, "操作太频繁", "Too many requests"},
    {431, "请求头过大", "The headers are too large"},
    {503, "暂时不能办理", "Not available at the moment"},
};

std::string_view title_of(int status, language lang) {
  for (const auto& one : titles)
    if (one.status == status) return lang == language::zh ? one.zh : one.en;
  return lang == language::zh ? "系统出错" : "The system failed";
}

// The catalogue's own words say how long to wait, when they do.
int seconds_to_wait(const problem& what) {
  constexpr int otherwise = 2;
  const auto number = [&what](const char* name) {
    const auto at = what.params.find(name);
    int value = 0;
    if (at != what.params.end())
      std::from_chars(at->second.data(), at->second.data() + at->second.size(), value);
    return value;
  };
  if (const int seconds = number("seconds"); seconds > 0) return seconds;
  if (const int minutes = number("minutes"); minutes > 0) return minutes * 60;
  return otherwise;
}

void add_fields(response& out, const problem& first) {
  if (out.status == 401) out.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"wangge\"");
  if (out.status == 429 || out.status == 503)
    out.headers.emplace_back("Retry-After", std::to_string(seconds_to_wait(first)));
}

// What a refusal quotes may be cut within a character; an answer is UTF-8 all the same.
std::string whole_characters(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < std::min<std::size_t>(4, text.size()) && !is_utf8(text.substr(0, length)))
      ++length;
    const bool good = is_utf8(text.substr(0, length));
    if (good) out += text.substr(0, length);
    text.remove_prefix(good ? length : 1);
  }
  return out;
}

}  // namespace

response problem_response(const failure& why, language lang, int status) {
  const auto& first = why.problems.front();
  const auto& entry = describe(first.code);
  response out;
  out.status = status != 0 ? status : entry.status;
  out.content_type = "application/problem+json; charset=utf-8";
  out.headers.emplace_back("Content-Language", lang == language::zh ? "zh" : "en");
  add_fields(out, first);
  json::writer body;
  body.open().member("type", "urn:wangge:error:" + std::string(entry.code));
  body.member("title", title_of(out.status, lang)).member("status", out.status);
  body.member("detail", whole_characters(message(first, lang))).member("code", entry.code);
  body.key("errors").open_array();
  for (const auto& one : why.problems) {
    body.open()
        .member("code", describe(one.code).code)
        .member("field", whole_characters(one.field));
    body.member("message", whole_characters(message(one, lang))).close();
  }
  body.close_array();
  if (!why.extra.empty()) body.key("conflict").raw(why.extra);
  out.body = body.close().str();
  return out;
}

}  // namespace wangge::http

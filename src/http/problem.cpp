#include "http/problem.h"

#include "base/json.h"

namespace wangge::http {

response problem_response(const failure& why, language lang, int status) {
  const auto& first = describe(why.code());
  response out;
  out.status = status ? status : first.status;
  out.content_type = "application/problem+json; charset=utf-8";
  out.headers.emplace_back("Content-Language", lang == language::zh ? "zh" : "en");
  json::writer body;
  body.open().member("type", "urn:wangge:error:" + std::string(first.code));
  body.member("title", message(why.problems.front(), lang)).member("status", out.status);
  body.member("code", first.code).key("errors").open_array();
  for (const auto& one : why.problems) {
    body.open().member("code", describe(one.code).code).member("field", one.field);
    body.member("message", message(one, lang)).close();
  }
  body.close_array();
  if (!why.extra.empty()) body.key("conflict").raw(why.extra);
  out.body = body.close().str();
  return out;
}

}  // namespace wangge::http

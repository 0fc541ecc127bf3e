#include "api/checks.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "api/openapi_shapes.h"

namespace wangge::api {
namespace {

bool changes_something(http::method verb) {
  return verb != http::method::get && verb != http::method::head && verb != http::method::options;
}

bool same_token(std::string_view given, std::string_view kept) {
  return given.size() == kept.size() && sodium_memcmp(given.data(), kept.data(), kept.size()) == 0;
}

result<void> check_parameters(const route& to, const http::request& ask) {
  std::vector<problem> found;
  for (const auto& [name, text] : ask.query) {
    if (name == "lang") continue;
    const bool known = std::any_of(to.query.begin(), to.query.end(),
                                   [&](const auto& p) { return p.name == name; });
    if (known) continue;
    std::string all = "lang";
    for (const auto& p : to.query) all += ", " + std::string(p.name);
    found.push_back({error::unknown_parameter,
                     name.substr(0, 80),
                     {{"name", name.substr(0, 80)}, {"known", all}}});
  }
  if (!found.empty()) return refused(failure(std::move(found)));
  return {};
}

std::shared_ptr<const access::principal> nobody(const http::request& ask) {
  auto who = std::make_shared<access::principal>();
  who->lang = language_of(ask);
  who->peer = ask.peer;
  who->agent = ask.header("user-agent").substr(0, 200);
  return who;
}

void common_headers(http::response& out, const settings& config) {
  out.headers.emplace_back("X-Content-Type-Options", "nosniff");
  out.headers.emplace_back("X-Frame-Options", "DENY");
  out.headers.emplace_back("Referrer-Policy", "same-origin");
  out.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  out.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (config.tls) out.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace

language language_of(const http::request& ask) {
  if (const auto given = ask.param("lang")) return *given == "en" ? language::en : language::zh;
  const auto accepted = ask.header("accept-language");
  const auto en = accepted.find("en"), zh = accepted.find("zh");
  return en != std::string_view::npos && en < zh ? language::en : language::zh;
}

result<std::shared_ptr<const access::principal>> admit(
    const route& to, const http::request& ask,
    const std::function<result<std::shared_ptr<const access::principal>>(const http::request&)>&
        who) {
  if (to.permission == "public") {
    if (auto good = check_parameters(to, ask); !good) return refused(good.error());
    return nobody(ask);
  }
  auto found = who(ask);
  if (!found) return found;
  const auto& one = **found;
  const bool cookie = !one.csrf.empty();
  if (cookie && changes_something(ask.verb) && !same_token(ask.header("x-csrf-token"), one.csrf))
    return refuse(error::csrf);
  if (!to.permission.empty() && !one.may(to.permission))
    return refuse(error::forbidden, {{"permission", std::string(to.permission)}});
  if (auto good = check_parameters(to, ask); !good) return refused(good.error());
  return found;
}

namespace {

// Bodies whose handlers tell of such members themselves, together with all else that is wrong
// (api::body, the rules of a round); and what a phone sends.
bool reads_strictly(std::string_view body) {
  static constexpr std::array<std::string_view, 16> all = {
      "sign_in",        "setup",          "password",        "password_change",
      "password_reset", "totp_code",      "preferences",     "token_draft",
      "account_draft",  "account_change", "role_change",     "contact",
      "report_freeze",  "round_draft",    "recheck_request", "sync_request"};
  return std::ranges::find(all, body) != all.end();
}

}  // namespace

result<void> check_members(const route& to, const http::request& ask) {
  if (ask.body.empty() || reads_strictly(to.body)) return {};
  auto found = unknown_members(ask.body, to.body);
  if (found.empty()) return {};
  return refused(failure(std::move(found)));
}

failure turned_away_failure(int status) {
  switch (status) {
    case 408:
      return error::request_timeout;
    case 413:
      return {error::too_large,
              {{"limit.zh", "该操作的限额"}, {"limit.en", "what this operation allows"}}};
    case 414:
    case 431:
      return error::headers_too_large;
    case 501:
      return error::not_implemented;
    case 503:
      return {error::overloaded, {{"seconds", "2"}}};
    case 505:
      return error::http_version;
    default:
      return {error::bad_request,
              {{"reason.zh", "不符合 HTTP/1.1"}, {"reason.en", "not valid HTTP/1.1"}}};
  }
}

void add_api_headers(http::response& out, const settings& config) {
  common_headers(out, config);
  const bool cached = std::any_of(out.headers.begin(), out.headers.end(),
                                  [](const auto& h) { return h.first == "Cache-Control"; });
  if (!cached) out.headers.emplace_back("Cache-Control", "no-store");
  out.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
}

void add_page_headers(http::response& out, const settings& config) {
  common_headers(out, config);
  out.headers.emplace_back("Permissions-Policy",
                           "camera=(self), geolocation=(self), microphone=()");
  out.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
      "img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; "
      "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
      "frame-ancestors 'none'");
}

failure failure_of(const std::exception& what) {
  const auto* broken = dynamic_cast<const db::error_thrown*>(&what);
  failure out(error::internal);
  if (broken && broken->what_kind == db::error_thrown::kind::full)
    out = failure(error::store_full);
  else if (broken && broken->what_kind == db::error_thrown::kind::unavailable)
    out = failure(error::store_unavailable);
  else if (broken && broken->what_kind == db::error_thrown::kind::too_much)
    return failure(error::past_too_far);
  else if (broken && broken->what_kind == db::error_thrown::kind::busy)
    out = failure(error::overloaded, {{"seconds", "2"}});
  const std::string id = to_string(new_uuid()).substr(24);
  if (out.code() == error::internal) out.problems.front().params["id"] = id;
  spdlog::error("{} ({})", what.what(), id);
  return out;
}

}  // namespace wangge::api

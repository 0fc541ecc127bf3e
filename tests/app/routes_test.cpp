// Every route of the program × every role at every level × records inside, beside and far from its
// area, on both stores. What a route needs to be tried stands in routes_fixture; one without a
// sample fails here.

#include "support/routes_fixture.h"

namespace wangge::app {
namespace {

using http::method;

bool writes(const api::route& one) {
  return one.verb != method::get;
}

struct routes_everywhere : routes_test {
  // The account may ask this route: on its own ground it is answered or refused by a rule, never by
  // its rights.
  void try_inside(const api::route& one, const small_account& who) {
    const auto sent = sample(one, town_.grids.front());
    if (!sent) return;
    const auto answer = ask(*sent, &who);
    const auto code = code_of(answer);
    const bool own = one.pattern.starts_with("/views") || one.pattern.starts_with("/tokens") ||
                     one.pattern.starts_with("/jobs") || one.pattern.starts_with("/exports") ||
                     one.pattern.starts_with("/imports/");
    const bool everywhere = one.pattern.starts_with("/roles/");  // only the district's may
    if (everywhere && who.scope != "370105") return;
    const bool elsewhere = own && has_segment(one) && who.id != town_.accounts.front().id;
    if (elsewhere ? answer.status != 404 : code == "forbidden" || answer.status == 404)
      fault(one, "inside, as " + who.username + ": " + describe(answer));
  }

  // Outside its area everything answers as if it did not exist.
  void try_outside(const api::route& one, const small_account& who, const small_grid& far) {
    auto sent = sample(one, far);
    if (!sent) return;
    const auto answer = ask(*sent, &who);
    auto nowhere = *sent;
    const auto mark = sent->path.find(far.code) != std::string::npos ? far.code : std::string();
    const auto from = api::router::full_path(one).find("/:") + 1;
    const auto end = std::min(sent->path.find('/', from), sent->path.size());
    nowhere.path.replace(from, end - from,
                         mark.empty() ? to_string(new_uuid()) : "370105999999999");
    const auto unknown = ask(nowhere, &who);
    if (answer.status != 404 || answer.body != unknown.body)
      fault(one, "outside, as " + who.username + ": " + describe(answer) +
                     " and for nothing: " + describe(unknown));
  }

  // ?unit= beyond the area, and bodies that name a place beyond it.
  void try_names_outside(const api::route& one, const small_account& who, const small_grid& far) {
    auto sent = sample(one, town_.grids.front());
    if (!sent) return;
    const bool by_unit = std::any_of(one.query.begin(), one.query.end(),
                                     [](const auto& p) { return p.name == "unit"; });
    if (by_unit) {
      for (std::size_t digits : {9, 12, 15}) {
        const auto unit = far.code.substr(0, digits);
        if (who.scope.starts_with(unit)) continue;
        sent->query = {{"unit", unit}};
        if (const auto answer = ask(*sent, &who); answer.status != 404)
          fault(one, "?unit= outside, as " + who.username + ": " + describe(answer));
      }
      sent->query.clear();
    }
    if (!writes(one) || sent->body.find(town_.grids.front().code) == std::string::npos) return;
    const auto foreign = sample(one, far);
    sent->body = foreign->body;
    if (const auto answer = ask(*sent, &who); answer.status < 400)
      fault(one, "a body that names another area, as " + who.username + ": " + describe(answer));
  }
};

TEST_P(routes_everywhere, every_role_sees_its_area_and_nothing_else) {
  for (const auto& one : routes())
    for (const auto& who : town_.accounts) {
      if (one.permission == "public" || one.answer == "events") continue;
      if (!may(who, one)) {
        const auto sent = sample(one, town_.grids.front());
        if (!sent) continue;
        if (const auto answer = ask(*sent, &who);
            answer.status != 403 || code_of(answer) != "forbidden")
          fault(one, "without the right, as " + who.username + ": " + describe(answer));
        continue;
      }
      try_inside(one, who);
      for (const auto& far : {town_.grids[1], town_.grids.back()}) {  // beside it and far away
        if (inside(who, far)) continue;
        if (has_segment(one) && !district_wide(one)) try_outside(one, who, far);
        try_names_outside(one, who, far);
      }
    }
}

TEST_P(routes_everywhere, nobody_gets_in_without_signing_in) {
  for (const auto& one : routes()) {
    const auto sent = sample(one, town_.grids.front());
    if (!sent || one.permission == "public") continue;
    if (const auto answer = ask(*sent, nullptr); answer.status != 401)
      fault(one, "without signing in: " + describe(answer));
    if (const auto answer = send(*sent, "wgt_nobodyhasthistoken"); answer.status != 401)
      fault(one, "with a token nobody has: " + describe(answer));
  }
}

TEST_P(routes_everywhere, a_browser_writes_only_with_its_csrf_token) {
  std::map<std::string, http::response> open;
  for (const auto& one : routes()) {
    const auto* who = someone_who_may(one);
    if (!writes(one) || one.permission == "public" || !who) continue;
    auto sent = sample(one, town_.grids.front());
    if (!sent) continue;
    auto& session = open[who->username];
    if (session.headers.empty()) {
      trial sign_in;
      for (const auto& each : routes())
        if (each.pattern == "/session" && each.verb == method::post) sign_in.to = &each;
      sign_in.path = "/api/v1/session";
      sign_in.body = R"({"username":")" + who->username + R"(","password":"korrekt-Pferd-42"})";
      session = send(sign_in, {});
      ASSERT_EQ(session.status, 200) << session.body;
    }
    for (const auto& [name, value] : session.headers)
      if (name == "Set-Cookie")
        sent->cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    for (const char* token : {"", "wrong", "0000000000000000000000000000000000000000000"}) {
      sent->csrf = token;
      if (const auto answer = ask(*sent, nullptr);
          answer.status != 403 || code_of(answer) != "csrf")
        fault(one, "without its CSRF token: " + describe(answer));
    }
  }
}

TEST_P(routes_everywhere, an_unknown_parameter_is_refused_by_name) {
  for (const auto& one : routes()) {
    const auto* who = someone_who_may(one);
    auto sent = sample(one, town_.grids.front());
    if (!sent) continue;
    if (!who) {
      fault(one, "nobody of the district may ask it");
      continue;
    }
    sent->query = {{"colour", "red"}};
    const auto answer = ask(*sent, who);
    if (answer.status != 400 || code_of(answer) != "unknown_parameter" ||
        answer.body.find("colour") == std::string::npos)
      fault(one, "an unknown parameter: " + describe(answer));
  }
}

TEST_P(routes_everywhere, rubbish_is_refused_and_never_breaks_anything) {
  const std::string deep = std::string(2000, '[') + std::string(2000, ']');
  std::string characters;  // longer than any quotation, so that it is cut within one
  for (int i = 0; i < 200; ++i) characters += "\xe4\xb8\x80";
  const std::string bodies[] = {
      "",
      "{",
      "[]",
      "null",
      "7",
      "\"x\"",
      deep,
      "{\"a\":" + deep + "}",
      "{\"name\":\"\xff\xfe\"}",
      std::string("{}\0", 3),
      R"({"reason":7,"ids":7,"fields":7,"patch":7,"grid":7,"name":[],"columns":7,"filters":7,"kind":{}})",
      R"({"ids":[null,1,"x",[]],"decision":"merge","patch":{"grid":[[]]},"fields":[null,7]})",
      R"({"a":1,"a":2})",
      R"({"\u0000":"\u0000"})",
      R"({"version":1e999})",
      R"({"grid":"999999999999999","code":"000000","name":"\ud800"})",
      std::string(200'000, ' ') + "{}"};
  const std::string values[] = {
      "",     characters,    "%",   std::string(5000, '9'), "-1",         "0",
      "null", "' OR 1=1 --", "1e9", "\xf0\x9f\xa6\x84",     "2020-02-30", "370105001001001,x"};
  for (const auto& one : routes()) {
    const auto* who = someone_who_may(one);
    const auto sent = sample(one, town_.grids.front());
    if (!who || !sent) continue;
    for (const auto& body : bodies) {
      auto bad = *sent;
      bad.body = body;
      const auto answer = ask(bad, who);
      const bool may_be_empty =
          body.find_first_not_of(" {}\0") == body.npos || one.body == "preferences";
      if (!one.body.empty() && one.body != "bytes" && !may_be_empty && answer.status < 400)
        fault(one, "took rubbish: " + body.substr(0, 60));
    }
    std::size_t turn = 0;
    for (const auto& value : values) {
      for (const auto& parameter : one.query) {
        if (++turn % 3 != 0 && one.query.size() > 3) continue;  // lists: each meets a third of them
        auto bad = *sent;
        bad.query = {{std::string(parameter.name), value}};
        ask(bad, who);
      }
      auto bad = *sent;
      bad.if_match = value;
      ask(bad, who);
      if (!has_segment(one) || value.empty()) continue;
      const auto from = api::router::full_path(one).find("/:") + 1;
      const auto end = std::min(bad.path.find('/', from), bad.path.size());
      bad.if_match = "1";
      bad.path.replace(from, end - from, value);
      if (const auto answer = ask(bad, who); answer.status < 400)
        fault(one, "took the rubbish segment " + value.substr(0, 40));
    }
  }
}

WANGGE_ON_BOTH_STORES(routes_everywhere);

}  // namespace
}  // namespace wangge::app

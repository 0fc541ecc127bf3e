// What leaves the program by other ways than a plain answer stays within the area, too: exports,
// events, ids that are already taken, figures.

#include <thread>

#include "records/entity.h"
#include "support/routes_fixture.h"

namespace wangge::app {
namespace {

using http::method;

struct area : routes_test {
  const api::route& route_of(method verb, std::string_view pattern) const {
    for (const auto& one : routes())
      if (one.verb == verb && one.pattern == pattern) return one;
    throw std::runtime_error("no route " + std::string(pattern));
  }
  trial request(method verb, std::string_view pattern, std::string path,
                std::string body = {}) const {
    trial out;
    out.to = &route_of(verb, pattern);
    out.path = "/api/v1" + std::move(path);
    out.body = std::move(body);
    return out;
  }
  // The text of the file that an export of this kind gives this account.
  std::string exported(const small_account& who, std::string_view kind) {
    const auto started =
        ask(request(method::post, "/exports", "/exports",
                    R"({"kind":")" + std::string(kind) + R"(","format":"csv","purpose":"核对"})"),
            &who);
    EXPECT_EQ(started.status, 202) << started.body;
    const std::string id(json::document::parse_object(started.body)->root().text_of("id"));
    for (int tries = 0; tries < 600; ++tries) {
      const auto job = ask(request(method::get, "/jobs/:id", "/jobs/" + id), &who);
      if (job.body.find(R"("state":"done")") != std::string::npos) break;
      if (job.body.find(R"("state":"failed")") != std::string::npos) return "failed: " + job.body;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    auto file = request(method::get, "/exports/:id/file", "/exports/" + id + "/file");
    auto answer = ask(file, &who);
    EXPECT_EQ(answer.status, 200) << answer.body;
    std::string part;
    for (bool more = answer.source != nullptr; more; part.clear()) {
      more = answer.source->next(part);
      answer.body += part;
    }
    check_traces(file, answer, who);
    return answer.body;
  }
};

TEST_P(area, exports_hold_the_area_and_mask_what_the_role_does_not_see) {
  const auto& start = route_of(method::post, "/exports");
  for (const auto& who : town_.accounts) {
    if (!may(who, start)) continue;
    for (const auto& kind : records::all_entities()) {
      const auto text = exported(who, kind.plural);
      if (kind.name == "courtyard" && text.find(town_.grids.front().mark) == std::string::npos)
        fault(start, "the own area is missing for " + who.username + ": " + text.substr(0, 200));
    }
  }
}

TEST_P(area, an_id_of_another_area_can_not_be_taken) {
  for (const auto& kind : records::all_entities()) {
    if (kind.name == "unit") continue;
    const auto& one = route_of(method::post, "/" + std::string(kind.plural));
    for (const auto& who : town_.accounts) {
      if (!may(who, one) || inside(who, town_.grids.back())) continue;
      auto sent = *sample(one, town_.grids.front());
      sent.body.insert(1,
                       R"("id":")" + town_.grids.back().ids.at(std::string(kind.name)) + R"(",)");
      if (const auto answer = ask(sent, &who); answer.status != 409)
        fault(one, "took an id of another area: " + describe(answer));
    }
  }
}

TEST_P(area, events_tell_of_the_area_only) {
  const auto stream = request(method::get, "/events", "/events");
  for (const auto& who : town_.accounts) {
    const auto answer = send(stream, who.token);
    ASSERT_TRUE(answer.events) << who.username;
    for (const auto& grid : town_.grids) {
      const auto code = *codes::parse(grid.code);
      EXPECT_EQ(answer.events->wants({1, "persons", code, code, {}}), inside(who, grid))
          << who.username;
    }
    EXPECT_TRUE(answer.events->alive());
  }
  EXPECT_EQ(send(stream, {}).status, 401);
}

TEST_P(area, a_masked_field_gives_nothing_away_by_order_or_hits) {
  const small_account* guard = nullptr;
  for (const auto& who : town_.accounts)
    if (who.role == "guard") guard = &who;
  for (const char* query : {"sort", "party_member"}) {
    auto list = request(method::get, "/persons", "/persons");
    list.query = {{query, std::string(query) == "sort" ? "-name" : "true"}};
    EXPECT_EQ(code_of(ask(list, guard)), "reveal_forbidden") << query;
  }
  auto pages = request(method::get, "/persons", "/persons");
  pages.query = {{"limit", "1"}};
  const auto first = ask(pages, guard);
  const std::string next(json::document::parse_object(first.body)->root().text_of("next"));
  ASSERT_FALSE(next.empty());
  pages.query.emplace_back("cursor", next);
  EXPECT_EQ(ask(pages, guard).status, 200);
  auto forged = next;
  forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
  pages.query.back().second = forged;
  EXPECT_EQ(code_of(ask(pages, guard)), "bad_cursor");
}

WANGGE_ON_BOTH_STORES(area);

}  // namespace
}  // namespace wangge::app

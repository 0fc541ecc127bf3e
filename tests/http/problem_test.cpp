#include "http/problem.h"

#include <gtest/gtest.h>

#include <map>

namespace wangge::test {
namespace {

std::map<std::string, std::string> fields(const http::response& answer) {
  return {answer.headers.begin(), answer.headers.end()};
}

TEST(http_problem, says_every_violation_in_the_readers_language) {
  const failure why(std::vector<problem>{
      {error::required, "name", {{"label", "姓名"}}},
      {error::too_long, "note", {{"label", "备注 \"x\""}, {"max", "10"}}},
  });
  const auto zh = http::problem_response(why, language::zh);
  EXPECT_EQ(zh.status, 422);
  EXPECT_EQ(zh.content_type, "application/problem+json; charset=utf-8");
  EXPECT_EQ(zh.body,
            R"({"type":"urn:wangge:error:required","title":"内容没有通过检查","status":422,)"
            R"("detail":"请填写“姓名”","code":"required","errors":[)"
            R"({"code":"required","field":"name","message":"请填写“姓名”"},)"
            R"({"code":"too_long","field":"note","message":"“备注 \"x\"”最多 10 个字"}]})");
  const auto en = http::problem_response(why, language::en);
  EXPECT_NE(en.body.find("“姓名” is required"), en.body.npos);
  EXPECT_EQ(fields(zh)["Content-Language"], "zh");
  EXPECT_EQ(fields(en)["Content-Language"], "en");
}

TEST(http_problem, never_tells_the_cause) {
  failure why(error::internal, {{"id", "7"}});
  why.cause = "password=secret";
  for (const auto lang : {language::zh, language::en})
    EXPECT_EQ(http::problem_response(why, lang).body.find("secret"), std::string::npos);
}

TEST(http_problem, carries_a_conflicts_differences) {
  failure why(error::stale_version, {{"by", "a"}, {"at", "b"}});
  why.extra = R"({"name":["x","y"]})";
  const auto out = http::problem_response(why, language::en);
  EXPECT_EQ(out.status, 409);
  EXPECT_TRUE(out.body.ends_with(R"(,"conflict":{"name":["x","y"]}})"));
}

TEST(http_problem, says_when_to_come_back_and_how_to_sign_in) {
  const auto after = [](failure why) {
    return fields(http::problem_response(why, language::zh))["Retry-After"];
  };
  EXPECT_EQ(after({error::overloaded, {{"seconds", "5"}}}), "5");
  EXPECT_EQ(after({error::account_locked, {{"minutes", "15"}}}), "900");
  EXPECT_EQ(after(error::store_full), "2");
  EXPECT_EQ(after(error::not_found), "");
  const auto out = http::problem_response(error::not_signed_in, language::zh);
  EXPECT_EQ(fields(out)["WWW-Authenticate"], "Bearer realm=\"wangge\"");
}

TEST(http_problem, status_can_be_given) {
  const auto out = http::problem_response(error::headers_too_large, language::en, 414);
  EXPECT_EQ(out.status, 414);
  EXPECT_NE(out.body.find("\"status\":414"), out.body.npos);
}

}  // namespace
}  // namespace wangge::test

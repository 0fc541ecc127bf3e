#include "api/body.h"

#include <gtest/gtest.h>

namespace wangge::api {
namespace {

constexpr label name{"名称", "name"};

http::request sent(std::string text) {
  http::request ask;
  ask.body = std::move(text);
  return ask;
}

TEST(body, refuses_everything_wrong_at_once) {
  auto from = body::read(sent(R"({"a":1,"b":"xxxx","c":"yes","d":9,"e":"no uuid","f":[1],"z":0})"));
  ASSERT_TRUE(from);
  EXPECT_EQ(from->text("a", name, 10), "");
  EXPECT_EQ(from->text("b", name, 3), "");
  EXPECT_FALSE(from->maybe_flag("c", name));
  EXPECT_FALSE(from->maybe_integer("d", name, 1, 5));
  EXPECT_FALSE(from->maybe_id("e"));
  EXPECT_FALSE(from->maybe_words("f", name));
  EXPECT_EQ(from->secret("g", name, 10), "");
  const auto refusal = from->done();
  ASSERT_FALSE(refusal);
  std::vector<std::pair<error, std::string>> found;
  for (const auto& one : refusal.error().problems) found.emplace_back(one.code, one.field);
  EXPECT_EQ(found, (std::vector<std::pair<error, std::string>>{{error::wrong_kind, "a"},
                                                               {error::too_long, "b"},
                                                               {error::wrong_kind, "c"},
                                                               {error::out_of_range, "d"},
                                                               {error::wrong_kind, "e"},
                                                               {error::wrong_kind, "f"},
                                                               {error::required, "g"},
                                                               {error::unknown_field, "z"}}));
}

TEST(body, blank_text_is_missing_text) {
  auto from = body::read(sent(R"({"a":" 　 "})"));
  from->text("a", name, 10);
  EXPECT_EQ(from->done().error().code(), error::required);
}

TEST(body, only_an_object_is_read) {
  EXPECT_EQ(body::read(sent("[]")).error().code(), error::bad_json);
  EXPECT_EQ(body::read(sent("{")).error().code(), error::bad_json);
  EXPECT_TRUE(body::read(sent(""))->done());
}

TEST(body, gives_what_was_sent) {
  auto from = body::read(sent(
      R"({"t":" ａ 网格 ","s":" as sent ","f":false,"n":5,"o":{"x":[1]},"w":["p","q"],"u":null})"));
  EXPECT_EQ(from->text("t", name, 10), "a 网格");
  EXPECT_EQ(from->secret("s", name, 10), " as sent ");
  EXPECT_EQ(from->maybe_flag("f", name), false);
  EXPECT_EQ(from->maybe_integer("n", name, 1, 5), 5);
  EXPECT_EQ(from->maybe_object("o", name, 100), R"({"x":[1]})");
  EXPECT_EQ(from->maybe_words("w", name), (std::vector<std::string>{"p", "q"}));
  EXPECT_FALSE(from->maybe_text("u", name, 10));
  EXPECT_FALSE(from->maybe_text("absent", name, 10));
  EXPECT_TRUE(from->done());
}

}  // namespace
}  // namespace wangge::api

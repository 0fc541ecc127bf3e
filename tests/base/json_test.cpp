#include "base/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace wangge::json {
namespace {

error refused_with(std::string_view text) {
  const auto got = document::parse(text);
  return got ? error::internal : got.error().code();
}

std::string nested(int depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

TEST(json, refuses_what_is_not_json) {
  for (const auto* text :
       {"", "  ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "nul", "01", "1 2", "[1]x", "\"open", "NaN",
        "{\"a\" 1}", "\"\\q\"", "/**/1", "+1", ".5", "1e999", "123456789012345678901"})
    EXPECT_EQ(refused_with(text), error::bad_json) << text;
  EXPECT_EQ(refused_with("\"a\nb\""), error::bad_json);
  EXPECT_EQ(document::parse_object("[1]").error().code(), error::bad_json);
}

TEST(json, refuses_broken_utf8) {
  EXPECT_EQ(refused_with("\"\xff\""), error::bad_utf8);
  EXPECT_EQ(refused_with("\"\xc0\x80\""), error::bad_utf8);
  EXPECT_EQ(refused_with("\"\xed\xa0\x80\""), error::bad_utf8);
  EXPECT_EQ(refused_with("\"\\ud800\""), error::bad_json);
  EXPECT_EQ(refused_with("\"\\ud800x\""), error::bad_json);
}

TEST(json, refuses_nul_and_names_given_twice) {
  EXPECT_EQ(refused_with(R"("a\u0000b")"), error::bad_json);
  EXPECT_EQ(refused_with(R"({"a\u0000":1})"), error::bad_json);
  EXPECT_EQ(refused_with(R"({"a":1,"b":2,"a":3})"), error::bad_json);
  EXPECT_EQ(refused_with(R"({"":1,"":2})"), error::bad_json);
  EXPECT_EQ(refused_with(R"([{"x":{"a":1,"\u0061":2}}])"), error::bad_json);
}

TEST(json, refuses_deep_nesting) {
  EXPECT_TRUE(document::parse(nested(31)));
  EXPECT_EQ(refused_with(nested(40)), error::bad_json);
  EXPECT_EQ(refused_with(nested(100000)), error::bad_json);
  EXPECT_EQ(refused_with(std::string(1 << 20, '[')), error::bad_json);
}

TEST(json, reads_every_kind) {
  const auto got = document::parse(
      R"({"s":"甲\n\u4e59","i":-9223372036854775808,"d":1.5,"b":true,"n":null,"a":[1,"x"],"o":{}})");
  ASSERT_TRUE(got);
  const auto root = got->root();
  EXPECT_EQ(root.text_of("s"), "甲\n乙");
  EXPECT_EQ(root.integer_of("i", 0), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(root.find("d")->real(), 1.5);
  EXPECT_TRUE(root.find("b")->boolean());
  EXPECT_TRUE(root.find("n")->is_null());
  EXPECT_EQ(root.find("o")->kind(), type::object);
  EXPECT_FALSE(root.find("missing"));
  EXPECT_EQ(root.find("s")->integer(), 0);
  EXPECT_EQ(root.find("a")->dump(), R"([1,"x"])");
}

TEST(json, writes_every_kind) {
  writer out;
  out.open().member("a", 1).member("b", true).member("c", "甲\"\\\n").member("d", std::string("y"));
  out.key("e").raw("[1,2]").key("f").null().key("g").value(
      std::numeric_limits<double>::quiet_NaN());
  out.member("h", std::string_view()).member("i", 0.1).member("j", uuid{}).close();
  EXPECT_EQ(out.str(),
            R"({"a":1,"b":true,"c":"甲\"\\\n","d":"y","e":[1,2],"f":null,"g":null,"h":"","i":0.1,)"
            R"("j":"00000000-0000-0000-0000-000000000000"})");
  EXPECT_TRUE(document::parse(out.str()));
}

// Whatever stands in a text, and wherever: what is read back is what was written.
TEST(json, reads_back_every_text_it_writes) {
  for (int c = 1; c < 128; ++c)
    for (const int before : {0, 1, 6, 7, 8, 9, 15, 16})
      for (const int after : {0, 1, 8}) {
        const std::string text =
            std::string(before, 'x') + static_cast<char>(c) + "网" + std::string(after, 'y');
        writer out;
        out.open().member(text, text).close();
        const auto got = document::parse(out.str());
        ASSERT_TRUE(got) << out.str();
        EXPECT_EQ(got->root().text_of(text), text);
      }
}

TEST(json, parts_values_and_only_values) {
  writer out;
  out.open_array().open().close().open_array().close_array().value(1).value("").null();
  out.open().key("a").open_array().value("{").value(":").close_array().key("b").open().close();
  EXPECT_EQ(std::move(out.close().close_array()).str(),
            R"([{},[],1,"",null,{"a":["{",":"],"b":{}}])");
}

}  // namespace
}  // namespace wangge::json

#include "access/secret.h"

#include <gtest/gtest.h>

#include <set>

namespace wangge::access {
namespace {

TEST(secret, refuses_text_that_is_not_base64url) {
  for (const char* const bad : {"a", "ab=", "ab==", "+/+/", "YQ==", "YR", "Y Q", "YQ\n", "YWI!"})
    EXPECT_FALSE(from_base64url(bad)) << bad;
}

TEST(secret, base64url_round_trip) {
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(base64url("\xfb\xff"), "-_8");
  for (std::size_t size = 0; size < 50; ++size) {
    const std::string bytes = random_bytes(size);
    EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
  }
}

TEST(secret, tokens_differ) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(random_token());
  EXPECT_EQ(seen.size(), 100u);
  EXPECT_EQ(seen.begin()->size(), 43u);
}

TEST(secret, compares) {
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

}  // namespace
}  // namespace wangge::access

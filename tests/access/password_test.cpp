#include "access/password.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace wangge::access {
namespace {

constexpr hashing cheap{.passes = 1, .memory_bytes = 8 << 10};

TEST(password, refuses_when_no_turn_comes) {
  hashing closed = cheap;
  closed.at_once = 0;
  closed.wait_ms = 0;
  password_hasher hasher(closed);
  EXPECT_EQ(hasher.hash("x").error().code(), error::overloaded);
  EXPECT_EQ(hasher.verify("", "x").error().code(), error::overloaded);
}

TEST(password, wrong_ones_do_not_match) {
  password_hasher hasher(cheap);
  const std::string stored = hasher.hash("正确的 password").value();
  EXPECT_FALSE(hasher.verify(stored, "").value());
  EXPECT_FALSE(hasher.verify(stored, "正确的 Password").value());
  EXPECT_FALSE(hasher.verify("", "").value()) << "unknown user";
  EXPECT_FALSE(hasher.verify("damaged", "x").value());
  EXPECT_TRUE(hasher.verify(stored, "正确的 password").value());
}

TEST(password, hashes_are_salted_argon2id) {
  password_hasher hasher(cheap);
  const std::string one = hasher.hash("x").value();
  EXPECT_NE(one, hasher.hash("x").value());
  EXPECT_TRUE(one.starts_with("$argon2id$"));
}

TEST(password, knows_hashes_of_another_cost) {
  password_hasher today(cheap), tomorrow({.passes = 2, .memory_bytes = 8 << 10});
  const std::string stored = today.hash("x").value();
  EXPECT_FALSE(today.outdated(stored));
  EXPECT_TRUE(tomorrow.outdated(stored));
  EXPECT_TRUE(tomorrow.verify(stored, "x").value());
}

TEST(password, many_threads_take_turns) {
  hashing one_by_one = cheap;
  one_by_one.at_once = 1;
  one_by_one.wait_ms = 60'000;
  password_hasher hasher(one_by_one);
  const std::string stored = hasher.hash("x").value();
  std::atomic<int> matched = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] { matched += hasher.verify(stored, "x").value_or(false); });
  threads.clear();
  EXPECT_EQ(matched, 8);
}

}  // namespace
}  // namespace wangge::access

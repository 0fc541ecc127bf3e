#include "access/rules.h"

#include <gtest/gtest.h>

namespace wangge::access {
namespace {

constexpr instant minute = 60'000;

TEST(account_rules, user_names_have_one_shape) {
  for (const auto* bad : {"", "ab", "1abc", "Abc", "a b c", "张三三", "a/b/c", "-abc",
                          "abcdefghijklmnopqrstuvwxyzabcdefg", "abc\n"})
    EXPECT_FALSE(good_username(bad)) << bad;
  for (const auto* good : {"abc", "zhang.san", "a-1_2.3", "abcdefghijklmnopqrstuvwxyzabcdef"})
    EXPECT_TRUE(good_username(good)) << good;
}

TEST(account_rules, weak_passwords_are_refused) {
  for (const auto* bad : {"", "short-1", "123456789012", "abcdefghijkl", "qwertyuiop",
                          "aaaaaaaaaaaa", "abababababab", "zhangsan-2020", "ZhangSan!2020x",
                          "09876543210", "1qaz2wsx3edc", "!@#$%^&*()", "网格网格网格网格网格"})
    EXPECT_FALSE(check_password(bad, "zhangsan", 10)) << bad;
  for (const auto* good :
       {"korrekt-Pferd-42", "春眠不觉晓处处闻啼鸟", "Ab3$Ab3$Xy9!", "wangge-demo-2020"})
    EXPECT_TRUE(check_password(good, "zhangsan", 10)) << good;
  EXPECT_EQ(check_password("short-1", "x", 10).error().problems[0].params.at("min"), "10");
}

TEST(account_rules, locks_grow_up_to_a_limit) {
  const limits how;
  EXPECT_EQ(lock_end(4, 0, how), 0);
  EXPECT_EQ(lock_end(5, 0, how), 5 * minute);
  EXPECT_EQ(lock_end(6, 0, how), 10 * minute);
  EXPECT_EQ(lock_end(8, 0, how), 40 * minute);
  EXPECT_EQ(lock_end(9, 0, how), 60 * minute);
  EXPECT_EQ(lock_end(1'000'000, 0, how), 60 * minute);
}

TEST(account_rules, an_address_runs_out_of_attempts_and_gets_them_back) {
  attempt_log log{limits{}};
  for (int i = 0; i < 30; ++i) EXPECT_EQ(log.take("a", 1000), 0);
  EXPECT_EQ(log.take("a", 1000), 2);
  EXPECT_EQ(log.take("b", 1000), 0);
  EXPECT_EQ(log.take("a", 3000), 0);
  EXPECT_EQ(log.take("a", 3000), 2);
  log.give_back("a");
  EXPECT_EQ(log.take("a", 3000), 0);
  EXPECT_EQ(log.take("a", 2000), 2) << "a clock set back gives nothing";
}

TEST(account_rules, names_nobody_has_lock_like_accounts) {
  attempt_log log{limits{}};
  for (int i = 0; i < 4; ++i) log.stranger_failed("nobody", 1000);
  EXPECT_EQ(log.stranger_locked_until("nobody", 1000), 0);
  log.stranger_failed("nobody", 1000);
  EXPECT_EQ(log.stranger_locked_until("nobody", 1000), 1000 + 5 * minute);
  EXPECT_EQ(log.stranger_locked_until("nobody", 1000 + 5 * minute), 0);
  EXPECT_EQ(log.stranger_locked_until("somebody", 1000), 0);
}

TEST(account_rules, the_attempt_log_stays_small) {
  attempt_log log{limits{}};
  for (int i = 0; i < 25'000; ++i) log.stranger_failed("n" + std::to_string(i), i);
  for (int i = 0; i < 5; ++i) log.stranger_failed("last", 30'000);
  EXPECT_GT(log.stranger_locked_until("last", 30'000), 0);
}

}  // namespace
}  // namespace wangge::access

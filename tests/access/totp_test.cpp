#include "access/totp.h"

#include <gtest/gtest.h>

namespace wangge::access {
namespace {

const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // "12345678901234567890"

TEST(totp, refuses_wrong_old_and_used_codes) {
  const instant now = 1'111'111'111'000;
  const std::int64_t step = totp_step(now);
  EXPECT_FALSE(check_totp(rfc_secret, "", now, 0));
  EXPECT_FALSE(check_totp(rfc_secret, "000000", now, 0));
  EXPECT_FALSE(check_totp("not base32", totp_code(rfc_secret, step), now, 0));
  EXPECT_FALSE(check_totp("", "", now, 0));
  EXPECT_FALSE(check_totp(rfc_secret, totp_code(rfc_secret, step - 2), now, 0));
  EXPECT_FALSE(check_totp(rfc_secret, totp_code(rfc_secret, step + 2), now, 0));
  EXPECT_FALSE(check_totp(rfc_secret, totp_code(rfc_secret, step), now, step)) << "used already";
  EXPECT_FALSE(check_totp(rfc_secret, totp_code(rfc_secret, step - 1), now, step))
      << "older than used";
}

TEST(totp, gives_the_published_codes) {  // RFC 6238 appendix B, last six of eight digits
  EXPECT_EQ(totp_code(rfc_secret, totp_step(59'000)), "287082");
  EXPECT_EQ(totp_code(rfc_secret, totp_step(1'111'111'109'000)), "081804");
  EXPECT_EQ(totp_code(rfc_secret, totp_step(1'234'567'890'000)), "005924");
  EXPECT_EQ(totp_code(rfc_secret, totp_step(20'000'000'000'000)), "353130");
}

TEST(totp, accepts_one_step_to_either_side) {
  const instant now = 1'111'111'111'000;
  for (std::int64_t off = -1; off <= 1; ++off) {
    const std::int64_t step = totp_step(now) + off;
    EXPECT_EQ(check_totp(rfc_secret, totp_code(rfc_secret, step), now, 0), step);
  }
}

TEST(totp, secrets_differ_and_work) {
  const std::string secret = new_totp_secret();
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_NE(secret, new_totp_secret());
  EXPECT_TRUE(check_totp(secret, totp_code(secret, 1000), 30'000'000, 0));
}

TEST(totp, uri_is_encoded) {
  EXPECT_EQ(totp_uri("网格", "li ming", "ABC"),
            "otpauth://totp/%E7%BD%91%E6%A0%BC:li%20ming?secret=ABC&issuer=%E7%BD%91%E6%A0%BC"
            "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace wangge::access

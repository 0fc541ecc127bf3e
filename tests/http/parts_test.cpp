// The small pure parts below the server.

#include <gtest/gtest.h>

#include <stdexcept>

#include "http/input_buffer.h"
#include "http/parser.h"
#include "http/peer.h"
#include "http/request_head.h"

namespace wangge::test {
namespace {

using http::head_state;

TEST(http_head, is_found_in_pieces_of_any_size) {
  const std::string head = "GET / HTTP/1.1\r\nHost: t\r\nX: a\tb \r\n\r\n";
  const std::string bytes = head + "body";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    std::size_t seen = 0, given = 0;
    auto state = head_state::more;
    while (state == head_state::more && given < bytes.size()) {
      given = std::min(given + step, bytes.size());
      state = http::scan_head(std::string_view(bytes).substr(0, given), seen);
    }
    EXPECT_EQ(state, head_state::whole) << step;
    EXPECT_EQ(seen, head.size()) << step;
  }
}

TEST(http_head, is_bad_as_soon_as_it_can_be_known) {
  for (const std::string bad :
       {"\n", "G\n", "G\r\r", "G\rx", "G\r\n ", "G\r\n\t", "G\x01", "G\x7f"}) {
    for (std::size_t step = 1; step <= bad.size(); ++step) {
      std::size_t seen = 0, given = 0;
      auto state = head_state::more;
      while (state == head_state::more && given < bad.size()) {
        given = std::min(given + step, bad.size());
        state = http::scan_head(std::string_view(bad).substr(0, given), seen);
      }
      EXPECT_EQ(state, head_state::bad) << bad << " by " << step;
    }
  }
}

TEST(http_head, words_and_lists) {
  EXPECT_TRUE(http::same_word("ChunKed", "chunked"));
  EXPECT_FALSE(http::same_word("chunke", "chunked"));
  EXPECT_TRUE(http::lists("a, 100-Continue ,b", "100-continue"));
  EXPECT_FALSE(http::lists("100-continued", "100-continue"));
  EXPECT_FALSE(http::lists("", "x"));
}

http::request targeted(std::string target) {
  http::request ask;
  ask.target = std::move(target);
  return ask;
}

TEST(http_target, keeps_dots_that_are_no_segments) {
  for (const char* fine :
       {"/", "/.well-known", "/a..b/c.", "/...", "/a//b", "/?/../", "/a?b=%2F"}) {
    auto ask = targeted(fine);
    EXPECT_TRUE(http::split_target(ask)) << fine;
  }
}

TEST(http_target, query_keeps_order_and_equals_signs) {
  auto ask = targeted("/p?b=1&a=x=y&b=2&&=nameless&flag");
  ASSERT_TRUE(http::split_target(ask));
  const http::pairs expected{{"b", "1"}, {"a", "x=y"}, {"b", "2"}, {"", "nameless"}, {"flag", ""}};
  EXPECT_EQ(ask.query, expected);
  EXPECT_EQ(ask.param("b"), "1");
  EXPECT_EQ(ask.param("flag"), "");
  EXPECT_FALSE(ask.param("c").has_value());
}

http::request forwarded(const http::pairs& headers) {
  http::request ask;
  ask.headers = headers;
  return ask;
}

TEST(http_peer, believes_only_known_proxies) {
  const http::proxy_list known({"10.0.0.0/8", "127.0.0.1", "fd00::/8"});
  const auto one = forwarded({{"x-forwarded-for", "6.6.6.6, 1.2.3.4 ,10.1.1.1"}});
  EXPECT_EQ(http::client_of(one, "127.0.0.1", known), "1.2.3.4");
  EXPECT_EQ(http::client_of(one, "fd12::1", known), "1.2.3.4");
  EXPECT_EQ(http::client_of(one, "8.8.8.8", known), "8.8.8.8");
  EXPECT_EQ(http::client_of(one, "127.0.0.2", known), "127.0.0.2");
  EXPECT_EQ(http::client_of(one, "127.0.0.1", http::proxy_list({})), "127.0.0.1");
  // Two lines count as one list.
  const auto two = forwarded({{"x-forwarded-for", "1.2.3.4"}, {"x-forwarded-for", "10.1.1.1"}});
  EXPECT_EQ(http::client_of(two, "127.0.0.1", known), "1.2.3.4");
  // Nothing but proxies, and nonsense.
  EXPECT_EQ(http::client_of(forwarded({{"x-forwarded-for", "10.1.1.1"}}), "127.0.0.1", known),
            "10.1.1.1");
  EXPECT_EQ(http::client_of(forwarded({{"x-forwarded-for", "1.2.3.4, <b>"}}), "127.0.0.1", known),
            "127.0.0.1");
  EXPECT_EQ(http::client_of(forwarded({}), "127.0.0.1", known), "127.0.0.1");
}

TEST(http_peer, networks_end_between_bytes_too) {
  const http::proxy_list known({"192.168.16.0/20", "2001:db8::/33"});
  EXPECT_TRUE(known.trusts("192.168.31.255"));
  EXPECT_FALSE(known.trusts("192.168.32.0"));
  EXPECT_TRUE(known.trusts("::ffff:192.168.16.1"));
  EXPECT_TRUE(known.trusts("2001:db8:7fff::1"));
  EXPECT_FALSE(known.trusts("2001:db8:8000::1"));
  EXPECT_FALSE(known.trusts(""));
}

TEST(http_peer, bad_proxies_are_an_error_at_once) {
  for (const char* bad :
       {"", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "::/129"})
    EXPECT_THROW(http::proxy_list({bad}), std::invalid_argument) << bad;
}

TEST(http_input, keeps_bytes_while_it_grows) {
  http::input_buffer in;
  EXPECT_EQ(in.view(), "");
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    const std::size_t least = 1 + i * 7 % 50;
    char* to = in.prepare(least);
    ASSERT_GE(in.room(), least);
    for (std::size_t k = 0; k < least; ++k) to[k] = static_cast<char>('a' + (i + k) % 26);
    expected.append(to, least);
    in.commit(least);
    const std::size_t used = i % 5 == 4 ? expected.size() : expected.size() / 3;
    in.consume(used);
    expected.erase(0, used);
    ASSERT_EQ(in.view(), expected);
  }
}

}  // namespace
}  // namespace wangge::test

// What the server turns away itself, and that each client gets to read why.

#include <gtest/gtest.h>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

struct hostile {
  const char* name;
  std::string bytes;
  int status;
};

void PrintTo(const hostile& one, std::ostream* out) {
  *out << one.name;
}

class hostile_request : public testing::TestWithParam<hostile> {};

TEST_P(hostile_request, is_refused_and_the_connection_closed) {
  running_server here;
  here.start();
  auto client = here.connect();
  ASSERT_TRUE(client.send(GetParam().bytes));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer.status, GetParam().status) << answer.head;
  EXPECT_EQ(answer.body, "{\"status\":" + std::to_string(GetParam().status) + "}");
  EXPECT_EQ(answer.field("Connection"), "close");
  EXPECT_TRUE(client.at_end());
  EXPECT_FALSE(client.was_reset());
  EXPECT_EQ(here.app.handled, 0);
  EXPECT_EQ(here.counters().turned_away, 1);
  // The next client is served.
  auto next = here.connect();
  ASSERT_TRUE(next.send(get("/well")));
  EXPECT_EQ(next.read_answer().body, "/well");
}

const std::string start = "GET / HTTP/1.1\r\nHost: t\r\n";
const std::string upload = "POST / HTTP/1.1\r\nHost: t\r\n";

INSTANTIATE_TEST_SUITE_P(
    syntax, hostile_request,
    testing::Values(hostile{"garbage", "\x16\x03\x01\x02hello there", 400},
                    hostile{"no_method", " / HTTP/1.1\r\nHost: t\r\n\r\n", 400},
                    hostile{"no_version", "GET /\r\nHost: t\r\n\r\n", 400},
                    hostile{"double_space", "GET  / HTTP/1.1\r\nHost: t\r\n\r\n", 400},
                    hostile{"http_2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
                    hostile{"http_0_9", "GET / HTTP/0.9\r\nHost: t\r\n\r\n", 505},
                    hostile{"bare_lf", "GET / HTTP/1.1\nHost: t\n\n", 400},
                    hostile{"bare_cr", "GET / HTTP/1.1\r\nHost: t\rX: y\r\n\r\n", 400},
                    hostile{"nul", start + std::string("X: a\0b\r\n\r\n", 10), 400},
                    hostile{"obs_fold_space", start + "X: a\r\n b\r\n\r\n", 400},
                    hostile{"obs_fold_tab", start + "X: a\r\n\tb\r\n\r\n", 400},
                    hostile{"fold_before_fields", "GET / HTTP/1.1\r\n Host: t\r\n\r\n", 400},
                    hostile{"space_before_colon", start + "X : a\r\n\r\n", 400},
                    hostile{"no_colon", start + "X\r\n\r\n", 400},
                    hostile{"bad_field_name", start + "X(y): a\r\n\r\n", 400}));

INSTANTIATE_TEST_SUITE_P(
    host, hostile_request,
    testing::Values(hostile{"missing", "GET / HTTP/1.1\r\n\r\n", 400},
                    hostile{"twice", start + "Host: t\r\n\r\n", 400},
                    hostile{"with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
                    hostile{"with_blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
                    hostile{"with_user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400}));

INSTANTIATE_TEST_SUITE_P(
    target, hostile_request,
    testing::Values(
        hostile{"no_authority", "GET http:///x HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        hostile{"other_scheme", "GET ftp://t/ HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        hostile{"authority", "CONNECT t:80 HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        hostile{"asterisk", "OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        hostile{"fragment", get("/a#b"), 400}, hostile{"dot_dot", get("/a/../b"), 400},
        hostile{"dot", get("/a/./b"), 400}, hostile{"last_dots", get("/a/.."), 400},
        hostile{"encoded_dots", get("/a/%2e%2E/b"), 400},
        hostile{"encoded_slash", get("/a%2Fb"), 400}, hostile{"encoded_nul", get("/a%00"), 400},
        hostile{"encoded_line_end", get("/a%0d%0aX:%20y"), 400},
        hostile{"cut_percent", get("/a%4"), 400}, hostile{"bad_percent", get("/%zz"), 400},
        hostile{"overlong_utf8", get("/%c0%af"), 400}, hostile{"surrogate", get("/%ed%a0%80"), 400},
        hostile{"raw_bad_utf8", get("/\xff"), 400}, hostile{"query_bad_utf8", get("/?q=%ff"), 400},
        hostile{"query_name_bad_utf8", get("/?%ff=1"), 400},
        hostile{"query_nul", get("/?q=%00"), 400},
        hostile{"query_bad_percent", get("/?q=%"), 400}));

INSTANTIATE_TEST_SUITE_P(
    framing, hostile_request,
    testing::Values(
        hostile{"length_and_chunked",
                upload + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        hostile{"chunked_and_length",
                upload + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
        hostile{"two_lengths", upload + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        hostile{"same_length_twice", upload + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                400},
        hostile{"length_list", upload + "Content-Length: 3, 3\r\n\r\nabc", 400},
        hostile{"signed_length", upload + "Content-Length: +3\r\n\r\nabc", 400},
        hostile{"negative_length", upload + "Content-Length: -3\r\n\r\nabc", 400},
        hostile{"hex_length", upload + "Content-Length: 0x3\r\n\r\nabc", 400},
        hostile{"empty_length", upload + "Content-Length:\r\n\r\nabc", 400},
        hostile{"huge_length", upload + "Content-Length: 99999999999999999999\r\n\r\nabc", 400},
        hostile{"chunked_not_last", upload + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                400},
        hostile{"gzip_chunked", upload + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
        hostile{"gzip", upload + "Transfer-Encoding: gzip\r\n\r\nabc", 501},
        hostile{"identity", upload + "Transfer-Encoding: identity\r\n\r\nabc", 501},
        hostile{"quoted_chunked", upload + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n", 501},
        hostile{
            "chunked_twice",
            upload + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400},
        hostile{"chunked_in_http_1_0",
                "POST / HTTP/1.0\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        hostile{"negative_chunk", upload + "Transfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n", 400},
        hostile{"huge_chunk", upload + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nab",
                413},
        hostile{"overflowing_chunk",
                upload + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nab", 400},
        hostile{"chunk_without_end",
                upload + "Transfer-Encoding: chunked\r\n\r\n2\r\nabXX0\r\n\r\n", 400},
        hostile{"endless_extension",
                upload + "Transfer-Encoding: chunked\r\n\r\n2;" + std::string(20000, 'x'), 400},
        hostile{"endless_trailer",
                upload + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + std::string(20000, 'x'),
                400},
        hostile{"too_large", post("/", std::string(1001, 'x')), 413},
        hostile{"too_large_chunked",
                upload + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x'),
                413}));

INSTANTIATE_TEST_SUITE_P(
    size, hostile_request,
    testing::Values(hostile{"fields", start + "X: " + std::string(20000, 'x') + "\r\n\r\n", 431},
                    hostile{"fields_without_end", start + "X: " + std::string(20000, 'x'), 431},
                    hostile{"target", get("/" + std::string(20000, 'x')), 414}));

}  // namespace
}  // namespace wangge::test

// What a well-behaved client gets.

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

std::string described(const http::request& ask) {
  std::string out = ask.path + "\n" + ask.target + "\n";
  for (const auto& [name, value] : ask.query) out += name + "=" + value + "\n";
  for (const auto& [name, value] : ask.headers) out += name + ": " + value + "\n";
  return out + ask.body;
}

TEST(http_request, arrives_decoded) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer(described(ask)));
  };
  here.start();
  auto client = here.connect();
  client.send(
      "\r\nPOST /%E7%BD%91%e6%a0%BC/a%20b?q=%E7%8E%8B+%2B&q=2&&empty&lone=%3D HTTP/1.1\r\n"
      "Host: t\r\nX-Mixed: Kept As Sent \r\nCONTENT-LENGTH: 3\r\n\r\nabc");
  EXPECT_EQ(client.read_answer().body,
            "/网格/a b\n/%E7%BD%91%e6%a0%BC/a%20b?q=%E7%8E%8B+%2B&q=2&&empty&lone=%3D\n"
            "q=王 +\nq=2\nempty=\nlone==\nhost: t\nx-mixed: Kept As Sent\ncontent-length: 3\nabc");
  client.send(get("/王?q=王"));
  EXPECT_EQ(client.read_answer().body, "/王\n/王?q=王\nq=王\nhost: t\n");
}

TEST(http_request, names_its_client) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer(ask.peer));
  };
  here.start();
  auto client = here.connect();
  client.send(get("/", "X-Forwarded-For: 1.2.3.4\r\n"));
  EXPECT_EQ(client.read_answer().body, "127.0.0.1");
}

TEST(http_request, every_method_is_told_apart) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer(std::to_string(static_cast<int>(ask.verb))));
  };
  here.start();
  auto client = here.connect();
  int expected = 0;
  for (const char* verb : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}) {
    client.send(std::string(verb) + " / HTTP/1.1\r\nHost: t\r\n\r\n");
    const bool head = std::string_view(verb) == "HEAD";
    const auto answer = client.read_answer(head);
    EXPECT_EQ(answer.body, head ? "" : std::to_string(expected)) << verb;
    EXPECT_EQ(answer.field("Content-Length"), "1");
    ++expected;
  }
}

TEST(http_answer, carries_the_standard_fields_once) {
  running_server here;
  here.app.on_request = [](http::request&&, http::responder answer) {
    auto out = text_answer("hello", 201);
    out.headers = {{"Location", "/x"},        {"content-length", "999"}, {"Date", "never"},
                   {"Connection", "upgrade"}, {"Server", "secret"},      {"X-Name", "王"}};
    answer(std::move(out));
  };
  here.start();
  auto client = here.connect();
  client.send(get("/"));
  const auto answer = client.read_answer();
  EXPECT_EQ(answer.head.substr(0, answer.head.find("\r\n")), "HTTP/1.1 201 Created");
  EXPECT_EQ(answer.field("Content-Length"), "5");
  EXPECT_EQ(answer.field("Content-Type"), "text/plain");
  EXPECT_EQ(answer.field("Location"), "/x");
  EXPECT_EQ(answer.field("X-Name"), "王");
  EXPECT_EQ(answer.field("Date").size(), 29u);
  EXPECT_TRUE(answer.field("Date").ends_with(" GMT"));
  for (const char* absent : {"999", "never", "upgrade", "secret"})
    EXPECT_EQ(answer.head.find(absent), answer.head.npos) << absent;
}

TEST(http_answer, with_a_line_end_in_a_field_is_never_sent) {
  running_server here;
  http::response bad;
  here.app.on_request = [&bad](http::request&&, http::responder answer) { answer(bad); };
  here.start();
  auto client = here.connect();
  for (const auto& field : http::pairs{{"X", "a\r\nSet-Cookie: b"},
                                       {"X", "a\nb"},
                                       {"X\r\nY", "a"},
                                       {"X:", "a"},
                                       {"", "a"},
                                       {"X", std::string("a\0b", 3)}}) {
    bad = text_answer("x");
    bad.headers = {field};
    client.send(get("/"));
    EXPECT_EQ(client.read_answer().status, 500);
  }
  bad = text_answer("x");
  bad.content_type = "text/plain\r\nX: y";
  client.send(get("/"));
  EXPECT_EQ(client.read_answer().status, 500);
  bad = text_answer("x", 99);
  client.send(get("/"));
  EXPECT_EQ(client.read_answer().status, 500);
}

TEST(http_answer, to_head_has_no_body_and_the_length_of_get) {
  running_server here;
  here.start();
  auto client = here.connect();
  client.send("HEAD /four HTTP/1.1\r\nHost: t\r\n\r\n" + get("/next"));
  const auto answer = client.read_answer(true);
  EXPECT_EQ(answer.field("Content-Length"), "5");
  EXPECT_EQ(client.read_answer().body, "/next");
  // A refusal that comes before the method is known has its body again.
  client.send("HEAD /four HTTP/1.1\r\nHost: t\r\n\r\nbroken\n");
  EXPECT_EQ(client.read_answer(true).status, 200);
  EXPECT_EQ(client.read_answer().body, "{\"status\":400}");
}

TEST(http_answer, without_content_has_neither_body_nor_length) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer("must not be sent", ask.path == "/204" ? 204 : 304));
  };
  here.start();
  auto client = here.connect();
  for (const std::string status : {"204", "304"}) {
    client.send(get("/" + status));
    const auto answer = client.read_answer();
    EXPECT_EQ(std::to_string(answer.status), status);
    EXPECT_EQ(answer.field("Content-Length"), "");
    EXPECT_EQ(answer.field("Content-Type"), "");
  }
}

TEST(http_answer, is_500_when_the_application_throws_or_forgets) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    if (ask.path == "/throws") throw std::runtime_error("bug");
    if (ask.path == "/answers_and_throws") {
      answer(text_answer("first"));
      throw std::runtime_error("bug");
    }
    if (ask.path == "/answers_twice") {
      answer(text_answer("first"));
      answer(text_answer("second"));
    }
  };
  here.start();
  auto client = here.connect();
  client.send(get("/throws"));
  EXPECT_EQ(client.read_answer().status, 500);
  client.send(get("/forgets"));
  EXPECT_EQ(client.read_answer().status, 500);
  client.send(get("/answers_and_throws"));
  EXPECT_EQ(client.read_answer().body, "first");
  client.send(get("/answers_twice"));
  EXPECT_EQ(client.read_answer().body, "first");
  client.send(get("/throws"));
  EXPECT_EQ(client.read_answer().status, 500);
}

TEST(http_connection, answers_pipelined_requests_in_order) {
  running_server here({.io_threads = 2});
  std::vector<std::thread> workers;
  std::mutex lock;
  here.app.on_request = [&](http::request&& ask, http::responder answer) {
    // Some at once, some from another thread.
    if (ask.path.ends_with('7')) {
      const std::lock_guard hold(lock);
      workers.emplace_back([path = ask.path, answer] { answer(text_answer(path)); });
    } else {
      answer(text_answer(ask.path + ask.body));
    }
  };
  here.start();
  auto client = here.connect();
  std::string all;
  constexpr int count = 2000;
  for (int i = 0; i < count; ++i)
    all += i % 3 == 0 ? post("/" + std::to_string(i), "") : get("/" + std::to_string(i));
  std::thread sender([&] { client.send(all); });
  for (int i = 0; i < count; ++i) ASSERT_EQ(client.read_answer().body, "/" + std::to_string(i));
  sender.join();
  for (auto& one : workers) one.join();
  EXPECT_EQ(here.counters().requests, count);
}

TEST(http_connection, byte_by_byte_is_understood_too) {
  running_server here;
  here.start();
  auto client = here.connect();
  const std::string bytes =
      "POST /slow HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: y\r\n\r\n";
  for (int round = 0; round < 2; ++round) {
    for (const char c : bytes) ASSERT_TRUE(client.send(std::string_view(&c, 1)));
    EXPECT_EQ(client.read_answer().body, "/slow|abcde");
  }
}

TEST(http_connection, trailers_do_not_become_fields) {
  running_server here;
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer(std::string(ask.header("x-trailer"))));
  };
  here.start();
  auto client = here.connect();
  client.send(
      "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: Chunked\r\n\r\n"
      "0\r\nX-Trailer: evil\r\n\r\n");
  EXPECT_EQ(client.read_answer().body, "");
}

TEST(http_connection, stays_or_closes_as_asked) {
  running_server here;
  here.start();
  struct row {
    const char *line, *fields;
    bool stays;
    const char* connection;
  };
  for (const row& one : {row{"GET / HTTP/1.1", "", true, ""},
                         row{"GET / HTTP/1.1", "Connection: close\r\n", false, "close"},
                         row{"GET / HTTP/1.1", "Connection: X, Close\r\n", false, "close"},
                         row{"GET / HTTP/1.0", "", false, "close"},
                         row{"GET / HTTP/1.0", "Connection: keep-alive\r\n", true, "keep-alive"}}) {
    auto client = here.connect();
    client.send(std::string(one.line) + "\r\nHost: t\r\n" + one.fields + "\r\n");
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.field("Connection"), one.connection) << one.line << one.fields;
    if (!one.stays) {
      EXPECT_TRUE(client.at_end());
      continue;
    }
    client.send(get("/again"));
    EXPECT_EQ(client.read_answer().body, "/again");
  }
}

TEST(http_connection, half_closed_by_the_client_still_gets_every_answer) {
  running_server here;
  here.start();
  auto client = here.connect();
  client.send(get("/1") + get("/2") + post("/3", "x"));
  client.end_sending();
  EXPECT_EQ(client.read_answer().body, "/1");
  EXPECT_EQ(client.read_answer().body, "/2");
  EXPECT_EQ(client.read_answer().body, "/3|x");
  EXPECT_TRUE(client.at_end());
}

TEST(http_connection, continue_is_said_only_when_waited_for) {
  running_server here;
  here.start();
  auto client = here.connect();
  const std::string head =
      "POST /c HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n";
  client.send(head);
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_EQ(client.read_answer().body, "/c|abc");
  client.send(head + "abc");
  EXPECT_EQ(client.read_answer().body, "/c|abc");
  // Too large is said instead of "continue".
  client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 413);
  EXPECT_TRUE(client.at_end());
}

TEST(http_connection, body_limit_is_asked_with_the_head) {
  running_server here;
  http::request seen;
  here.app.on_limit = [&seen](const http::request& head) {
    seen = head;
    return head.path == "/large" ? std::uint64_t{5'000'000} : std::uint64_t{10};
  };
  here.app.on_request = [](http::request&& ask, http::responder answer) {
    answer(text_answer(std::to_string(ask.body.size())));
  };
  here.start();
  auto client = here.connect();
  client.send(post("/large?x=1", std::string(5'000'000, 'x')));
  EXPECT_EQ(client.read_answer().body, "5000000");
  EXPECT_EQ(seen.verb, http::method::post);
  EXPECT_EQ(seen.param("x"), "1");
  EXPECT_EQ(seen.body, "");
  client.send(post("/small", "0123456789"));
  EXPECT_EQ(client.read_answer().body, "10");
  client.send(post("/small", "0123456789a"));
  EXPECT_EQ(client.read_answer().status, 413);
}

TEST(http_connection, client_still_uploading_reads_why_it_was_refused) {
  running_server here;
  here.start();
  for (const bool chunked : {false, true}) {
    auto client = here.connect();
    ASSERT_TRUE(client.send(chunked
                                ? "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "5B8D80\r\n"
                                : "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 6000000\r\n\r\n"));
    ASSERT_TRUE(client.send(std::string(6'000'000, 'x')));  // reads nothing meanwhile
    EXPECT_EQ(client.read_answer().status, 413);
    EXPECT_TRUE(client.at_end());
    EXPECT_FALSE(client.was_reset());
  }
}

TEST(http_connection, large_answers_arrive_whole) {
  running_server here;
  std::string large(20'000'000, 'x');
  for (std::size_t i = 0; i < large.size(); i += 4096)
    large[i] = static_cast<char>('a' + i / 4096 % 26);
  here.app.on_request = [&large](http::request&& ask, http::responder answer) {
    answer(text_answer(ask.path == "/large" ? large : large.substr(0, 17'000)));
  };
  here.start();
  auto client = here.connect();
  client.send(get("/large") + get("/middle") + get("/large"));
  EXPECT_TRUE(client.read_answer().body == large);
  EXPECT_TRUE(client.read_answer().body == large.substr(0, 17'000));
  EXPECT_TRUE(client.read_answer().body == large);
  EXPECT_TRUE(eventually([&] { return here.counters().bytes_out > 40'017'000; }));
}

TEST(http_connection, clients_that_vanish_leave_nothing_behind) {
  running_server here({.io_threads = 2});
  std::mutex lock;
  std::vector<http::responder> waiting;
  here.app.on_request = [&](http::request&&, http::responder answer) {
    const std::lock_guard hold(lock);
    waiting.push_back(std::move(answer));
  };
  here.start();
  for (int i = 0; i < 300; ++i) {
    auto client = here.connect();
    switch (i % 5) {
      case 0:
        client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 900\r\n\r\nabc");
        break;
      case 1:
        client.send("GET / HT");
        break;
      case 2:
        client.send(get("/"));
        break;
      case 3:
        client.send(get("/") + get("/"));
        break;
      default:
        break;
    }
    if (i % 2 == 0) client.reset();
  }
  ASSERT_TRUE(eventually([&] {
    std::vector<http::responder> now;
    {
      const std::lock_guard hold(lock);
      now.swap(waiting);
    }
    for (auto& answer : now) answer(text_answer(std::string(100'000, 'x')));
    return here.counters().connections == 0;
  }));
}

}  // namespace
}  // namespace wangge::test

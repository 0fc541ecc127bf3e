// Slow and too many clients. The deadlines are a second long, so these tests run their clients side
// by side; none of them says how fast anything must be.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <memory>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

http::server_options impatient() {
  http::server_options how;
  how.header_seconds = how.body_seconds = how.idle_seconds = how.write_seconds = 1;
  return how;
}

TEST(http_deadline, slow_requests_are_told_and_silent_clients_closed) {
  running_server here(impatient());
  here.start();
  auto silent = here.connect();
  auto slow_head = here.connect();
  slow_head.send("GET / HTTP/1.1\r\nHo");
  auto slow_body = here.connect();
  slow_body.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
  auto slow_chunks = here.connect();
  slow_chunks.send("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
  auto never_continues = here.connect();
  never_continues.send(
      "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(never_continues.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  auto idle_again = here.connect();
  idle_again.send(get("/once"));
  EXPECT_EQ(idle_again.read_answer().body, "/once");

  for (auto* one : {&slow_head, &slow_body, &slow_chunks, &never_continues}) {
    const auto answer = one->read_answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_TRUE(one->at_end());
    EXPECT_FALSE(one->was_reset());
    one->close();
  }
  EXPECT_TRUE(silent.at_end());
  EXPECT_TRUE(idle_again.at_end());
  EXPECT_EQ(here.app.handled, 1);
  EXPECT_TRUE(eventually([&] { return here.counters().connections == 0; }));
}

TEST(http_deadline, trickling_bytes_do_not_renew_the_head) {
  running_server here(impatient());
  here.start();
  auto client = here.connect();
  client.send("GET / HTTP/1.1\r\nX: ");
  int sent = 0;
  while (sent < 600 && client.send("x")) {  // far longer than the deadline, were it renewed
    ++sent;
    if (client.receive_at_once()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_LT(sent, 600);
  EXPECT_EQ(client.read_answer().status, 408);
}

TEST(http_deadline, client_that_does_not_read_is_cut) {
  running_server here(impatient());
  here.app.on_request = [](http::request&&, http::responder answer) {
    answer(text_answer(std::string(64 << 20, 'x')));
  };
  here.start();
  auto client = here.connect();
  client.send(get("/"));
  ASSERT_TRUE(eventually([&] { return here.counters().requests == 1; }));
  EXPECT_TRUE(eventually([&] { return here.counters().connections == 0; }));
}

TEST(http_deadline, waiting_for_the_application_has_none) {
  running_server here(impatient());
  http::responder waiting;
  std::atomic<bool> asked = false;
  here.app.on_request = [&](http::request&&, http::responder answer) {
    waiting = std::move(answer);
    asked = true;
  };
  here.start();
  auto client = here.connect();
  client.send(get("/"));
  auto silent = here.connect();
  ASSERT_TRUE(eventually([&] { return asked.load(); }));
  EXPECT_TRUE(silent.at_end());  // so the deadlines of that time have passed
  waiting(text_answer("late"));
  EXPECT_EQ(client.read_answer().body, "late");
}

TEST(http_crowd, above_the_limit_is_told_so) {
  http::server_options how;
  how.max_connections = 3;
  running_server here(how);
  here.start();
  std::vector<wire> guests;
  for (int i = 0; i < 3; ++i) {
    guests.push_back(here.connect());
    guests.back().send(get("/"));
    EXPECT_EQ(guests.back().read_answer().status, 200);
  }
  auto fourth = here.connect();
  fourth.send(get("/"));
  EXPECT_EQ(fourth.read_answer().status, 503);
  EXPECT_TRUE(fourth.at_end());
  EXPECT_FALSE(fourth.was_reset());
  fourth.close();
  guests.pop_back();
  ASSERT_TRUE(eventually([&] { return here.counters().connections <= 2; }));
  auto fifth = here.connect();
  fifth.send(get("/"));
  EXPECT_EQ(fifth.read_answer().status, 200);
  guests.front().send(get("/still"));
  EXPECT_EQ(guests.front().read_answer().body, "/still");
}

TEST(http_crowd, far_above_the_limit_waits_in_the_kernel) {
  http::server_options how;
  how.max_connections = 1;
  running_server here(how);
  here.start();
  std::vector<wire> silent;
  for (int i = 0; i < 100; ++i) silent.push_back(here.connect());
  auto late = here.connect();
  late.send(get("/late"));
  ASSERT_TRUE(eventually([&] { return here.counters().connections == 65; }));
  EXPECT_EQ(here.counters().turned_away, 0);
  silent.clear();
  EXPECT_NE(late.read_answer().status, 0);  // others may still have been there: 200 or 503
  late.close();
  ASSERT_TRUE(eventually([&] { return here.counters().connections == 0; }));
  auto next = here.connect();
  next.send(get("/next"));
  EXPECT_EQ(next.read_answer().body, "/next");
}

TEST(http_crowd, out_of_descriptors_is_survived) {
  running_server here;
  here.start();
  std::vector<int> sockets;
  for (int i = 0; i < 8; ++i) sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit tight{static_cast<rlim_t>(sockets.back()) + 1, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &tight), 0);
  std::vector<wire> clients;
  for (const int one : sockets) {
    clients.emplace_back(one, here.server().port());
    clients.back().send(get("/"));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(120));  // a few failing accepts
  EXPECT_EQ(here.app.handled, 0);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
  for (auto& one : clients) EXPECT_EQ(one.read_answer().status, 200);
}

TEST(http_crowd, raises_the_limit_of_descriptors) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  if (before.rlim_max <= 1024) GTEST_SKIP() << "the hard limit is low here";
  const rlimit low{1024, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &low), 0);
  running_server here;
  here.start();
  rlimit after{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &after), 0);
  EXPECT_EQ(after.rlim_cur, after.rlim_max);
  setrlimit(RLIMIT_NOFILE, &before);
}

}  // namespace
}  // namespace wangge::test

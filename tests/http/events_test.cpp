// Server-sent events: the wording, the merging, and streams to real clients.

#include "http/events.h"

#include <gtest/gtest.h>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

http::event news(std::uint64_t sequence, std::string topic, std::int64_t low, std::string data) {
  return {sequence, std::move(topic), low, low + 999, std::move(data)};
}

TEST(http_event, text_has_id_event_and_data) {
  EXPECT_EQ(http::event_text(news(7, "persons", 0, "{\"a\":1}")),
            "id: 7\nevent: persons\ndata: {\"a\":1}\n\n");
}

TEST(http_event, line_ends_cannot_start_a_field) {
  EXPECT_EQ(http::event_text(news(7, "per\nid: 9\rsons", 0, "a\nid: 9\r\rb\n")),
            "id: 7\nevent: perid: 9sons\ndata: a\ndata: id: 9\ndata: \ndata: b\ndata: \n\n");
}

TEST(http_event, latest_per_topic_and_range_remains) {
  http::event_merger merger;
  EXPECT_TRUE(merger.add(news(3, "doors", 1000, "c")));
  EXPECT_FALSE(merger.add(news(1, "persons", 1000, "a")));
  EXPECT_FALSE(merger.add(news(4, "persons", 2000, "d")));
  EXPECT_FALSE(merger.add(news(6, "persons", 1000, "f")));
  EXPECT_FALSE(merger.add(news(5, "persons", 1000, "late")));
  const auto taken = merger.take();
  ASSERT_EQ(taken.size(), 3u);
  EXPECT_EQ(taken[0].data, "c");
  EXPECT_EQ(taken[1].data, "d");
  EXPECT_EQ(taken[2].data, "f");
  EXPECT_TRUE(merger.take().empty());
  EXPECT_TRUE(merger.add(news(7, "persons", 1000, "g")));
}

class http_events : public testing::Test {
 protected:
  void begin(http::server_options how = {}) {
    here.emplace(how);
    here->app.on_request = [this](http::request&& ask, http::responder answer) {
      http::response out;
      out.headers.emplace_back("X-Own", "1");
      out.events = std::make_shared<http::subscription>();
      out.events->wants = [topic = ask.path.substr(1)](const http::event& one) {
        return topic.empty() || one.topic == topic;
      };
      out.events->alive = [this] { return alive.load(); };
      answer(std::move(out));
    };
    here->start();
  }
  wire listener(std::string_view target = "/") {
    const auto before = here->counters().event_streams.load();
    auto client = here->connect();
    client.send(get(target, "Last-Event-ID: 5\r\n"));
    EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
    EXPECT_EQ(client.read_until("\n\n").substr(0, 6), "retry:");
    EXPECT_TRUE(eventually([&] { return here->counters().event_streams > before; }));
    return client;
  }

  std::atomic<bool> alive{true};
  std::optional<running_server> here;
};

TEST_F(http_events, head_announces_a_stream) {
  begin();
  auto client = here->connect();
  client.send(get("/"));
  const auto head = client.read_until("\r\n\r\n");
  for (const char* line : {"Content-Type: text/event-stream", "Cache-Control: no-store",
                           "Connection: close", "X-Own: 1"})
    EXPECT_NE(head.find(line), head.npos) << line;
  EXPECT_EQ(head.find("Content-Length"), head.npos);
  EXPECT_EQ(head.find("Transfer-Encoding"), head.npos);
}

TEST_F(http_events, reach_those_who_want_them) {
  begin({.io_threads = 2});
  auto all = listener(), persons = listener("/persons"), doors = listener("/doors");
  here->server().publish(news(1, "persons", 0, "a"));
  here->server().publish(news(2, "doors", 0, "b"));
  EXPECT_EQ(persons.read_until("\n\n"), "id: 1\nevent: persons\ndata: a\n\n");
  EXPECT_EQ(doors.read_until("\n\n"), "id: 2\nevent: doors\ndata: b\n\n");
  EXPECT_EQ(all.read_until("\n\n"), "id: 1\nevent: persons\ndata: a\n\n");
  EXPECT_EQ(all.read_until("\n\n"), "id: 2\nevent: doors\ndata: b\n\n");
}

TEST_F(http_events, are_merged_and_end_with_the_latest) {
  begin();
  auto client = listener();
  constexpr int count = 5000;
  for (int i = 1; i <= count; ++i) here->server().publish(news(i, "persons", 0, std::to_string(i)));
  int received = 0;
  std::string last;
  while (last != "data: 5000\n\n") {
    const auto text = client.read_until("\n\n");
    ASSERT_NE(text, "");
    last = text.substr(text.rfind("data"));
    ++received;
  }
  EXPECT_LT(received, count / 10);
}

TEST_F(http_events, from_many_threads_all_arrive) {
  begin({.io_threads = 2});
  auto client = listener();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([this, t] {
      for (int i = 0; i < 250; ++i)
        here->server().publish(news(t * 250 + i, "t", (t * 250 + i) * 1000, "x"));
    });
  for (auto& one : threads) one.join();
  for (int i = 0; i < 1000; ++i) ASSERT_NE(client.read_until("\n\n"), "");
}

TEST_F(http_events, beat_while_the_session_lives) {
  begin({.heartbeat_seconds = 1});
  auto client = listener();
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
  alive = false;
  EXPECT_TRUE(client.at_end());
  EXPECT_TRUE(eventually([&] { return here->counters().event_streams == 0; }));
}

TEST_F(http_events, streams_of_clients_that_left_are_forgotten) {
  begin();
  {
    auto one = listener(), two = listener();
    two.reset();
  }
  EXPECT_TRUE(eventually(
      [&] { return here->counters().event_streams == 0 && here->counters().connections == 0; }));
  here->server().publish(news(1, "persons", 0, "a"));
  auto next = listener();
  here->server().publish(news(2, "persons", 5000, "b"));
  EXPECT_NE(next.read_until("data: b\n\n"), "");
}

TEST_F(http_events, client_that_does_not_read_is_dropped) {
  begin();
  auto lazy = listener();
  const std::string large(200'000, 'x');
  std::uint64_t sequence = 0;
  EXPECT_TRUE(eventually([&] {
    ++sequence;
    here->server().publish(news(sequence, "t", 1000 * static_cast<int>(sequence % 100), large));
    return here->counters().event_streams == 0;
  }));
  auto next = listener("/end");
  here->server().publish(news(++sequence, "end", 0, "x"));
  EXPECT_TRUE(next.read_until("\n\n").ends_with("event: end\ndata: x\n\n"));
}

TEST_F(http_events, what_the_client_sends_is_ignored_up_to_a_point) {
  begin();
  auto client = listener();
  client.send(get("/ignored"));
  here->server().publish(news(1, "t", 0, "a"));
  EXPECT_EQ(client.read_until("\n\n"), "id: 1\nevent: t\ndata: a\n\n");
  const std::string flood(1 << 20, 'x');
  for (int i = 0; i < 32 && client.send(flood); ++i) {
  }
  EXPECT_TRUE(eventually([&] { return here->counters().event_streams == 0; }));
}

TEST_F(http_events, head_gets_no_stream) {
  begin();
  auto client = here->connect();
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read_answer(true).status, 200);
  EXPECT_EQ(here->counters().event_streams, 0);
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read_answer(true).status, 200);
}

}  // namespace
}  // namespace wangge::test

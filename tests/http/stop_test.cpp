// The end of a server: what runs is finished, what waits is closed, what is stuck is cut.

#include <gtest/gtest.h>

#include <memory>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

class http_stop : public testing::Test {
 protected:
  void begin(http::server_options how = {}) {
    here.emplace(how);
    here->app.on_request = [this](http::request&& ask, http::responder answer) {
      if (ask.path == "/now") return answer(text_answer("now"));
      if (ask.path == "/events") {
        http::response out;
        out.events = std::make_shared<http::subscription>();
        return answer(std::move(out));
      }
      waiting = std::move(answer);
      asked = true;
    };
    here->start();
  }
  std::optional<running_server> here;
  http::responder waiting;
  std::atomic<bool> asked{false};
};

TEST_F(http_stop, finishes_what_runs_and_closes_what_waits) {
  begin({.io_threads = 2});
  auto running = here->connect(), idle = here->connect(), silent = here->connect(),
       listening = here->connect(), half = here->connect();
  idle.send(get("/now"));
  EXPECT_EQ(idle.read_answer().body, "now");
  listening.send(get("/events"));
  listening.read_until("retry: 3000\n\n");
  half.send("GET / HTT");
  running.send(get("/later") + get("/now"));
  ASSERT_TRUE(eventually([this] { return asked.load(); }));

  std::thread stopping([this] { here->server().stop(); });
  EXPECT_TRUE(idle.at_end());
  EXPECT_TRUE(silent.at_end());
  EXPECT_TRUE(listening.at_end());
  EXPECT_TRUE(half.at_end());
  EXPECT_THROW(here->connect(), std::runtime_error);
  waiting(text_answer("finished"));
  const auto answer = running.read_answer();
  EXPECT_EQ(answer.body, "finished");
  EXPECT_EQ(answer.field("Connection"), "close");
  EXPECT_TRUE(running.at_end());  // the second request was not begun
  running.close();
  stopping.join();
  EXPECT_EQ(here->counters().connections, 0);
  EXPECT_EQ(here->counters().event_streams, 0);
}

TEST_F(http_stop, cuts_what_does_not_finish) {
  begin({.stop_seconds = 1});
  auto running = here->connect();
  running.send(get("/later"));
  ASSERT_TRUE(eventually([this] { return asked.load(); }));
  here->server().stop();
  EXPECT_TRUE(running.at_end());
  EXPECT_EQ(here->counters().connections, 0);
  waiting(text_answer("too late"));
  here.reset();
  waiting(text_answer("far too late"));
  waiting = nullptr;
}

TEST_F(http_stop, answer_after_the_end_of_the_server_is_dropped) {
  begin({.stop_seconds = 0});
  {
    auto running = here->connect();
    running.send(get("/later"));
    ASSERT_TRUE(eventually([this] { return asked.load(); }));
    here.reset();
  }
  waiting(text_answer("nobody is there"));
}

TEST_F(http_stop, twice_or_before_the_start_does_no_harm) {
  begin();
  here->server().stop();
  here->server().stop();
  running_server never;
  never.server().stop();
  never.server().publish({});
  here->server().publish({});
}

TEST_F(http_stop, while_clients_come_and_go) {
  for (int round = 0; round < 5; ++round) {
    begin({.io_threads = 2, .stop_seconds = 1});
    std::atomic<bool> over = false;
    std::vector<std::thread> clients;
    for (int i = 0; i < 3; ++i)
      clients.emplace_back([&] {
        while (!over) try {
            auto one = here->connect();
            for (int k = 0; k < 5 && one.send(get(k == 4 ? "/events" : "/now")); ++k)
              one.read_until("\r\n\r\n");
          } catch (const std::runtime_error&) {
            return;
          }
      });
    ASSERT_TRUE(eventually([this] { return here->counters().requests > 100; }));
    here->server().stop();
    over = true;
    for (auto& one : clients) one.join();
  }
}

TEST_F(http_stop, taken_address_is_an_error) {
  begin();
  tiny_app app;
  http::server_options how;
  how.port = here->server().port();
  http::server second(how, app);
  EXPECT_THROW(second.start(), std::system_error);
  how.host = "not an address";
  http::server third(how, app);
  EXPECT_THROW(third.start(), std::system_error);
}

}  // namespace
}  // namespace wangge::test

// Bodies that are made while they are sent.

#include <gtest/gtest.h>

#include <memory>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

// Numbered pieces; counts the living so that a test sees what a lost client leaves behind.
class pieces final : public http::body_source {
 public:
  struct plan {
    int count = 3;
    std::size_t bytes = 10;
    int fails_at = -1;
    std::optional<std::uint64_t> size = std::nullopt;
    int empty_every = 0;
  };
  static inline std::atomic<int> alive{0};
  static inline std::atomic<int> pulled{0};
  static inline std::thread::id puller;

  explicit pieces(plan how) : how_(how) { ++alive; }
  ~pieces() override { --alive; }
  bool next(std::string& chunk) override {
    ++pulled;
    puller = std::this_thread::get_id();
    if (at_ == how_.fails_at) throw std::runtime_error("disk");
    if (at_ >= how_.count) return false;
    const bool empty = how_.empty_every > 0 && at_ % how_.empty_every == 0;
    if (!empty) chunk.append(how_.bytes, static_cast<char>('a' + at_ % 26));
    ++at_;
    return true;
  }
  std::optional<std::uint64_t> size() const override { return how_.size; }
  static std::string whole(const plan& how) {
    std::string all;
    for (int i = 0; i < how.count; ++i) all.append(how.bytes, static_cast<char>('a' + i % 26));
    return all;
  }

 private:
  plan how_;
  int at_ = 0;
};

// One that returns its last piece together with the end.
class single final : public http::body_source {
 public:
  bool next(std::string& chunk) override {
    chunk = "all";
    return false;
  }
};

class http_stream : public testing::Test {
 protected:
  void SetUp() override {
    pieces::pulled = 0;
    here.app.on_request = [this](http::request&&, http::responder answer) {
      auto out = text_answer("");
      out.source = make();
      answer(std::move(out));
    };
    here.start();
  }
  void TearDown() override {
    EXPECT_TRUE(eventually([] { return pieces::alive == 0; }));
  }
  void streams(pieces::plan plan) {
    make = [plan] { return std::make_shared<pieces>(plan); };
  }
  // Joins the chunks that follow a head; "broken" when they end without the last one.
  static std::string unchunked(wire& client) {
    std::string all;
    while (true) {
      const auto line = client.read_until("\r\n");
      if (!line.ends_with("\r\n")) return "broken";
      const auto size = std::stoul(line, nullptr, 16);
      const auto chunk = client.read_exactly(size + 2);
      if (chunk.size() != size + 2) return "broken";
      if (size == 0) return all;
      all.append(chunk, 0, size);
    }
  }

  std::function<std::shared_ptr<http::body_source>()> make;
  running_server here;
};

TEST_F(http_stream, of_unknown_length_is_chunked_and_the_connection_stays) {
  const pieces::plan plan{.count = 50, .bytes = 60'000, .empty_every = 0};
  streams(plan);
  auto client = here.connect();
  for (int round = 0; round < 2; ++round) {
    client.send(get("/"));
    const auto head = client.read_until("\r\n\r\n");
    EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), head.npos);
    EXPECT_EQ(head.find("Content-Length"), head.npos);
    EXPECT_TRUE(unchunked(client) == pieces::whole(plan));
  }
  EXPECT_NE(pieces::puller, std::this_thread::get_id());
}

TEST_F(http_stream, empty_pieces_do_not_end_it) {
  streams({.count = 6, .bytes = 1, .empty_every = 2});
  auto client = here.connect();
  client.send(get("/"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(unchunked(client), "bdf");
}

TEST_F(http_stream, of_known_length_says_so) {
  const pieces::plan plan{.count = 20, .bytes = 60'000, .size = 1'200'000};
  streams(plan);
  auto client = here.connect();
  client.send(get("/") + get("/"));
  for (int round = 0; round < 2; ++round) {
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.field("Content-Length"), "1200000");
    EXPECT_EQ(answer.field("Transfer-Encoding"), "");
    EXPECT_TRUE(answer.body == pieces::whole(plan));
  }
}

TEST_F(http_stream, that_ends_at_once_has_a_length) {
  make = [] { return std::make_shared<single>(); };
  auto client = here.connect();
  client.send(get("/"));
  EXPECT_EQ(client.read_answer().body, "all");
  streams({.count = 0});
  client.send(get("/"));
  EXPECT_EQ(client.read_answer().field("Content-Length"), "0");
}

TEST_F(http_stream, is_never_chunked_for_http_1_0) {
  const pieces::plan plan{.count = 3, .bytes = 60'000};
  streams(plan);
  auto client = here.connect();
  client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const auto head = client.read_until("\r\n\r\n");
  EXPECT_EQ(head.find("Transfer-Encoding"), head.npos);
  EXPECT_NE(head.find("Connection: close"), head.npos);
  EXPECT_TRUE(client.read_all() == pieces::whole(plan));
}

TEST_F(http_stream, is_not_made_for_head) {
  streams({.size = 30});
  auto client = here.connect();
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read_answer(true).field("Content-Length"), "30");
  streams({});
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n" + get("/x"));
  EXPECT_EQ(client.read_answer(true).status, 200);
  client.read_until("\r\n\r\n");
  EXPECT_EQ(unchunked(client), "aaaaaaaaaabbbbbbbbbbcccccccccc");
  EXPECT_EQ(pieces::pulled, 4);
}

TEST_F(http_stream, that_fails_at_once_is_a_500) {
  streams({.fails_at = 0});
  auto client = here.connect();
  client.send(get("/") + get("/"));
  EXPECT_EQ(client.read_answer().status, 500);
  EXPECT_EQ(client.read_answer().status, 500);
}

TEST_F(http_stream, that_fails_later_cuts_the_connection) {
  streams({.fails_at = 2});
  auto client = here.connect();
  client.send(get("/"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(unchunked(client), "broken");
  // For HTTP/1.0 only a reset tells a part from the whole.
  auto old = here.connect();
  old.send("GET / HTTP/1.0\r\n\r\n");
  old.read_all();
  EXPECT_TRUE(old.was_reset());
}

TEST_F(http_stream, that_breaks_its_promised_length_is_cut) {
  for (const std::uint64_t promised : {29, 31}) {
    streams({.size = promised});
    auto client = here.connect();
    client.send(get("/"));
    EXPECT_LT(client.read_answer().body.size(), promised);
    EXPECT_TRUE(client.was_reset());
  }
}

TEST_F(http_stream, ends_when_its_client_goes) {
  streams({.count = 1'000'000, .bytes = 60'000});
  {
    auto client = here.connect();
    client.send(get("/"));
    client.read_until("\r\n\r\n");
    client.receive();
  }
  EXPECT_TRUE(eventually([&] { return here.counters().connections == 0; }));
}

TEST_F(http_stream, slow_readers_do_not_hold_the_source_threads) {
  streams({.count = 1'000'000, .bytes = 60'000});
  std::vector<wire> slow;
  for (int i = 0; i < 4; ++i) {  // more than there are threads
    slow.push_back(here.connect());
    slow.back().send(get("/"));
    slow.back().read_until("\r\n\r\n");
  }
  streams({});
  auto client = here.connect();
  client.send(get("/"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(unchunked(client), "aaaaaaaaaabbbbbbbbbbcccccccccc");
}

}  // namespace
}  // namespace wangge::test

// The same server behind TLS: what differs is how a connection begins and ends.

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "http/tiny_app.h"

namespace wangge::test {
namespace {

template <auto free>
struct freed_by {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
template <class T, auto free>
using owned = std::unique_ptr<T, freed_by<free>>;

// A key and a certificate signed with it, in two PEM files that live as long as this.
class identity_files {
 public:
  identity_files() {
    const std::string stem =
        (std::filesystem::temp_directory_path() / ("wangge_tls_" + std::to_string(getpid())))
            .string();
    key = stem + ".key";
    certificate = stem + ".crt";
    const owned<EVP_PKEY, EVP_PKEY_free> pair(EVP_EC_gen("P-256"));
    const owned<X509, X509_free> signed_one(X509_new());
    X509_set_version(signed_one.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(signed_one.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(signed_one.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(signed_one.get()), 3600);
    X509_set_pubkey(signed_one.get(), pair.get());
    X509_sign(signed_one.get(), pair.get(), EVP_sha256());
    write(key, [&](FILE* to) {
      PEM_write_PrivateKey(to, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    write(certificate, [&](FILE* to) { PEM_write_X509(to, signed_one.get()); });
  }
  ~identity_files() {
    std::filesystem::remove(key);
    std::filesystem::remove(certificate);
  }
  std::string key, certificate;

 private:
  template <class Print>
  static void write(const std::string& path, Print print) {
    FILE* to = std::fopen(path.c_str(), "w");
    print(to);
    std::fclose(to);
  }
};

class tls_client {
 public:
  tls_client(std::uint16_t port, SSL_SESSION* earlier, int version) : wire_(port) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_max_proto_version(context_.get(), version);
    SSL_CTX_set_min_proto_version(context_.get(), version);
    SSL_CTX_set_security_level(context_.get(), 0);  // so that it may offer old versions
    ssl_.reset(SSL_new(context_.get()));
    if (earlier != nullptr) SSL_set_session(ssl_.get(), earlier);
    SSL_set_fd(ssl_.get(), wire_.fd());
    connected_ = SSL_connect(ssl_.get()) == 1;
  }
  bool connected() const { return connected_; }
  bool resumed() const { return SSL_session_reused(ssl_.get()) == 1; }
  SSL_SESSION* session() { return SSL_get1_session(ssl_.get()); }
  bool send(std::string_view bytes) {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
  }
  std::string read_until(std::string_view mark) {
    while (rest_.find(mark) == rest_.npos)
      if (!receive()) return std::exchange(rest_, {});
    return take(rest_.find(mark) + mark.size());
  }
  std::string read_exactly(std::size_t bytes) {
    while (rest_.size() < bytes && receive()) {
    }
    return take(std::min(bytes, rest_.size()));
  }
  // Status and body of an answer with a Content-Length.
  std::pair<std::string, std::string> read_answer() {
    const auto head = read_until("\r\n\r\n");
    const auto at = head.find("Content-Length: ");
    if (at == head.npos) return {head, ""};
    return {head.substr(9, 3), read_exactly(std::stoul(head.substr(at + 16)))};
  }
  // The end, said properly: close_notify came. Says the same, else OpenSSL forgets the session.
  bool ended_well() {
    while (receive()) {
    }
    const bool well = (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
    SSL_shutdown(ssl_.get());
    return well;
  }

 private:
  bool receive() {
    char bytes[16384];
    const int got = SSL_read(ssl_.get(), bytes, sizeof bytes);
    if (got > 0) rest_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }
  std::string take(std::size_t bytes) {
    std::string out = rest_.substr(0, bytes);
    rest_.erase(0, bytes);
    return out;
  }

  wire wire_;
  owned<SSL_CTX, SSL_CTX_free> context_;
  owned<SSL, SSL_free> ssl_;
  bool connected_ = false;
  std::string rest_;
};

class http_tls : public testing::Test {
 protected:
  void begin(http::server_options how = {}) {
    how.tls_certificate = files.certificate;
    how.tls_key = files.key;
    here.emplace(how);
    here->start();
  }
  tls_client connect(SSL_SESSION* earlier = nullptr, int version = TLS1_3_VERSION) {
    return {here->server().port(), earlier, version};
  }
  identity_files files;
  std::optional<running_server> here;
};

TEST_F(http_tls, requests_are_answered_in_order) {
  begin();
  auto client = connect();
  ASSERT_TRUE(client.connected());
  std::string all;
  for (int i = 0; i < 100; ++i) all += post("/" + std::to_string(i), std::string(i, 'x'));
  client.send(all);
  for (int i = 0; i < 100; ++i) {
    const std::string body = i == 0 ? "" : "|" + std::string(i, 'x');
    EXPECT_EQ(client.read_answer().second, "/" + std::to_string(i) + body);
  }
}

TEST_F(http_tls, large_bodies_pass_both_ways) {
  begin();
  here->app.on_limit = [](const http::request&) { return std::uint64_t{5'000'000}; };
  const std::string large(3'000'000, 'y');
  auto client = connect();
  client.send(post("/p", large));
  EXPECT_TRUE(client.read_answer().second == "/p|" + large);
}

TEST_F(http_tls, client_still_uploading_reads_why_it_was_refused) {
  begin();
  auto client = connect();
  client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3000000\r\n\r\n");
  client.send(std::string(3'000'000, 'x'));
  EXPECT_EQ(client.read_answer().first, "413");
  EXPECT_TRUE(client.ended_well());
}

TEST_F(http_tls, sessions_are_resumed_with_tickets) {
  begin();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    owned<SSL_SESSION, SSL_SESSION_free> ticket;
    {
      auto first = connect(nullptr, version);
      first.send(get("/", "Connection: close\r\n"));
      EXPECT_EQ(first.read_answer().first, "200");
      EXPECT_FALSE(first.resumed());
      EXPECT_TRUE(first.ended_well());
      ticket.reset(first.session());
    }
    auto second = connect(ticket.get(), version);
    second.send(get("/"));
    EXPECT_EQ(second.read_answer().first, "200");
    EXPECT_TRUE(second.resumed()) << version;
  }
}

TEST_F(http_tls, old_versions_and_plain_clients_are_turned_away) {
  begin();
  EXPECT_FALSE(connect(nullptr, TLS1_1_VERSION).connected());
  auto plain = here->connect();
  plain.send(get("/"));
  plain.read_all();
  EXPECT_TRUE(eventually([&] { return here->counters().connections == 0; }));
  EXPECT_EQ(here->app.handled, 0);
}

TEST_F(http_tls, slow_clients_are_told) {
  begin({.header_seconds = 1});
  auto no_handshake = here->connect();
  auto slow = connect();
  slow.send("GET / HT");
  EXPECT_EQ(slow.read_answer().first, "408");
  EXPECT_TRUE(slow.ended_well());
  EXPECT_TRUE(no_handshake.at_end());
}

TEST_F(http_tls, events_reach_their_client_and_its_end_is_noticed) {
  begin();
  here->app.on_request = [](http::request&&, http::responder answer) {
    http::response out;
    out.events = std::make_shared<http::subscription>();
    answer(std::move(out));
  };
  {
    auto client = connect();
    client.send(get("/"));
    client.read_until("retry: 3000\n\n");
    for (int i = 1; i <= 3; ++i) {
      http::event one;
      one.sequence = static_cast<std::uint64_t>(i);
      one.topic = "t";
      here->server().publish(one);
      EXPECT_EQ(client.read_until("\n\n"), "id: " + std::to_string(i) + "\nevent: t\ndata: \n\n");
    }
  }
  EXPECT_TRUE(eventually([&] { return here->counters().connections == 0; }));
}

TEST_F(http_tls, stop_closes_idle_clients) {
  begin({.io_threads = 2});
  std::vector<tls_client> idle;
  for (int i = 0; i < 20; ++i) {
    idle.push_back(connect());
    idle.back().send(get("/"));
    idle.back().read_answer();
  }
  here->server().stop();
  EXPECT_EQ(here->counters().connections, 0);
}

TEST_F(http_tls, missing_files_are_an_error) {
  tiny_app app;
  for (const auto& [certificate, key] : {std::pair{files.certificate, std::string("/none")},
                                         std::pair{std::string("/none"), files.key}}) {
    http::server_options how;
    how.port = 0;
    how.tls_certificate = certificate;
    how.tls_key = key;
    http::server one(how, app);
    EXPECT_THROW(one.start(), std::system_error);
  }
}

}  // namespace
}  // namespace wangge::test

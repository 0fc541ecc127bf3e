#include "patching.h"

#include <fmt/format.h>
#include <poll.h>

#include <cstring>
#include <stdexcept>

#include "base/uuid.h"
#include "measure.h"

namespace wangge::bench {
namespace {

constexpr std::size_t clients = 64;

}  // namespace

std::string patch_request(const patched& one, const std::string& headers) {
  return request_with_body("PATCH", "/api/v1/persons/" + one.id,
                           headers + fmt::format("If-Match: {}\r\n", one.version),
                           fmt::format(R"({{"note":"走访记录 {}"}})", one.version + 1));
}

std::vector<patched> persons_to_patch(raw_store& store, int count) {
  std::vector<patched> all;
  const auto rows = store.number("SELECT max(rowid) FROM person");
  raw_statement one(store, "SELECT id, version FROM person WHERE rowid = ?1");
  for (int i = 0; i < count; ++i) {
    one.bind({std::int64_t{1} + std::int64_t{i} * 7'919'993 % rows});
    if (one.step()) {
      uuid id;
      std::memcpy(id.bytes.data(), sqlite3_column_blob(one.handle(), 0), id.bytes.size());
      all.push_back({to_string(id), sqlite3_column_int64(one.handle(), 1)});
    }
    one.reset();
  }
  return all;
}

double patch_for(server& product, const std::string& headers, std::vector<patched>& persons,
                 double seconds) {
  std::vector<connection> all;
  std::vector<pollfd> waiting;
  std::vector<std::size_t> at;
  std::size_t next = 0;
  int done = 0;
  const auto send = [&](std::size_t client) {  // the text changes with the version
    at[client] = next++ % persons.size();
    all[client].send(patch_request(persons[at[client]], headers));
  };
  for (std::size_t i = 0; i < clients; ++i) {
    all.emplace_back(product.port());
    waiting.push_back({all.back().socket(), POLLIN, 0});
    at.push_back(0);
    send(i);
  }
  const double from = wall_seconds();
  std::size_t open = clients;
  while (open > 0) {
    poll(waiting.data(), waiting.size(), -1);
    for (std::size_t i = 0; i < clients; ++i) {
      if ((waiting[i].revents & POLLIN) == 0) continue;
      const auto got = all[i].receive();
      if (got.status != 200) throw std::runtime_error("a write failed: " + got.body.substr(0, 300));
      ++persons[at[i]].version;
      ++done;
      if (wall_seconds() - from < seconds) {
        send(i);
        continue;
      }
      waiting[i].fd = -1;
      --open;
    }
  }
  return done / (wall_seconds() - from);
}

}  // namespace wangge::bench

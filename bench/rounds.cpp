// The sweep: a district-wide round opened beside raw inserts of its targets, its completeness
// beside a bare handler, and a thousand phones at once beside raw group commit of the same rows.

#include <fmt/format.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "answer_cost.h"
#include "base/json.h"
#include "base/uuid.h"
#include "bench.h"
#include "measure.h"
#include "patching.h"
#include "raw_rows.h"
#include "units.h"

namespace wangge::bench {
namespace {

constexpr int turns = 5, rounds_asked = 40;
constexpr int phones = 1'000, visits_each = 20;
constexpr int requests_a_commit = 100;  // of those that wait, what a careful writer takes at once
constexpr double longest_hold = 0.1;    // seconds, of a slice of the opening
constexpr const char* admin = "district-admin-district";

std::string text_of(const reply& answer, const char* name) {
  const auto body = json::document::parse_object(answer.body);
  if (answer.status >= 300 || !body) throw std::runtime_error(answer.body.substr(0, 300));
  return std::string(body->root().text_of(name));
}

class opened_round {
 public:
  opened_round(server& product, std::string headers)
      : product_(product), headers_(std::move(headers)), asker_(product.port()) {
    id_ = text_of(asker_.ask(request_with_body(
                      "POST", "/api/v1/rounds", headers_,
                      R"({"name":"全区摸排","unit":"370105","purpose":"量速度",)"
                      R"("kinds":["doors","courtyards","hotels","construction_sites","markets"],)"
                      R"("starts_on":"2030-01-01","ends_on":"2030-01-31"})")),
                  "id");
  }
  const std::string& id() const { return id_; }

  void open() {
    text_of(asker_.ask(request_with_body("POST", "/api/v1/rounds/" + id_ + "/open",
                                         headers_ + "If-Match: 1\r\n", "{}")),
            "job");
    while (text_of(asker_.ask(get_request("/api/v1/rounds/" + id_, headers_)), "state") != "open")
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::string completeness(const std::string& unit) const {
    return get_request("/api/v1/rounds/" + id_ + "/completeness?unit=" + unit, headers_);
  }

 private:
  server& product_;
  std::string headers_, id_;
  connection asker_;
};

// What somebody waits for while `busy` runs: seconds a request, the worst of them last.
template <class Request>
std::vector<double> waits_during(int port, int pause_ms, Request next,
                                 const std::function<void()>& busy) {
  std::atomic<bool> done = false;
  std::vector<double> all;
  std::thread other([&] {
    connection one(port);
    while (!done) {
      const double from = wall_seconds();
      one.ask(next());
      all.push_back(wall_seconds() - from);
      std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
    }
  });
  busy();
  done = true;
  other.join();
  return all;
}

void opening(const settings& with, server& product, const std::filesystem::path& store,
             opened_round& round, const std::string& headers) {
  std::vector<patched> persons;
  {
    raw_store raw(store / "wangge.db", raw_store::use::reading);
    persons = persons_to_patch(raw, 1'000);
  }
  std::size_t at = 0;
  const auto patch = [&] {
    auto& one = persons[at++ % persons.size()];
    return patch_request(one, headers);
  };
  connection(product.port()).ask(patch());  // the first of a server's life loads its tables
  const double cpu = product.process().cpu_seconds(), from = wall_seconds();
  const auto waits = waits_during(product.port(), 5, patch, [&] { round.open(); });
  const double cost = product.process().cpu_seconds() - cpu, clock = wall_seconds() - from;
  const auto file = with.work / "rounds-raw.db";
  std::filesystem::remove(file);
  inserted all;
  {
    raw_store source(store / "wangge.db", raw_store::use::reading);
    raw_store target(file, raw_store::use::writing);
    make_tables(target);
    for (const char* table : {"target", "round_tally"}) {
      const auto one = insert_again(source, target, table);
      all.cpu_seconds += one.cpu_seconds;
      all.rows += one.rows;
    }
  }
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + tail);
  remark(fmt::format(
      "rounds.opening: {} rows, {:.1f} s on the clock, {} writes meanwhile, p99 {:.0f} ms",
      all.rows, clock, waits.size(), percentile(waits, 0.99) * 1e3));
  report({"rounds.opening", cost, "s CPU", all.cpu_seconds, 2});
  report({"rounds.opening_hold", percentile(waits, 1), "s", longest_hold, 1});
}

void completeness(const settings& with, server& product, const std::filesystem::path& store,
                  const opened_round& round) {
  std::vector<scope> units;
  {
    raw_store raw(store / "wangge.db", raw_store::use::reading);
    units = scopes_of(raw);
  }
  bare_servers bare(with);
  for (const auto& unit : units) {
    const auto request = round.completeness(unit.code);
    connection one(product.port());
    const auto bytes = one.ask(request).body.size();
    const auto cost = take_turns(
        turns,
        [&] { return cpu_a_request(product.process(), product.port(), request, rounds_asked); },
        [&] { return bare.cpu_a_request(bytes, rounds_asked); });
    report({"rounds.completeness." + unit.name, cost.product * 1e6, "us CPU", cost.reference * 1e6,
            3});
    remark(fmt::format("rounds.completeness.{}: p99 {:.2f} ms", unit.name,
                       percentile(latencies(one, request, 500), 0.99) * 1e3));
  }
}

// What the visits of the product left behind, written again by one thread: the waiting requests of
// as many phones to a commit.
double raw_visits(raw_store& into) {
  into.script("PRAGMA wal_autocheckpoint=4000");
  raw_statement begin(into, "BEGIN IMMEDIATE"), commit(into, "COMMIT");
  raw_statement some(into,
                     "SELECT object, grid FROM target WHERE outcome = 0 ORDER BY grid LIMIT " +
                         std::to_string(phones * visits_each));
  struct door {
    std::string id;
    std::int64_t grid;
  };
  std::vector<door> doors;
  while (some.step())
    doors.push_back(
        {std::string(static_cast<const char*>(sqlite3_column_blob(some.handle(), 0)), 16),
         sqlite3_column_int64(some.handle(), 1)});
  raw_statement visit(into,
                      "INSERT INTO visit SELECT 370105, ?1, round, ?2, grid, 1, 1, ?3, ?3, ?1, "
                      "'phone-1', ?4, NULL, NULL, NULL, NULL, NULL, 1 FROM target WHERE district = "
                      "370105 AND round = 1 AND object = ?2");
  raw_statement target(into,
                       "UPDATE target SET outcome = 1, attempts = attempts + 1, last_visit = ?1, "
                       "last_at = ?3, last_by = ?1, last_how = 1, version = version + 1, "
                       "updated_at = ?3 WHERE district = 370105 AND round = 1 AND object = ?2");
  raw_statement operation(
      into,
      "INSERT INTO sync_operation VALUES (370105, ?1, ?1, 'phone-1', ?4, ?3, 0, "
      "?2, 0, 'applied', '{\"was\":\"applied\",\"version\":2}')");
  raw_statement audit(into,
                      "INSERT INTO audit(district, seq, at, actor, actor_name, action, entity, "
                      "record, grid, peer, detail) VALUES (370105, ?5, ?3, ?1, 'admin-district', "
                      "'visit', 7, ?2, 370105001001001, '127.0.0.1', "
                      "'{\"round\":1,\"outcome\":\"verified\",\"how\":\"qr\"}')");
  raw_statement tally(into,
                      "UPDATE round_tally SET targets = targets - 1 WHERE district = 370105 AND "
                      "round = 1 AND grid = ?1 AND outcome = 0");
  std::int64_t seq = into.number("SELECT max(seq) FROM audit");
  const double from = wall_seconds();
  for (std::size_t i = 0; i < doors.size(); ++i) {
    if (i % (requests_a_commit * visits_each) == 0) begin.step(), begin.reset();
    const uuid id = new_uuid();
    for (auto* one : {&visit, &target, &operation, &audit}) {
      sqlite3_bind_blob(one->handle(), 1, id.bytes.data(), 16, SQLITE_STATIC);
      sqlite3_bind_blob(one->handle(), 2, doors[i].id.data(), 16, SQLITE_STATIC);
      sqlite3_bind_int64(one->handle(), 3, 1'585'500'000'000);
      sqlite3_bind_int64(one->handle(), 4, static_cast<std::int64_t>(i));
      if (one == &audit) sqlite3_bind_int64(one->handle(), 5, ++seq);
      one->step();
      one->reset();
    }
    if (i % visits_each == visits_each - 1) {
      tally.bind({doors[i].grid});
      tally.step();
      tally.reset();
    }
    const bool last = i + 1 == doors.size() || (i + 1) % (requests_a_commit * visits_each) == 0;
    if (last) commit.step(), commit.reset();
  }
  return static_cast<double>(doors.size()) / (wall_seconds() - from);
}

void sync(const settings& with, server& product, const std::filesystem::path& store,
          const opened_round& round, const std::string& headers) {
  const auto other = scratch_copy(with, store, "rounds-raw");
  const auto list = get_request("/api/v1/persons?unit=370105001&presence=present", headers);
  connection one(product.port());
  const double idle = percentile(latencies(one, list, 400), 0.99);
  double rate = 0;
  const auto busy = waits_during(
      product.port(), 0, [&] { return list; },
      [&] {
        // A thousand phones are a thousand machines: here they take what processor is left over.
        child played({"chrt", "--idle", "0", with.program, "simulate", "phones", "--count",
                      std::to_string(phones), "--operations", std::to_string(visits_each),
                      "--round", round.id(), "--url",
                      "http://127.0.0.1:" + std::to_string(product.port()), "--user", admin,
                      "--password", product.password()});
        const auto told = json::document::parse_object(played.read_line());
        if (!told) throw std::runtime_error("the phones said nothing");
        rate = told->root().find("operations_per_second")->real();
        remark(fmt::format("rounds.sync: {} applied, {} retries, p99 {:.2f} s",
                           told->root().integer_of("applied", 0),
                           told->root().integer_of("retries", 0),
                           told->root().find("p99_ms")->real() / 1e3));
        played.read_line();  // the same again, which changes nothing
      });
  raw_store raw(other / "wangge.db", raw_store::use::writing);
  report({"rounds.sync", rate, "operations/s", raw_visits(raw), 0.4, sense::at_least});
  report({"rounds.lists_meanwhile", percentile(busy, 0.99) * 1e3, "ms p99", idle * 1e3, 3});
}

void run(const settings& with) {
  const auto store = scratch_copy(with, district_store(with), "rounds");
  server product(with, store);
  const auto headers = product.sign_in(admin);
  opened_round round(product, headers);
  opening(with, product, store, round, headers);
  completeness(with, product, store, round);
  sync(with, product, store, round, headers);
}

}  // namespace

const entry rounds = {"rounds", "the sweep: opening, completeness, a thousand phones", run};

}  // namespace wangge::bench

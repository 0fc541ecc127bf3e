// The slowest list page over kinds × filters × sorts × searches × scopes, straight from the
// engine of lists: what to look at when a page is slow.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "access/crypto.h"
#include "bench.h"
#include "db/store.h"
#include "measure.h"
#include "records/list.h"
#include "records/quality.h"
#include "units.h"

namespace wangge::bench {
namespace {

using records::list_query;

constexpr double slow = 0.010;

struct timed {
  std::string name;
  double milliseconds;
};

class sweeping {
 public:
  sweeping(const std::filesystem::path& data, std::vector<scope> units);
  void run();
  timed worst() const;

 private:
  void kind(const records::entity& of);
  void sorts(const list_query& ask, const std::string& name);
  void scopes(list_query ask, const std::string& name);
  void time(const list_query& ask, const std::string& name);

  std::unique_ptr<db::store> store_;
  std::unique_ptr<access::vault> keys_;
  records::tally_board tallies_;
  std::vector<scope> units_;
  std::vector<timed> all_;
};

sweeping::sweeping(const std::filesystem::path& data, std::vector<scope> units)
    : units_(std::move(units)) {
  db::options how;
  how.data_dir = data;
  how.reading = true;
  store_ = std::move(*db::store::open(how));
  keys_ = std::move(*access::vault::load(data, false));
  tallies_.load(*store_->read());
}

void sweeping::time(const list_query& ask, const std::string& name) {
  auto db = store_->read();
  double best = 1e9;
  for (int i = 0; i < 2 && (i == 0 || best > 0.005); ++i) {
    const double from = thread_cpu_seconds();
    records::read_page(*db, *keys_, tallies_, ask);
    best = std::min(best, thread_cpu_seconds() - from);
  }
  if (best > slow) remark(fmt::format("{:9.2f} ms  {}", best * 1e3, name));
  all_.push_back({name, best * 1e3});
}

void sweeping::scopes(list_query ask, const std::string& name) {
  for (const auto& unit : units_) {
    ask.range = {unit.low, unit.high};
    time(ask, unit.name + " " + name);
  }
}

void sweeping::sorts(const list_query& ask, const std::string& name) {
  scopes(ask, name);
  for (std::size_t at = 0; at < ask.what->fields.size(); ++at) {
    if (!ask.what->fields[at].sort) continue;
    list_query sorted = ask;
    sorted.sort_at = static_cast<int>(at);
    for (const bool down : {false, true}) {
      sorted.descending = down;
      scopes(sorted, name + " sort=" + (down ? "-" : "") + std::string(ask.what->fields[at].name));
    }
  }
}

// Each value of a coded field alone, and all but the first together.
std::vector<records::filter> filters_of(const records::entity& of, int at) {
  const auto& what = of.fields[at];
  std::vector<std::int64_t> values = {1, 0};
  if (what.kind != records::field_kind::boolean) values.clear();
  for (const auto& code : what.codes) values.push_back(code.n);
  std::vector<records::filter> all;
  records::filter rest{at, {}};
  for (const auto v : values) {
    records::filter one{at, {}};
    one.any.emplace_back(v);
    all.push_back(std::move(one));
    if (all.size() > 1) rest.any.emplace_back(v);
  }
  if (rest.any.size() > 1) all.push_back(rest);
  return all;
}

void sweeping::kind(const records::entity& of) {
  list_query ask;
  ask.what = &of;
  const std::string name(of.plural);
  sorts(ask, name);
  list_query ended = ask;
  ended.ended = true;
  sorts(ended, name + " ended");
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    if (!of.fields[at].counted()) continue;
    for (const auto& one : filters_of(of, static_cast<int>(at))) {
      list_query filtered = ask;
      filtered.filters = {one};
      std::string values;
      for (const auto& v : one.any) values += "," + std::to_string(std::get<std::int64_t>(v));
      sorts(filtered, name + " " + std::string(of.fields[at].name) + "=" + values.substr(1));
    }
  }
  for (const auto& rule : records::quality_rules()) {
    if (rule.entity != of.name) continue;
    list_query broken = ask;
    broken.quality = &rule;
    scopes(broken, name + " quality=" + std::string(rule.id));
  }
  for (const char* q : {"王伟", "秀英", "小区", "号楼", "王", "zw", "l", "lxy", "张秀英", "13"}) {
    list_query found = ask;
    found.q = q;
    scopes(found, name + " q=" + q);
  }
}

void sweeping::run() {
  for (const auto& of : records::all_entities()) kind(of);
}

timed sweeping::worst() const {
  return *std::max_element(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
    return a.milliseconds < b.milliseconds;
  });
}

void run(const settings& with) {
  constexpr double most_milliseconds = 20;
  const auto data = district_store(with);
  std::vector<scope> units;
  {
    raw_store raw(data / "wangge.db", raw_store::use::reading);
    units = scopes_of(raw);
  }
  sweeping all(data, units);
  all.run();
  const auto worst = all.worst();
  report({"sweep.worst " + worst.name, worst.milliseconds, "ms CPU", most_milliseconds, 1});
}

}  // namespace

const entry sweep = {"sweep", "the slowest list page of all kinds, filters, sorts and scopes", run};

}  // namespace wangge::bench

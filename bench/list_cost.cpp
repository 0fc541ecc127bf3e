#include "list_cost.h"

#include <algorithm>

#include "measure.h"

namespace wangge::bench {
namespace {

constexpr int sql_times = 20;

std::string path_escaped(const std::string& text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text)
    if (c < 0x80)
      out.push_back(static_cast<char>(c));
    else
      out += {'%', digits[c >> 4], digits[c & 15]};
  return out;
}

}  // namespace

list_bench::list_bench(const settings& with, const std::filesystem::path& store)
    : raw_(store / "wangge.db", raw_store::use::reading),
      scopes_(scopes_of(raw_)),
      product_(with, store),
      headers_(product_.sign_in("district-admin-district")),
      bare_(with) {}

std::string list_bench::request_of(const list_case& one, const scope& unit) const {
  return get_request("/api/v1/" + path_escaped(one.path) +
                         (one.path.find('?') == std::string::npos ? "?" : "&") +
                         "unit=" + unit.code,
                     headers_);
}

double list_bench::sql_seconds(const list_case& one, const scope& unit, int times) {
  raw_statement page(raw_, one.page), total(raw_, one.total);
  const std::vector<argument> with{unit.low, unit.high, one.searched};
  page.bind(with);
  total.bind(with);
  page.read_all();
  total.read_all();
  const double from = thread_cpu_seconds();
  for (int i = 0; i < times; ++i) {
    page.read_all();
    total.read_all();
  }
  return (thread_cpu_seconds() - from) / times;
}

double list_bench::product_seconds(const list_case& one, const scope& unit) {
  const auto request = request_of(one, unit);
  connection client(product_.port());
  const double once = latencies(client, request, 2).back();
  const int rounds = std::clamp(static_cast<int>(0.1 / once / 8), 1, 20);
  return cpu_a_request(product_.process(), product_.port(), request, rounds);
}

list_cost list_bench::measure(const list_case& one, const scope& unit, int turns) {
  const auto request = request_of(one, unit);
  connection client(product_.port());
  const auto bytes = client.ask(request).body.size();
  list_cost best{1e9, 1e9, 1e9};
  for (int i = 0; i < turns; ++i) {
    best.product = std::min(best.product, product_seconds(one, unit));
    best.sql = std::min(best.sql, sql_seconds(one, unit, sql_times));
    best.bare = std::min(best.bare, bare_.cpu_a_request(bytes, 20));
  }
  return best;
}

std::vector<double> list_bench::seconds(const list_case& one, const scope& unit, int count) {
  connection client(product_.port());
  return latencies(client, request_of(one, unit), count);
}

}  // namespace wangge::bench

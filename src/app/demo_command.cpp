#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>

#include "access/audit_seal.h"
#include "access/system.h"
#include "app/commands.h"
#include "app/demo_accounts.h"
#include "app/runtime.h"
#include "app/say.h"
#include "demo/generate.h"
#include "records/loader.h"

namespace wangge::app {
namespace {

class loading : public demo::sink {
 public:
  explicit loading(records::loader& into) : into_(into) {}
  void add(records::record one) override { into_.add(std::move(one)); }

 private:
  records::loader& into_;
};

// One line that counts up; a new line each tenth when the output is no terminal.
demo::progress progress_line(bool quiet) {
  if (quiet) return [](int, int) {};
  return [last = -1](int done, int total) mutable {
    const int percent = total ? done * 100 / total : 100;
    if (percent == last) return;
    last = percent;
    fmt::print(stderr, "\r网格 {} / {}  {:>3}%  grids", done, total, percent);
    if (done == total) fmt::print(stderr, "\n");
    std::fflush(stderr);
  };
}

}  // namespace

int make_demo(const demo_flags& how) {
  const auto size = demo::parse_scale(how.scale);
  if (!size)
    return complain(
        "--scale 应为 community、street 或 district。--scale takes community, street or district.");
  auto parts = runtime::open(
      {.data_dir = how.store.data_dir, .db_url = how.store.db_url, .create = true, .bulk = true});
  if (!parts) return complain(parts.error());
  if (!(*parts)->fact(unfinished_fact).empty()) return complain(unfinished(how.store));
  if (!(*parts)->empty())
    return complain(
        "这个库里已有数据，演示区只建在空库里。The store is not empty; the demonstration is made "
        "in an empty one.");
  const auto started = std::chrono::steady_clock::now();
  auto& with = (*parts)->services();
  (*parts)->set_fact("demo", "1");
  (*parts)->set_fact(unfinished_fact, "1");
  with.config.demo = true;
  const auto author = access::system_principal(370105, "demonstration");
  records::loader loader(with, author, {50'000, "demonstration"});
  loading into(loader);
  demo::generate_options options;
  options.seed = how.seed;
  options.size = *size;
  demo::generate(options, into, progress_line(how.quiet));
  loader.finish();
  (*parts)->reload();
  if (auto made = make_demo_accounts(**parts, how.store.data_dir / "demo-accounts.json"); !made)
    return complain(made.error());
  access::seal_audit(with);
  (*parts)->set_fact(unfinished_fact, "");
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  if (!how.quiet)
    fmt::print(
        "演示区已建成：{} 条记录，{:.1f} 秒，{:.0f} MB。账号见 {}\nThe demonstration district is "
        "ready: {} records. Accounts: {}\n",
        loader.rows(), seconds, static_cast<double>(with.store.size_bytes()) / 1e6,
        (how.store.data_dir / "demo-accounts.json").string(), loader.rows(),
        (how.store.data_dir / "demo-accounts.json").string());
  return 0;
}

}  // namespace wangge::app

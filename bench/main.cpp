// ./dev bench [--list] [--data DIR] [NAME…]: every figure, or some alone.

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>

#include "bare_server.h"
#include "bench.h"

namespace wangge::bench {
namespace {

const entry* const all[] = {&overview, &lists,   &tenfold,       &sweep, &writes, &rounds,
                            &exports,  &imports, &demonstration, &start, &memory};

const entry* find(const std::string& name) {
  for (const auto* one : all)
    if (name == one->name) return one;
  return nullptr;
}

int list() {
  for (const auto* one : all) fmt::print("{:<14} {}\n", one->name, one->about);
  return 0;
}

int run(const std::vector<const entry*>& chosen, const settings& with) {
  int failed = 0;
  for (const auto* one : chosen) {
    try {
      one->run(with);
    } catch (const std::exception& broken) {
      fmt::print(stderr, "{}: {}\n", one->name, broken.what());
      failed = 1;
    }
  }
  return failed;
}

int main_of(const std::vector<std::string>& words, const std::filesystem::path& self) {
  settings with;
  with.self = self;
  std::vector<const entry*> chosen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--list") return list();
    if (words[i] == "--data" && i + 1 < words.size()) {
      with.district = words[++i];
    } else if (const auto* one = find(words[i])) {
      chosen.push_back(one);
    } else {
      fmt::print(stderr, "bench: no figure named '{}'; --list shows them\n", words[i]);
      return 2;
    }
  }
  if (chosen.empty()) chosen.assign(std::begin(all), std::end(all));
  std::filesystem::create_directories(with.work);
  return run(chosen, with);
}

}  // namespace
}  // namespace wangge::bench

int main(int count, char** words) {
  if (count == 3 && std::strcmp(words[1], "--bare-server") == 0)
    return wangge::bench::bare_server(std::strtoul(words[2], nullptr, 10));
  return wangge::bench::main_of({words + 1, words + count},
                                std::filesystem::canonical("/proc/self/exe"));
}

#include "app/say.h"

#include <cstdio>

namespace wangge::app {

int complain(const failure& why) {
  for (const auto& one : why.problems)
    std::fprintf(stderr, "%s\n%s\n", message(one, language::zh).c_str(),
                 message(one, language::en).c_str());
  if (!why.cause.empty()) std::fprintf(stderr, "(%s)\n", why.cause.c_str());
  return 1;
}

failure unfinished(const store_flags& where) {
  // An address may hold a password.
  return {error::store_unfinished,
          {{"place", where.db_url.empty() ? where.data_dir.string() : "PostgreSQL schema"}}};
}

int complain(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  return 1;
}

}  // namespace wangge::app

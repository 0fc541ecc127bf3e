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

std::string unfinished(const store_flags& where) {
  // An address may hold a password.
  const auto place = where.db_url.empty() ? where.data_dir.string() : "PostgreSQL schema";
  return "演示区没有建完就中断了，请删掉后重新建：" + place +
         "\nThe making of this demonstration did not come to its end. Remove it and make it "
         "again: " +
         place;
}

int complain(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  return 1;
}

}  // namespace wangge::app

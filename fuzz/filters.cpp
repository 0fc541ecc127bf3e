// What a client asks of a list: target → query → list query → SQL, for every kind and for readers
// with and without facets; page markers.
#include "access/crypto.h"
#include "access/system.h"
#include "http/request_head.h"
#include "records/cursor_text.h"
#include "records/entity.h"
#include "records/list_sql.h"
#include "records/request.h"
#include "records/tally.h"
#include "territory/unit_tree.h"

namespace {

using namespace wangge;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

// Every argument has its mark, no mark is without an argument.
void check_marks(const records::list_sql& sql) {
  const std::string text = sql.from + sql.where;
  for (std::size_t n = 1; n <= sql.args.size(); ++n)
    check(text.find("?" + std::to_string(n)) != text.npos);
  check(text.find("?" + std::to_string(sql.args.size() + 1)) == text.npos || sql.args.empty());
  check(!sql.order.empty());
}

access::principal reader(bool sees) {
  auto who = access::system_principal(370105);
  if (!sees) who.facets.clear();
  return who;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const access::vault keys(access::key_256{1, 2, 3});
  static const territory::unit_tree units;
  static const records::tally_board tallies;
  static const access::principal readers[] = {reader(true), reader(false)};
  if (size < 2) return 0;
  const auto kinds = records::all_entities();
  const auto& of = kinds[data[0] % kinds.size()];
  const std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  http::request ask;
  ask.target = "/" + std::string(of.plural) + "?" + std::string(rest);
  std::vector<db::value> last;
  check(!records::read_cursor(keys, rest, 1, last));
  if (!http::split_target(ask)) return 0;
  const auto query = records::read_list_query(of, ask, readers[data[1] % 2], units);
  if (!query) return 0;
  check(query->limit >= 1 && query->limit <= 1000 && readers[0].area.covers(query->range));
  check_marks(records::plan(keys, tallies, *query));
  return 0;
}

#include "records/conditions.h"

namespace wangge::records {

std::string bound(std::vector<value>& args, value v) {
  args.push_back(std::move(v));
  return "?" + std::to_string(args.size());
}

std::string conditions(const list_query& ask, const std::string& alias, reached how,
                       std::vector<value>& args) {
  const auto& of = *ask.what;
  const std::string scope =
      (how == reached::by_place ? "" : "+") + alias + "." + std::string(of.scope().name);
  std::string out = alias + ".ended_on IS NULL AND " + scope + " >= " + bound(args, ask.range.low) +
                    " AND " + scope + " <= " + bound(args, ask.range.high);
  for (const auto& one : ask.filters) {
    const auto& what = of.fields[one.field_at];
    std::string name = alias + "." + std::string(what.name), list;
    if (what.kind == field_kind::boolean) name = "coalesce(" + name + ", 0)";
    for (const auto& v : one.any) list += (list.empty() ? "" : ", ") + bound(args, v);
    out += " AND +" + name + " IN (" + list + ")";
  }
  return out;
}

}  // namespace wangge::records

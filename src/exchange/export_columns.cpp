#include "exchange/export_columns.h"

#include "base/codes.h"
#include "gen/entities.h"
#include "records/codec.h"

namespace wangge::exchange {
namespace {

using records::field_kind;

bool exportable(const records::field& what, const access::principal& who) {
  return what.kind != field_kind::outline && what.kind != field_kind::token &&
         records::sight_of(what, who) != records::visible::hidden;
}

// "" above that level.
std::string name_at(const territory::unit_tree::units& all, std::int64_t code, codes::level level) {
  while (code != 0 && codes::level_of(code) > level) code = codes::parent(code);
  const auto found = all.find(code);
  return found == all.end() || found->second.level != level ? std::string() : found->second.name;
}

}  // namespace

std::vector<export_column> export_columns(const records::entity& of, const access::principal& who) {
  std::vector<export_column> all;
  for (std::size_t at = 0; at < of.fields.size(); ++at) {
    const auto& what = of.fields[at];
    if (exportable(what, who))
      all.push_back({shows::field, static_cast<int>(at), what.name, what.zh, what.en});
  }
  const auto& born = records::person_entity.fields[records::person_at::birth_date];
  if (of.number == records::person_entity.number && exportable(born, who))
    all.push_back({shows::age, records::person_at::birth_date, "age", "年龄", "Age"});
  all.push_back({shows::street, -1, "street", "街道", "Street"});
  all.push_back({shows::community, -1, "community", "社区（村）", "Community"});
  if (of.scope().kind == field_kind::grid)
    all.push_back({shows::unit_name, -1, "grid_name", "网格名称", "Grid name"});
  all.push_back({shows::id, -1, "id", "记录编号", "Record id"});
  all.push_back({shows::version, -1, "version", "版本", "Version"});
  return all;
}

std::string derived_text(const export_column& what, const records::record& one,
                         const export_moment& at) {
  switch (what.what) {
    case shows::id:
      return to_string(one.id);
    case shows::version:
      return std::to_string(one.version);
    case shows::street:
      return name_at(at.units, one.grid(), codes::level::street);
    case shows::community:
      return name_at(at.units, one.grid(), codes::level::community);
    case shows::unit_name:
      return name_at(at.units, one.grid(), codes::level::grid);
    case shows::age: {
      const auto& born = one.values[static_cast<std::size_t>(what.at)];
      if (db::is_null(born)) return {};
      return std::to_string(age_on(static_cast<day>(std::get<std::int64_t>(born)), at.today));
    }
    default:
      return {};
  }
}

}  // namespace wangge::exchange

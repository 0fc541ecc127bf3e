#include "records/reveal.h"

#include "records/change.h"
#include "records/codec.h"
#include "records/rules.h"

namespace wangge::records {
namespace {

constexpr std::int64_t most_reveals = 200;  // of one account in an hour

// Within the hour, whatever else the account did in it.
std::int64_t revealed_lately(api::transaction& tx) {
  auto rows = tx.db.query(
      "SELECT count(*) FROM audit WHERE actor = ?1 AND district = ?2 AND action = 'reveal' AND seq "
      ">= (SELECT seq FROM audit WHERE at >= ?3 ORDER BY at, seq LIMIT 1)",
      {tx.who.account, tx.who.area.district(), tx.now - 3'600'000});
  rows.step();
  return rows->integer(0);
}

std::vector<int> asked_fields(const record& one, const json::view& body,
                              const access::principal& who, std::vector<problem>& found) {
  std::vector<int> all;
  const auto fields = body.find("fields");
  if (!fields) return all;
  fields->each_item([&](const json::view& given) {
    const std::string name(given.text());
    const int at = one.what->find(name);
    if (at < 0)
      found.push_back({error::unknown_field, name, {{"name", name}, {"known", ""}}});
    else if (!who.sees(one.what->fields[at].facet))
      found.push_back({error::reveal_forbidden, name, labelled(one.what->fields[at])});
    else
      all.push_back(at);
  });
  return all;
}

}  // namespace

result<std::vector<int>> audited_fields(api::transaction& tx, const record& one,
                                        const json::view& body) {
  const auto reason = reason_in(body);
  if (!reason) return refused(reason.error());
  std::vector<problem> found;
  auto fields = asked_fields(one, body, tx.who, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  if (revealed_lately(tx) >= most_reveals) return refuse(error::rate_limited, {{"seconds", "600"}});
  json::writer detail;
  detail.open().key("fields").open_array();
  for (const int at : fields) detail.value(one.what->fields[at].name);
  tx.audit({"reveal", one.what->number, one.id, one.grid(), *reason,
            detail.close_array().close().str()});
  return fields;
}

result<std::string> reveal_fields(api::transaction& tx, const record& one, const json::view& body) {
  const auto fields = audited_fields(tx, one, body);
  if (!fields) return refused(fields.error());
  json::writer out;
  out.open().key("values").open();
  for (const int at : *fields) {
    out.key(one.what->fields[at].name);
    encode_value(out, one.what->fields[at], one.values[at]);
  }
  return out.close().close().str();
}

}  // namespace wangge::records

// Routes of the offices' own templates.
#include "access/names.h"
#include "api/transaction.h"
#include "base/codes.h"
#include "base/text.h"
#include "db/store.h"
#include "ledgers/api.h"
#include "ledgers/template.h"
#include "records/request.h"

namespace wangge::ledgers {
namespace {

using api::call;
using http::response;

constexpr std::uint64_t largest_file = 4ULL << 20, largest_mapping = 64ULL << 10;

void write_template(json::writer& out, const office_template& one) {
  out.open().member("id", one.id).member("unit", codes::text(one.unit)).member("name", one.name);
  out.member("ledger", one.ledger);
  out.member("version", one.version).key("mapping").raw(one.mapping).close();
}

result<response> list(call& ask) {
  auto rows = ask.db->query(
      "SELECT id, unit, name, ledger, mapping, version FROM office_template WHERE district = ?1 "
      "ORDER BY ledger, name, id",
      {ask.who.area.district()});
  json::writer out;
  out.open().key("items").open_array();
  while (rows.step())
    if (used_by(rows->integer(1), ask.who.area))
      write_template(out, {rows->id(0),
                           rows->integer(1),
                           std::string(rows->text(2)),
                           std::string(rows->text(3)),
                           {},
                           std::string(rows->text(4)),
                           rows->integer(5)});
  return api::json(out.close_array().close().str());
}

result<response> show(call& ask) {
  const auto id = parse_uuid(ask.path[0]);
  const auto one = id ? find_template(*ask.db, ask.who.area, *id) : std::nullopt;
  if (!one) return refuse(error::not_found);
  json::writer out;
  write_template(out, *one);
  return api::json(out.str());
}

void audit(api::transaction& tx, std::string_view what, const office_template& one) {
  json::writer detail;
  detail.open().member("template", one.name).member("ledger", one.ledger).member("step", what);
  tx.audit({"template", 0, one.id, one.unit, "", detail.close().str()});
  const auto range = codes::range(one.unit);
  tx.changed("templates", range.low, range.high);
}

// A workbook of the daily report names its lines; those of ledgers name columns.
result<mapping> mapping_for(call& ask, const std::string& ledger_id) {
  if (ledger_id == "daily") {
    mapping out;
    auto named = exchange::placeholders(ask.ask.body);
    if (!named) return refused(named.error());
    if (named->empty()) return refuse(error::template_unmapped, {{"example", "{{在济人员.现有}}"}});
    out.placeholders = std::move(*named);
    return out;
  }
  const auto of = find_ledger(*ask.with.store.read(), ask.who.area, ledger_id);
  if (!of) return refuse(error::not_found);
  return mapping_of(ask.ask.body, *of);
}

// The file is read on the slow lane and stored by the writer.
result<response> upload(call& ask) {
  office_template made;
  made.id = new_uuid();
  made.unit = ask.who.unit;
  made.name = first_characters(normalise(ask.ask.param("name").value_or("")), 40);
  if (made.name.empty())
    return refuse_field(error::required, "name", {{"label.zh", "模板名称"}, {"label.en", "Name"}});
  made.ledger = std::string(ask.ask.param("ledger").value_or(""));
  const auto found = mapping_for(ask, made.ledger);
  if (!found) return refused(found.error());
  made.mapping = mapping_text(*found);
  made.file = ask.ask.body;
  auto done = api::write<int>(ask.with, ask.who, [&](api::transaction& tx) -> result<int> {
    tx.db.execute(
        "INSERT INTO office_template(district, id, name, ledger, file, mapping, account, "
        "created_at, version, unit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9)",
        {tx.who.area.district(), made.id, made.name, made.ledger, db::blob{made.file}, made.mapping,
         tx.who.account, tx.now, made.unit});
    audit(tx, "upload", made);
    return 0;
  });
  if (!done) return refused(done.error());
  json::writer out;
  write_template(out, made);
  return api::json(out.str(), 201);
}

result<office_template> at_version(call& ask) {
  const auto id = parse_uuid(ask.path[0]);
  auto one = id ? find_template(*ask.db, ask.who.area, *id) : std::nullopt;
  if (!one) return refuse(error::not_found);
  const auto version = records::read_version(ask.ask);
  if (!version) return refused(version.error());
  if (auto good = may_change(ask, one->unit); !good) return refused(good.error());
  if (*version == one->version) return std::move(*one);
  auto rows = ask.db->query(
      "SELECT account, created_at FROM office_template WHERE district = ?1 AND id = ?2",
      {ask.who.area.district(), *id});
  if (!rows.step()) return refuse(error::not_found);
  return refuse(error::stale_version, {{"by", access::display_name_of(*ask.db, rows->id(0))},
                                       {"at", format_instant(rows->integer(1))}});
}

// {first_row, columns: [{column, heading, field}]}: what a human says the headings mean.
result<response> map(call& ask) {
  auto one = at_version(ask);
  if (!one) return refused(one.error());
  const auto of = find_ledger(*ask.db, ask.who.area, one->ledger);
  if (!of) return refuse(error::not_found);
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  one->mapping = body->root().dump();
  if (auto good = read_columns(one->mapping, *of); !good) return refused(good.error());
  ++one->version;
  ask.tx->db.execute(
      "UPDATE office_template SET mapping = ?3, version = ?4 WHERE district = ?1 AND id = ?2",
      {ask.who.area.district(), one->id, one->mapping, one->version});
  audit(*ask.tx, "mapping", *one);
  json::writer out;
  write_template(out, *one);
  return api::json(out.str());
}

result<response> remove(call& ask) {
  const auto one = at_version(ask);
  if (!one) return refused(one.error());
  ask.tx->db.execute("DELETE FROM office_template WHERE district = ?1 AND id = ?2",
                     {ask.who.area.district(), one->id});
  audit(*ask.tx, "remove", *one);
  return api::no_content();
}

}  // namespace

std::vector<api::route> template_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/templates",
       read,
       "ledgers.read",
       list,
       "The offices' own workbooks",
       {},
       "",
       "templates"},
      {method::get,
       "/templates/:id",
       read,
       "ledgers.read",
       show,
       "One workbook and what its headings mean",
       {},
       "",
       "template"},
      {method::post,
       "/templates",
       heavy,
       "ledgers.manage",
       upload,
       "Uploads a workbook with placeholders or headings, for one ledger",
       {{"name", "string", "What the office calls it"}, {"ledger", "string", "Id of the ledger"}},
       "bytes",
       "template",
       largest_file},
      {method::put,
       "/templates/:id/mapping",
       write,
       "ledgers.manage",
       map,
       "Says which column of the workbook takes which column of the ledger",
       {},
       "mapping",
       "template",
       largest_mapping},
      {method::del,
       "/templates/:id",
       write,
       "ledgers.manage",
       remove,
       "Removes a workbook",
       {},
       "",
       ""},
  };
}

}  // namespace wangge::ledgers

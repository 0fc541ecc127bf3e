#include "screening/sheet.h"

#include <algorithm>
#include <set>

#include "access/digest.h"
#include "access/names.h"
#include "base/codes.h"
#include "base/text.h"
#include "screening/completeness.h"
#include "screening/sheet_pdf.h"
#include "screening/signing.h"
#include "screening/target.h"
#include "territory/unit_tree.h"

namespace wangge::screening {
namespace {

#define WANGGE_SHEET_COLUMNS                                                              \
  "district, id, round, grid, number, statement, digest, signer, signature, public_key, " \
  "certificate, signed_at, stale, latest"

sheet read(const db::row& row) {
  sheet one;
  one.district = row.integer(0);
  one.id = row.id(1);
  one.round = row.integer(2);
  one.grid = row.integer(3);
  one.number = row.integer(4);
  one.statement = row.text(5);
  one.digest = row.text(6);
  one.signer = row.id(7);
  one.signature = row.bytes(8);
  one.public_key = row.bytes(9);
  one.certificate = row.bytes(10);
  one.signed_at = row.integer(11);
  one.stale = row.integer(12) != 0;
  one.latest = row.integer(13) != 0;
  return one;
}

std::string sm3(std::string_view text) {
  return access::hex(access::digest_of(text, access::digest_kind::sm3));
}

// From the store, not from memory: it must hold at the moment of the signature.
std::vector<target> targets_of(db::connection& db, round_key of, std::int64_t grid) {
  std::vector<target> all;
  auto rows = db.query("SELECT " + std::string(target_columns()) +
                           " FROM target WHERE district = ?1 AND round = ?2 AND grid = ?3 ORDER BY "
                           "label, object",
                       {of.district, of.number, grid});
  while (rows.step()) all.push_back(read_target(*rows));
  return all;
}

board::line line_of(const std::vector<target>& all) {
  board::line out;
  out.grids = 1;
  std::map<uuid, bool> open_buildings;  // whether anything of it is missing
  for (const auto& one : all) {
    const auto key = one.counted_as();
    auto part = std::find_if(out.parts.begin(), out.parts.end(),
                             [&](const auto& each) { return each.first == key; });
    if (part == out.parts.end()) part = out.parts.insert(part, {key, {}});
    part->second += one.counts();
    if (one.building) open_buildings[*one.building] |= is_missing(one.outcome);
  }
  out.buildings = static_cast<std::int64_t>(open_buildings.size());
  out.buildings_done =
      std::ranges::count(open_buildings, false, [](const auto& each) { return each.second; });
  return out;
}

// Pins every single outcome, not only the sums.
std::string state_digest(const std::vector<target>& all) {
  std::string text;
  for (const auto& one : all) {
    text += to_string(one.object) + " " + std::string(code_of(outcomes(), one.outcome)) + " ";
    text += (one.last_visit ? to_string(*one.last_visit) : "-") + "\n";
  }
  return sm3(text);
}

void write_round(json::writer& out, const round& of) {
  out.key("round").open().member("id", of.id).member("number", of.number).member("name", of.name);
  out.member("starts_on", format_day(of.starts_on)).member("ends_on", format_day(of.ends_on));
  out.close();
}

void write_grid(json::writer& out, const api::transaction& tx, std::int64_t grid) {
  const auto units = tx.with.units.snapshot();
  out.key("grid").open().member("code", codes::text(grid)).key("path").open_array();
  for (const auto* one : territory::path_to(*units, grid)) out.value(one->name);
  out.close_array().close();
}

// In the order people count: who goes back walks 2-201 before 2-1001.
void write_missing(json::writer& out, std::vector<target> all) {
  std::erase_if(all, [](const target& one) { return !is_missing(one.outcome); });
  std::ranges::stable_sort(all, counts_before, &target::label);
  out.key("missing").open_array();
  for (const auto& one : all) {
    out.open().member("object", one.object).member("label", one.label);
    out.member("outcome", code_of(outcomes(), one.outcome))
        .member("attempts", one.attempts)
        .close();
  }
  out.close_array();
}

void write_visitors(json::writer& out, api::transaction& tx, const std::vector<target>& all) {
  std::set<uuid> who;
  for (const auto& one : all)
    if (one.last_by) who.insert(*one.last_by);
  out.key("visitors").open_array();
  for (const auto& id : who) out.value(access::display_name_of(tx.db, id));
  out.close_array();
}

std::string statement_of(api::transaction& tx, const round& of, const sheet& one,
                         const std::vector<target>& all) {
  const auto line = line_of(all);
  const completeness_context with{of, day_of(tx.now)};
  json::writer out;
  out.open()
      .member("kind", "closing_sheet")
      .member("format", 1)
      .member("demo", tx.with.config.demo);
  out.member("id", one.id).member("number", one.number);
  write_round(out, of);
  write_grid(out, tx, one.grid);
  write_standing(out, line, with);
  out.key("by_kind");
  write_by_kind(out, line, with);
  write_missing(out, all);
  write_visitors(out, tx, all);
  out.member("state_digest", state_digest(all)).key("previous");
  {
    auto rows = tx.db.query(
        "SELECT digest FROM sheet WHERE district = ?1 AND round = ?2 AND grid = ?3 AND number = ?4",
        {of.district, of.number, one.grid, one.number - 1});
    if (rows.step())
      out.value(rows->text(0));
    else
      out.null();
  }
  out.key("signer").open().member("account", tx.who.account).member("name", tx.who.display_name);
  out.member("role", tx.who.role).close().member("signed_at", format_instant(tx.now));
  return out.close().str();
}

void insert(api::transaction& tx, const sheet& one) {
  tx.db.execute(
      "UPDATE sheet SET latest = 0 WHERE district = ?1 AND round = ?2 AND grid = ?3 AND latest = 1",
      {one.district, one.round, one.grid});
  tx.db.execute("INSERT INTO sheet(" WANGGE_SHEET_COLUMNS
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, 1)",
                {one.district, one.id, one.round, one.grid, one.number, one.statement, one.digest,
                 one.signer, db::blob{one.signature}, db::blob{one.public_key},
                 db::blob{one.certificate}, one.signed_at});
}

std::int64_t next_sheet(db::connection& db, round_key of, std::int64_t grid) {
  auto rows = db.query(
      "SELECT COALESCE(max(number), 0) + 1 FROM sheet WHERE district = ?1 AND round = ?2 AND grid "
      "= ?3",
      {of.district, of.number, grid});
  rows.step();
  return rows->integer(0);
}

constexpr std::string_view seal_mark = "%WanggeSeal ";

// The seal covers every byte before it, and nothing may follow it.
bool seal_holds(std::string_view pdf, std::string_view server_key) {
  const auto at = pdf.rfind(seal_mark);
  if (at == pdf.npos || !pdf.ends_with('\n')) return false;
  auto seal = pdf.substr(at + seal_mark.size());
  seal.remove_suffix(1);
  return access::vault::verify(pdf.substr(0, at), bytes_of_hex(seal), server_key);
}

refused no_sheet(const char* zh, const char* en) {
  return refuse(error::not_a_sheet, {{"reason.zh", zh}, {"reason.en", en}});
}

}  // namespace

result<sheet> sign_sheet(api::transaction& tx, const round& of, std::int64_t grid) {
  if (!tx.who.area.contains(grid) || !tx.with.units.is_grid(grid)) return refuse(error::not_found);
  if (of.state != "open" && of.state != "closed") return refuse(error::round_not_open);
  const auto all = targets_of(tx.db, of.key(), grid);
  if (all.empty()) return refuse(error::no_targets);
  const auto key = own_key(tx);
  sheet one;
  one.district = of.district;
  one.id = new_uuid();
  one.round = of.number;
  one.grid = grid;
  one.number = next_sheet(tx.db, of.key(), grid);
  one.statement = statement_of(tx, of, one, all);
  one.digest = sm3(one.statement);
  one.signer = tx.who.account;
  one.signature = sign_with(key, one.statement);
  one.public_key = key.public_key;
  one.certificate = key.certificate;
  one.signed_at = tx.now;
  insert(tx, one);
  json::writer detail;
  detail.open().member("round", of.number).member("sheet", one.id).member("digest", one.digest);
  tx.audit({"sign_sheet", 0, of.id, grid, {}, detail.close().str()});
  tx.changed("rounds", grid, grid);
  if (tx.with.rounds)
    tx.after_commit([held = tx.with.rounds, of = of.key(), grid] {
      held->set_sheet(of, grid, sheet_state::signed_);
    });
  return one;
}

std::optional<sheet> find_sheet(db::connection& db, const access::scope& area, const uuid& id) {
  auto rows = db.query("SELECT " WANGGE_SHEET_COLUMNS
                       " FROM sheet WHERE district = ?1 AND id = ?2 AND grid >= ?3 AND grid <= ?4",
                       {area.district(), id, area.low, area.high});
  if (!rows.step()) return std::nullopt;
  return read(*rows);
}

std::vector<sheet> sheets_in(db::connection& db, round_key of, code_range range) {
  std::vector<sheet> all;
  auto rows = db.query("SELECT " WANGGE_SHEET_COLUMNS
                       " FROM sheet WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND grid <= "
                       "?4 AND latest = 1 ORDER BY grid",
                       {of.district, of.number, range.low, range.high});
  while (rows.step()) all.push_back(read(*rows));
  return all;
}

std::string sheet_file(const sheet& one, const std::string& server_key) {
  json::writer out;
  out.open().member("wangge_sheet", 1).member("statement", one.statement);
  out.member("digest", one.digest).member("digest_kind", "SM3");
  out.member("signature_kind", "Ed25519").member("signature", hex_text(one.signature));
  out.member("public_key", hex_text(one.public_key));
  out.member("certificate", hex_text(one.certificate)).member("server_key", hex_text(server_key));
  return out.close().str();
}

std::string sealed_paper(std::string pdf, const access::vault& keys) {
  const auto seal = hex_text(keys.sign(pdf));
  return std::move(pdf) + std::string(seal_mark) + seal + "\n";
}

result<verified_sheet> verify_sheet(std::string_view file) {
  std::string text(file);
  if (file.starts_with("%PDF-")) text = carried_sheet(file);
  if (text.empty()) return no_sheet("PDF 里没有签名内容", "the PDF carries no signed statement");
  const auto parsed = json::document::parse_object(text);
  if (!parsed || parsed->root().integer_of("wangge_sheet", 0) != 1)
    return no_sheet("不是闭合单文件", "it is no closing sheet file");
  const auto root = parsed->root();
  const verified_sheet out{std::string(root.text_of("statement")),
                           std::string(root.text_of("digest")),
                           std::string(root.text_of("server_key"))};
  if (sm3(out.statement) != out.digest)
    return no_sheet("内容与摘要不符", "the statement does not fit its digest");
  const auto key = bytes_of_hex(root.text_of("public_key"));
  if (!access::vault::verify(out.statement, bytes_of_hex(root.text_of("signature")), key))
    return no_sheet("签名不符", "the signature does not hold");
  const auto statement = json::document::parse_object(out.statement);
  const auto signer = statement ? statement->root().find("signer") : std::nullopt;
  const auto account = signer ? parse_uuid(signer->text_of("account")) : std::nullopt;
  if (!account || !access::vault::verify(certified_text(*account, key),
                                         bytes_of_hex(root.text_of("certificate")),
                                         bytes_of_hex(out.server_key)))
    return no_sheet("签名人的密钥没有服务器证明", "the server does not vouch for the signer's key");
  if (file.starts_with("%PDF-") && !seal_holds(file, bytes_of_hex(out.server_key)))
    return no_sheet("文件在打印后被改动", "the file was changed after it was printed");
  return out;
}

}  // namespace wangge::screening

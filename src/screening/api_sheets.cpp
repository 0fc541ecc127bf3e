#include <array>
#include <limits>

#include "access/crypto.h"
#include "api/checks.h"
#include "api/query.h"
#include "base/codes.h"
#include "base/text.h"
#include "records/request.h"
#include "screening/api_parts.h"
#include "screening/completeness.h"
#include "screening/sheet.h"
#include "screening/sheet_pdf.h"

namespace wangge::screening {
namespace {

using api::call;
using http::response;

constexpr std::size_t longest_purpose = 40;

void write_sheet(json::writer& out, const sheet& one, namer& names) {
  out.open().member("id", one.id).member("round", one.round).member("number", one.number);
  names.unit(out, "grid", one.grid);
  out.member("state", one.stale ? "stale" : "signed").member("latest", one.latest);
  out.member("digest", one.digest);
  names.account(out, "signer", one.signer);
  write_moment(out, "signed_at", one.signed_at);
}

result<response> sign(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  const auto of = find_round(*ask.db, ask.who.area, *id);
  if (!of) return refuse(error::not_found);
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto given = body->root().text_of("grid");
  const auto grid = codes::parse(given);
  if (!grid)
    return refuse_field(error::bad_unit, "grid", {{"value", std::string(given.substr(0, 40))}});
  const auto made = sign_sheet(*ask.tx, *of, *grid);
  if (!made) return refused(made.error());
  namer names(ask);
  json::writer out;
  write_sheet(out, *made, names);
  return api::json(out.close().str());
}

// One line a grid of the unit, signed or not; the total counts them all.
result<response> list_sheets(call& ask) {
  const auto of = round_asked(ask);
  if (!of) return refused(of.error());
  const auto range = unit_asked(ask);
  if (!range) return refused(range.error());
  auto most = std::numeric_limits<std::int64_t>::max();
  if (ask.ask.param("limit")) {
    const auto limit = api::page_size(ask.ask);
    if (!limit) return refused(limit.error());
    most = static_cast<std::int64_t>(*limit);
  }
  static constexpr std::array<std::string_view, 3> known = {"signed", "stale", "unsigned"};
  const auto wanted = api::word_asked(ask.ask, "state", known);
  if (!wanted) return refused(wanted.error());
  std::map<std::int64_t, sheet> signed_ones;
  for (auto& one : sheets_in(*ask.db, (*of)->key(), *range)) signed_ones.emplace(one.grid, one);
  namer names(ask);
  json::writer out;
  out.open().key("items").open_array();
  std::int64_t total = 0;
  for (const auto& [grid, line] : ask.with.rounds->grids((*of)->key(), *range)) {
    const auto found = signed_ones.find(grid);
    const bool is_signed = found != signed_ones.end();
    const std::string state = !is_signed ? "unsigned" : found->second.stale ? "stale" : "signed";
    if (!wanted->empty() && *wanted != state) continue;
    if (++total > most) continue;
    if (is_signed) {
      write_sheet(out, found->second, names);
    } else {
      out.open().key("id").null();
      names.unit(out, "grid", grid);
      out.member("state", state);
    }
    const auto now = standing_of(line, (*of)->ends_on, day_of(ask.now));
    out.member("targets", now.all.targets).member("not_reached", now.missing.targets).close();
  }
  out.close_array().member("total", total).key("next").null();
  return api::json(out.member("as_of", format_instant(ask.now)).close().str());
}

result<sheet> sheet_asked(const call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = find_sheet(*ask.db, ask.who.area, *id);
  if (!one) return refuse(error::not_found);
  return *one;
}

void write_now(json::writer& out, const call& ask, const sheet& one) {
  const auto of = round_numbered(*ask.db, one.district, one.round);
  if (!of) return;
  out.key("now").open();
  write_standing(out, ask.with.rounds->of_unit(of->key(), one.grid), {*of, day_of(ask.now)});
  out.close();
}

result<response> show_sheet(call& ask) {
  const auto one = sheet_asked(ask);
  if (!one) return refused(one.error());
  namer names(ask);
  json::writer out;
  write_sheet(out, *one, names);
  out.key("statement").raw(one->statement);
  out.key("file").raw(sheet_file(*one, ask.with.vault.verifying_key()));
  write_now(out, ask, *one);
  return api::json(out.close().str());
}

// The grid's targets that moved since the signature.
result<response> list_changed(call& ask) {
  const auto one = sheet_asked(ask);
  if (!one) return refused(one.error());
  const auto of = round_numbered(*ask.db, one->district, one->round);
  if (!of) return refuse(error::not_found);
  const auto limit = api::page_size(ask.ask);
  if (!limit) return refused(limit.error());
  target_query query;
  query.of = *of;
  query.range = {one->grid, one->grid};
  query.changed_after = one->signed_at;
  query.limit = *limit;
  query.cursor = ask.ask.param("cursor").value_or("");
  query.today = day_of(ask.now);
  const auto page = read_targets(*ask.db, ask.with.vault, *ask.with.rounds, query);
  if (!page) return refused(page.error());
  return target_page_answer(ask, query, *page);
}

result<response> print_sheet(call& ask) {
  const auto one = sheet_asked(ask);
  if (!one) return refused(one.error());
  const auto lang = api::language_of(ask.ask);
  const char* filing = lang == language::zh ? "归档" : "filing";
  auto purpose = normalise(ask.ask.param("purpose").value_or(filing));
  if (character_count(purpose) > longest_purpose)
    return refused(api::bad_parameter("purpose", purpose, "40 字以内", "at most 40 characters"));
  response out;
  out.content_type = "application/pdf";
  out.body = sealed_paper(sheet_pdf(sheet_file(*one, ask.with.vault.verifying_key()),
                                    {ask.who.display_name, format_instant(ask.now),
                                     std::move(purpose), one->stale, lang}),
                          ask.with.vault);
  out.headers.emplace_back("Content-Disposition", "inline; filename=\"sheet-" +
                                                      codes::text(one->grid) + "-" +
                                                      std::to_string(one->number) + ".pdf\"");
  return out;
}

}  // namespace

std::vector<api::route> sheet_routes() {
  using enum api::lane;
  using http::method;
  const api::parameter unit = {"unit", "string", "Division code; the whole scope without it"};
  return {
      {method::post,
       "/rounds/:id/sheets",
       write,
       "screening.sign",
       sign,
       "Signs a grid's closing sheet with the account's own key",
       {},
       "sheet_request",
       "sheet"},
      {method::get,
       "/rounds/:id/sheets",
       read,
       "screening.read",
       list_sheets,
       "Grids of a round with their closing sheets",
       {unit,
        {"state", "string", "signed, stale or unsigned; all without it"},
        {"limit", "integer", "At most, 1 to 1000; all without it"}},
       "",
       "sheet_page"},
      {method::get,
       "/sheets/:id",
       read,
       "screening.read",
       show_sheet,
       "A closing sheet: its statement, its signed file, and how its grid stands now",
       {},
       "",
       "sheet_with_file"},
      {method::get,
       "/sheets/:id/changed",
       read,
       "screening.read",
       list_changed,
       "A page of the targets of a sheet's grid that changed since it was signed",
       {{"limit", "integer", "Rows a page, 1 to 1000 (50)"},
        {"cursor", "string", "`next` of the former page"}},
       "",
       "target_page"},
      {method::get,
       "/sheets/:id/pdf",
       statistics,
       "screening.read",
       print_sheet,
       "A closing sheet as a PDF that carries its signed file",
       {{"purpose", "string", "What it is printed for; for filing (归档) without it"}},
       "",
       "pdf"},
  };
}

}  // namespace wangge::screening

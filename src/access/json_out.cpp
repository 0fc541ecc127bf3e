#include "access/json_out.h"

#include "territory/unit_tree.h"

namespace wangge::access {
namespace {

void write_words(json::writer& out, std::string_view name, const words& all) {
  out.key(name).open_array();
  for (const auto& word : all) out.value(word);
  out.close_array();
}

std::string_view word_of(language lang) {
  return lang == language::en ? "en" : "zh";
}

}  // namespace

void write_unit(json::writer& out, const api::services& with, std::int64_t code) {
  out.open().member("code", codes::text(code)).member("name", with.units.name_of(code));
  out.member("level", level_word(codes::level_of(code))).close();
}

void write_instant(json::writer& out, std::string_view name, instant at) {
  out.key(name);
  if (at == 0)
    out.null();
  else
    out.value(format_instant(at));
}

void write_account(json::writer& out, const api::services& with, const account& one, instant now) {
  out.open().member("id", one.id).member("version", one.version);
  out.member("username", one.username).member("display_name", one.display_name);
  out.member("role", one.role).key("scope");
  write_unit(out, with, one.scope);
  out.member("language", word_of(one.lang)).member("totp", one.second_factor());
  out.member("must_change", one.must_change).member("disabled", !one.enabled());
  write_instant(out, "created_at", one.created_at);
  write_instant(out, "disabled_at", one.disabled_at);
  write_instant(out, "locked_until", one.locked(now) ? one.locked_until : 0);
  out.key("_links").open().member("self", "/api/v1/accounts/" + to_string(one.id));
  out.member("audit", "/api/v1/audit?actor=" + to_string(one.id)).close();
  out.close();
}

void write_role(json::writer& out, const role& one) {
  out.open().member("code", one.code).member("zh", one.zh).member("en", one.en);
  write_words(out, "levels", one.levels);
  write_words(out, "permissions", one.permissions);
  write_words(out, "facets", one.facets);
  out.close();
}

void write_token(json::writer& out, const api_token& one) {
  out.open().member("id", one.id).member("label", one.label);
  write_instant(out, "created_at", one.created_at);
  write_instant(out, "expires_at", one.expires_at);
  write_instant(out, "revoked_at", one.revoked_at);
  out.close();
}

std::string session_text(const api::services& with, const parts& here, const account& one,
                         const session* open) {
  const auto rights = here.people.find_role(one.role);
  const bool all = rights && !one.must_change;
  json::writer out;
  out.open().key("csrf_token");
  if (open)
    out.value(open->csrf);
  else
    out.null();
  out.member("demo", with.config.demo).key("account").open();
  out.member("id", one.id).member("username", one.username);
  out.member("display_name", one.display_name).member("role", one.role);
  out.member("role_zh", rights ? rights->zh : one.role);
  out.member("role_en", rights ? rights->en : one.role).key("scope");
  write_unit(out, with, one.scope);
  write_words(out, "permissions", all ? rights->permissions : words{});
  write_words(out, "facets", all ? rights->facets : words{});
  out.member("language", word_of(one.lang)).member("totp", one.second_factor());
  out.member("must_change", one.must_change).key("preferences").raw(one.preferences).close();
  write_instant(out, "expires_at", open ? open->expires_at : 0);
  return out.member("idle_minutes", here.people.how().idle_minutes).close().str();
}

}  // namespace wangge::access

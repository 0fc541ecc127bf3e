#include "access/account_store.h"

#include <algorithm>

namespace wangge::access {
namespace {

constexpr std::string_view account_columns =
    "id, username, display_name, role, scope, password, totp_secret, totp_step, failures, "
    "locked_until, language, preferences, created_at, disabled_at, must_change, version";

db::value instant_or_null(instant at) {
  return at == 0 ? db::value{} : db::value{at};
}

db::value blob_or_null(const std::string& bytes) {
  return bytes.empty() ? db::value{} : db::value{db::blob{bytes}};
}

db::value step_or_null(const std::optional<std::int64_t>& step) {
  return step ? db::value{*step} : db::value{};
}

std::string word_of(language lang) {
  return lang == language::en ? "en" : "zh";
}

db::blob blob_of(const digest& key) {
  return {std::string(bytes_of(key))};
}

digest digest_at(const db::row& row, int column) {
  digest key{};
  const auto bytes = row.bytes(column);
  if (bytes.size() == key.size()) std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

instant instant_at(const db::row& row, int column) {
  return row.is_null(column) ? 0 : row.integer(column);
}

account account_of(const db::row& row) {
  account one;
  one.id = row.id(0);
  one.username = row.text(1);
  one.display_name = row.text(2);
  one.role = row.text(3);
  one.scope = row.integer(4);
  one.password = row.text(5);
  if (!row.is_null(6)) one.totp_sealed = row.bytes(6);
  if (!row.is_null(7)) one.totp_step = row.integer(7);
  one.failures = static_cast<int>(row.integer(8));
  one.locked_until = instant_at(row, 9);
  one.lang = row.text(10) == "en" ? language::en : language::zh;
  one.preferences = row.text(11);
  one.created_at = row.integer(12);
  one.disabled_at = instant_at(row, 13);
  one.must_change = row.integer(14) != 0;
  one.version = row.integer(15);
  return one;
}

}  // namespace

std::vector<account> load_accounts(db::connection& db) {
  std::vector<account> all;
  auto rows = db.query("SELECT " + std::string(account_columns) + " FROM account");
  while (rows.step()) all.push_back(account_of(*rows));
  return all;
}

std::optional<account> read_account(db::connection& db, std::int64_t district, const uuid& id) {
  auto rows = db.query(
      "SELECT " + std::string(account_columns) + " FROM account WHERE district = ?1 AND id = ?2",
      {district, id});
  if (!rows.step()) return std::nullopt;
  return account_of(*rows);
}

bool username_used(db::connection& db, std::string_view username) {
  return db.query("SELECT 1 FROM account WHERE username = ?1", {std::string(username)}).step();
}

bool any_account(db::connection& db) {
  return db.query("SELECT 1 FROM account LIMIT 1").step();
}

std::vector<std::string> roles_at(db::connection& db, std::int64_t scope, const uuid& but) {
  std::vector<std::string> all;
  auto rows = db.query(
      "SELECT role FROM account WHERE district = ?1 AND scope = ?2 AND id <> ?3 "
      "AND disabled_at IS NULL",
      {codes::district_of(scope), scope, but});
  while (rows.step()) all.emplace_back(rows->text(0));
  return all;
}

void insert_account(db::connection& db, const account& fresh) {
  db.execute(
      "INSERT INTO account(district, id, username, display_name, role, scope, password, "
      "totp_secret, totp_step, failures, locked_until, language, preferences, created_at, "
      "disabled_at, must_change, version) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      {fresh.district(), fresh.id, fresh.username, fresh.display_name, fresh.role, fresh.scope,
       fresh.password, blob_or_null(fresh.totp_sealed), step_or_null(fresh.totp_step),
       std::int64_t{fresh.failures}, instant_or_null(fresh.locked_until), word_of(fresh.lang),
       fresh.preferences, fresh.created_at, instant_or_null(fresh.disabled_at),
       std::int64_t{fresh.must_change}, fresh.version});
}

void update_account(db::connection& db, const account& changed) {
  db.execute(
      "UPDATE account SET display_name = ?3, role = ?4, scope = ?5, password = ?6, "
      "totp_secret = ?7, totp_step = ?8, failures = ?9, locked_until = ?10, language = ?11, "
      "preferences = ?12, disabled_at = ?13, must_change = ?14, version = ?15 "
      "WHERE district = ?1 AND id = ?2",
      {changed.district(), changed.id, changed.display_name, changed.role, changed.scope,
       changed.password, blob_or_null(changed.totp_sealed), step_or_null(changed.totp_step),
       std::int64_t{changed.failures}, instant_or_null(changed.locked_until), word_of(changed.lang),
       changed.preferences, instant_or_null(changed.disabled_at), std::int64_t{changed.must_change},
       changed.version});
}

std::vector<session> load_sessions(db::connection& db) {
  std::vector<session> all;
  auto rows = db.query(
      "SELECT district, token_hash, account, csrf, created_at, seen_at, expires_at, peer, agent "
      "FROM session");
  while (rows.step())
    all.push_back({rows->integer(0), digest_at(*rows, 1), rows->id(2), std::string(rows->text(3)),
                   rows->integer(4), rows->integer(5), rows->integer(6), std::string(rows->text(7)),
                   std::string(rows->text(8))});
  return all;
}

void insert_session(db::connection& db, const session& fresh) {
  db.execute(
      "INSERT INTO session(district, token_hash, account, csrf, created_at, seen_at, expires_at, "
      "peer, agent) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      {fresh.district, blob_of(fresh.key), fresh.account, fresh.csrf, fresh.created_at,
       fresh.seen_at, fresh.expires_at, fresh.peer, fresh.agent});
}

void delete_session(db::connection& db, std::int64_t district, const digest& key) {
  db.execute("DELETE FROM session WHERE district = ?1 AND token_hash = ?2",
             {district, blob_of(key)});
}

void delete_sessions(db::connection& db, std::int64_t district, const uuid& account,
                     const std::optional<digest>& but) {
  // An empty key is no session's, so without an exception every session goes.
  db.execute("DELETE FROM session WHERE district = ?1 AND account = ?2 AND token_hash <> ?3",
             {district, account, but ? blob_of(*but) : db::blob{}});
}

void touch_session(db::connection& db, const session& seen) {
  db.execute("UPDATE session SET seen_at = ?3 WHERE district = ?1 AND token_hash = ?2",
             {seen.district, blob_of(seen.key), seen.seen_at});
}

std::vector<api_token> load_tokens(db::connection& db) {
  std::vector<api_token> all;
  auto rows = db.query(
      "SELECT district, id, token_hash, account, label, created_at, expires_at, revoked_at "
      "FROM api_token");
  while (rows.step())
    all.push_back({rows->integer(0), rows->id(1), digest_at(*rows, 2), rows->id(3),
                   std::string(rows->text(4)), rows->integer(5), instant_at(*rows, 6),
                   instant_at(*rows, 7)});
  return all;
}

void insert_token(db::connection& db, const api_token& fresh) {
  db.execute(
      "INSERT INTO api_token(district, id, token_hash, account, label, created_at, expires_at, "
      "revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {fresh.district, fresh.id, blob_of(fresh.key), fresh.account, fresh.label, fresh.created_at,
       instant_or_null(fresh.expires_at), instant_or_null(fresh.revoked_at)});
}

void revoke_token(db::connection& db, const api_token& revoked) {
  db.execute("UPDATE api_token SET revoked_at = ?3 WHERE district = ?1 AND id = ?2",
             {revoked.district, revoked.id, revoked.revoked_at});
}

void revoke_tokens(db::connection& db, std::int64_t district, const uuid& account, instant at) {
  db.execute(
      "UPDATE api_token SET revoked_at = ?3 WHERE district = ?1 AND account = ?2 "
      "AND revoked_at IS NULL",
      {district, account, at});
}

}  // namespace wangge::access

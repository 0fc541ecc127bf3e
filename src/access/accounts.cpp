#include "access/accounts.h"

#include <algorithm>

#include "access/account_store.h"
#include "base/json.h"
#include "territory/unit_tree.h"

namespace wangge::access {
namespace {

constexpr std::string_view grants_accounts = "accounts.write";

std::map<std::string, std::string> label_of(std::string zh, std::string en) {
  return {{"label.zh", std::move(zh)}, {"label.en", std::move(en)}};
}

// A unit of the register within the author's area. The district itself needs no record, so that
// the first account can be made before the register has anything.
bool has_unit(const api::services& with, const principal& who, std::int64_t scope) {
  if (scope <= 0 || !who.area.covers(codes::range(scope))) return false;
  return codes::level_of(scope) == codes::level::district || with.units.find(scope).has_value();
}

std::string role_codes(const directory& people) {
  std::string all;
  for (const auto& one : people.all_roles()) all.append(all.empty() ? "" : ", ").append(one->code);
  return all;
}

void check_place(const api::services& with, const principal& who, const directory& people,
                 const account& one, std::vector<problem>& wrong) {
  const bool unit = has_unit(with, who, one.scope);
  if (!unit) wrong.push_back({error::unknown_reference, "scope", label_of("管辖范围", "area")});
  const auto rights = people.find_role(one.role);
  if (!rights) {
    auto params = label_of("岗位", "role");
    params.insert({{"value", one.role.substr(0, 80)}, {"known", role_codes(people)}});
    wrong.push_back({error::unknown_code, "role", std::move(params)});
  } else if (unit && !rights->fits(codes::level_of(one.scope))) {
    wrong.push_back({error::role_level,
                     "role",
                     {{"role.zh", rights->zh},
                      {"role.en", rights->en},
                      {"known", join_words(rights->levels)}}});
  }
}

result<void> outcome_of(std::vector<problem> wrong) {
  if (wrong.empty()) return {};
  return refused(failure(std::move(wrong)));
}

account account_of(const account_draft& draft) {
  account one;
  one.id = draft.id.value_or(uuid{});
  one.username = draft.username;
  one.display_name = draft.display_name;
  one.role = draft.role;
  one.scope = draft.scope;
  one.password = draft.password_hash;
  one.must_change = draft.must_change;
  one.lang = draft.lang;
  return one;
}

bool grants(const directory& people, std::string_view role_code) {
  const auto rights = people.find_role(role_code);
  return rights && rights->permissions.contains(grants_accounts);
}

bool administers_district(const directory& people, const account& one) {
  return one.enabled() && codes::level_of(one.scope) == codes::level::district &&
         grants(people, one.role);
}

// Would nobody be left who can grant rights in the whole district?
bool last_administrator(api::transaction& tx, const directory& people, const account& before,
                        const account& after) {
  if (!administers_district(people, before) || administers_district(people, after)) return false;
  const auto others = roles_at(tx.db, before.scope, before.id);
  return std::ranges::none_of(others, [&](const auto& code) { return grants(people, code); });
}

struct last_change {
  std::string by;
  instant at = 0;
};

last_change last_change_of(db::connection& db, const account& one) {
  auto rows = db.query(
      "SELECT actor_name, at FROM audit WHERE record = ?1 AND district = ?2 "
      "ORDER BY seq DESC LIMIT 1",
      {one.id, one.district()});
  if (!rows.step()) return {one.username, one.created_at};
  return {std::string(rows->text(0)), rows->integer(1)};
}

// What the author wanted beside what is stored now, as records/ does.
failure stale(api::transaction& tx, const account& now, const account_change& wanted) {
  const auto last = last_change_of(tx.db, now);
  failure out(error::stale_version, {{"by", last.by}, {"at", format_instant(last.at)}});
  json::writer text;
  text.open().member("version", now.version).key("fields").open_array();
  const auto field = [&](std::string_view name, const auto& yours, const auto& current) {
    if (yours)
      text.open().member("field", name).member("yours", *yours).member("current", current).close();
  };
  field("display_name", wanted.display_name, now.display_name);
  field("role", wanted.role, now.role);
  field("scope", wanted.scope ? std::optional(codes::text(*wanted.scope)) : std::nullopt,
        codes::text(now.scope));
  field("disabled", wanted.disabled, !now.enabled());
  out.extra = text.close_array().close().str();
  return out;
}

account changed_by(const account& before, const account_change& wanted, instant now) {
  account after = before;
  if (wanted.display_name) after.display_name = *wanted.display_name;
  if (wanted.role) after.role = *wanted.role;
  if (wanted.scope) after.scope = *wanted.scope;
  if (wanted.disabled && *wanted.disabled != !before.enabled())
    after.disabled_at = *wanted.disabled ? now : 0;
  ++after.version;
  return after;
}

std::string differences(const account& before, const account& after) {
  json::writer out;
  out.open().member("username", after.username);
  const auto field = [&](std::string_view name, const auto& from, const auto& to) {
    if (from != to) out.key(name).open_array().value(from).value(to).close_array();
  };
  if (before.display_name != after.display_name) out.member("display_name", true);
  field("role", before.role, after.role);
  field("scope", codes::text(before.scope), codes::text(after.scope));
  field("disabled", !before.enabled(), !after.enabled());
  return out.close().str();
}

bool same_rights(const account& before, const account& after) {
  return before.role == after.role && before.scope == after.scope &&
         before.enabled() == after.enabled();
}

// With an account or its password nothing goes on that was let in by it: no session but `keep`, no
// token.
void end_all(api::transaction& tx, directory& people, const account& of,
             const std::optional<digest>& keep = {}) {
  delete_sessions(tx.db, of.district(), of.id, keep);
  revoke_tokens(tx.db, of.district(), of.id, tx.now);
  auto tokens = people.tokens_of(of.id);
  for (auto& one : tokens)
    if (one.revoked_at == 0) one.revoked_at = tx.now;
  tx.after_commit([&people, id = of.id, keep, tokens = std::move(tokens)] {
    people.end_sessions(id, keep);
    for (const auto& one : tokens) people.put(one);
  });
}

}  // namespace

result<void> check_draft(const api::services& with, const principal& who, const directory& people,
                         const account_draft& draft) {
  std::vector<problem> wrong;
  if (!good_username(draft.username)) wrong.push_back({error::bad_username, "username", {}});
  if (draft.display_name.empty())
    wrong.push_back({error::required, "display_name", label_of("姓名", "name")});
  check_place(with, who, people, account_of(draft), wrong);
  return outcome_of(std::move(wrong));
}

result<account> create_account(api::transaction& tx, directory& people,
                               const account_draft& draft) {
  if (auto fine = check_draft(tx.with, tx.who, people, draft); !fine)
    return refused(std::move(fine.error()));
  account fresh = account_of(draft);
  if (fresh.id.is_nil()) fresh.id = new_uuid();
  if (read_account(tx.db, fresh.district(), fresh.id)) return refuse(error::already_done);
  if (username_used(tx.db, fresh.username))
    return refuse_field(error::username_taken, "username", {{"name", fresh.username}});
  fresh.created_at = tx.now;
  insert_account(tx.db, fresh);
  tx.audit({.action = "account.create",
            .record = fresh.id,
            .grid = fresh.scope,
            .detail = json::writer()
                          .open()
                          .member("username", fresh.username)
                          .member("role", fresh.role)
                          .member("scope", codes::text(fresh.scope))
                          .close()
                          .str()});
  tx.after_commit([&people, fresh] { people.put(fresh); });
  return fresh;
}

result<account> find_in_scope(api::transaction& tx, const directory& people, const uuid& id) {
  const auto known = people.find(id);
  if (!known || !tx.who.area.covers(known->area())) return refuse(error::not_found);
  auto now = read_account(tx.db, known->district(), id);
  if (!now || !tx.who.area.covers(now->area())) return refuse(error::not_found);
  return std::move(*now);
}

void keep_account(api::transaction& tx, directory& people, const account& after,
                  const audit_entry& entry) {
  update_account(tx.db, after);
  audit_entry placed = entry;
  placed.record = after.id;
  placed.grid = after.scope;
  tx.audit(placed);
  tx.after_commit([&people, after] { people.put(after); });
}

result<account> change_account(api::transaction& tx, directory& people, const uuid& id,
                               const account_change& wanted, std::int64_t version) {
  const auto before = find_in_scope(tx, people, id);
  if (!before) return before;
  if (before->version != version) return refused(stale(tx, *before, wanted));
  const auto after = changed_by(*before, wanted, tx.now);
  if (id == tx.who.account && !same_rights(*before, after)) return refuse(error::own_account);
  std::vector<problem> wrong;
  if (before->role != after.role || before->scope != after.scope)
    check_place(tx.with, tx.who, people, after, wrong);
  if (after.display_name.empty())
    wrong.push_back({error::required, "display_name", label_of("姓名", "name")});
  if (auto fine = outcome_of(std::move(wrong)); !fine) return refused(std::move(fine.error()));
  if (last_administrator(tx, people, *before, after)) return refuse(error::last_administrator);
  keep_account(tx, people, after,
               {.action = "account.change", .detail = differences(*before, after)});
  if (before->enabled() && !after.enabled()) end_all(tx, people, after);
  return after;
}

result<account> unlock_account(api::transaction& tx, directory& people, const uuid& id) {
  auto one = find_in_scope(tx, people, id);
  if (!one) return one;
  one->failures = 0;
  one->locked_until = 0;
  keep_account(tx, people, *one, {.action = "account.unlock"});
  return one;
}

result<account> set_password(api::transaction& tx, directory& people, const uuid& id,
                             const new_password& fresh) {
  auto one = find_in_scope(tx, people, id);
  if (!one) return one;
  one->password = fresh.hash;
  one->must_change = fresh.must_change;
  one->failures = 0;
  one->locked_until = 0;
  if (fresh.remove_second_factor) {
    one->totp_sealed.clear();
    one->totp_step.reset();
  }
  const bool own = id == tx.who.account;
  keep_account(tx, people, *one, {.action = own ? "password.change" : "password.reset"});
  end_all(tx, people, *one, fresh.keep);
  return one;
}

}  // namespace wangge::access

#include <algorithm>
#include <cstring>

#include "access/account_store.h"
#include "access/directory_tables.h"

namespace wangge::access {

std::size_t key_hash::operator()(const digest& key) const noexcept {
  std::size_t hash = 0;  // the key is a digest: any part of it is as good as a hash
  std::memcpy(&hash, key.data(), sizeof hash);
  return hash;
}

directory::directory(db::store& store, const limits& how, clock now)
    : store_(store), how_(how), now_(std::move(now)), tables_(std::make_unique<tables>()) {}

directory::~directory() = default;

void directory::load() {
  auto fresh = std::make_unique<tables>();
  {
    const auto reader = store_.read();
    for (auto& one : load_accounts(*reader)) {
      auto kept = std::make_shared<const account>(std::move(one));
      fresh->accounts[kept->id] = kept;
      fresh->by_username[kept->username] = kept;
    }
    for (auto& one : load_roles(*reader)) {
      auto kept = std::make_shared<const role>(std::move(one));
      fresh->roles[kept->code] = kept;
    }
    for (auto& one : load_tokens(*reader)) fresh->tokens[one.key] = std::move(one);
    for (auto& one : load_sessions(*reader)) {
      auto kept = std::make_shared<live_session>();
      kept->seen = kept->saved = one.seen_at;
      kept->row = std::move(one);
      fresh->sessions[kept->row.key] = kept;
    }
  }
  const std::unique_lock held(guard_);
  tables_ = std::move(fresh);
  ++generation_;
}

std::shared_ptr<const account> directory::find(const uuid& id) const {
  const std::shared_lock held(guard_);
  const auto found = tables_->accounts.find(id);
  return found == tables_->accounts.end() ? nullptr : found->second;
}

std::shared_ptr<const account> directory::find_username(std::string_view username) const {
  const std::shared_lock held(guard_);
  const auto found = tables_->by_username.find(username);
  return found == tables_->by_username.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const account>> directory::accounts_in(scope range) const {
  std::vector<std::shared_ptr<const account>> all;
  const std::shared_lock held(guard_);
  for (const auto& [name, one] : tables_->by_username)
    if (range.covers(one->area())) all.push_back(one);
  return all;
}

std::shared_ptr<const role> directory::find_role(std::string_view code) const {
  const std::shared_lock held(guard_);
  const auto found = tables_->roles.find(code);
  return found == tables_->roles.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const role>> directory::all_roles() const {
  std::vector<std::shared_ptr<const role>> all;
  const std::shared_lock held(guard_);
  for (const auto& [code, one] : tables_->roles) all.push_back(one);
  return all;
}

std::vector<api_token> directory::tokens_of(const uuid& account) const {
  std::vector<api_token> all;
  {
    const std::shared_lock held(guard_);
    for (const auto& [key, one] : tables_->tokens)
      if (one.account == account) all.push_back(one);
  }
  std::ranges::sort(all, {}, [](const api_token& one) { return std::tie(one.created_at, one.id); });
  return all;
}

std::optional<api_token> directory::find_token(const uuid& id) const {
  const std::shared_lock held(guard_);
  for (const auto& [key, one] : tables_->tokens)
    if (one.id == id) return one;
  return std::nullopt;
}

void directory::put(const account& changed) {
  auto kept = std::make_shared<const account>(changed);
  const std::unique_lock held(guard_);
  tables_->accounts[kept->id] = kept;
  tables_->by_username[kept->username] = kept;
  ++generation_;
}

void directory::put(const role& changed) {
  const std::unique_lock held(guard_);
  tables_->roles[changed.code] = std::make_shared<const role>(changed);
  ++generation_;
}

void directory::put(const session& fresh) {
  auto kept = std::make_shared<live_session>();
  kept->row = fresh;
  kept->seen = kept->saved = fresh.seen_at;
  const std::unique_lock held(guard_);
  tables_->sessions[fresh.key] = kept;
}

void directory::put(const api_token& changed) {
  const std::unique_lock held(guard_);
  tables_->tokens[changed.key] = changed;
}

void directory::end_session(const digest& key) {
  const std::unique_lock held(guard_);
  tables_->sessions.erase(key);
}

void directory::end_sessions(const uuid& account, const std::optional<digest>& but) {
  const std::unique_lock held(guard_);
  std::erase_if(tables_->sessions, [&](const auto& one) {
    return one.second->row.account == account && one.first != but;
  });
}

}  // namespace wangge::access

#pragma once
// Accounts, roles, sessions and access tokens in memory, so that knowing who asks costs a hash and
// a look-up. The store has the same; every change reaches memory after its commit, in the order of
// the commits. One server owns a store, so there is nobody else to hear from.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/account.h"
#include "access/roles.h"
#include "access/rules.h"
#include "db/store.h"
#include "http/http.h"

namespace wangge::access {

inline constexpr std::string_view session_cookie = "wangge_session";
inline constexpr std::string_view token_prefix = "wgt_";

struct key_hash {
  std::size_t operator()(const digest& key) const noexcept;
};

class directory {
 public:
  using clock = std::function<instant()>;

  // The store must be stopped before the directory goes: seen times are written behind.
  directory(db::store& store, const limits& how, clock now = now_ms);
  ~directory();
  // Reads everything; before the first request, and again only by tests.
  void load();

  // The account behind the session cookie or the bearer token; null when there is none. A session
  // counts as seen. An account that must change its password has no permissions until it did.
  // Whether the account may still do all that `who` could: enabled, with the same role and area,
  // and the role has lost nothing. The program itself always may.
  bool still_holds(const principal& who) const;
  std::shared_ptr<const principal> authenticate(const http::request& ask);
  // The same question without the session counting as seen: for streams that stay open.
  bool alive(const http::request& ask) const;
  // The session whose cookie the request shows.
  std::optional<session> session_of(const http::request& ask) const;

  std::shared_ptr<const account> find(const uuid& id) const;
  std::shared_ptr<const account> find_username(std::string_view username) const;
  // Accounts whose scope lies in the range, by user name.
  std::vector<std::shared_ptr<const account>> accounts_in(scope range) const;
  std::shared_ptr<const role> find_role(std::string_view code) const;
  std::vector<std::shared_ptr<const role>> all_roles() const;
  std::vector<api_token> tokens_of(const uuid& account) const;
  std::optional<api_token> find_token(const uuid& id) const;
  std::shared_ptr<const principal> principal_of(const account& of, const http::request& ask) const;

  const limits& how() const { return how_; }
  instant now() const { return now_(); }

  // After a commit, on the writer thread.
  void put(const account& changed);
  void put(const role& changed);
  void put(const session& fresh);
  void put(const api_token& changed);
  void end_session(const digest& key);
  void end_sessions(const uuid& account, const std::optional<digest>& but = std::nullopt);

 private:
  struct live_session;
  struct tables;

  bool live(const live_session& one, instant now) const;
  std::shared_ptr<live_session> find_live(const http::request& ask) const;
  std::shared_ptr<const principal> by_token(const http::request& ask,
                                            std::string_view header) const;
  std::shared_ptr<const principal> by_session(live_session& one, const http::request& ask);
  void write_behind(instant now);
  void collect(instant now, std::vector<session>& seen, std::vector<session>& over);

  db::store& store_;
  const limits how_;
  const clock now_;
  mutable std::shared_mutex guard_;
  std::unique_ptr<tables> tables_;
  std::atomic<std::uint64_t> generation_{0};  // grows with each change of an account or role
  std::atomic<instant> written_at_{0};
  std::atomic<bool> writing_{false};
};

// The token in the session cookie; several cookies of that name are all tried by the callers.
std::vector<std::string_view> cookie_values(const http::request& ask, std::string_view name);

}  // namespace wangge::access

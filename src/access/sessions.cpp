#include "access/sessions.h"

#include <algorithm>

#include "access/account_store.h"
#include "access/directory_tables.h"
#include "base/text.h"

namespace wangge::access {
namespace {

constexpr instant minute = 60'000;
constexpr std::size_t longest_agent = 200;

std::string header_text(const http::request& ask, std::string_view name) {
  const auto text = ask.header(name).substr(0, longest_agent);
  return is_utf8(text) ? normalise(text) : std::string();
}

}  // namespace

std::vector<std::string_view> cookie_values(const http::request& ask, std::string_view name) {
  std::vector<std::string_view> all;
  for (const auto& [header, text] : ask.headers) {
    if (header != "cookie") continue;
    std::string_view rest = text;
    while (!rest.empty()) {
      auto one = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
      one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
      if (one.starts_with(name) && one.substr(name.size()).starts_with('='))
        all.push_back(one.substr(name.size() + 1));
    }
  }
  return all;
}

bool directory::live(const live_session& one, instant now) const {
  return now < one.row.expires_at && now - one.seen.load() < how_.idle_minutes * minute;
}

std::shared_ptr<directory::live_session> directory::find_live(const http::request& ask) const {
  const auto now = now_();
  for (const auto value : cookie_values(ask, session_cookie)) {
    const auto key = digest_of(value);
    const std::shared_lock held(guard_);
    const auto found = tables_->sessions.find(key);
    if (found != tables_->sessions.end() && live(*found->second, now)) return found->second;
  }
  return nullptr;
}

std::optional<session> directory::session_of(const http::request& ask) const {
  const auto found = find_live(ask);
  if (!found) return std::nullopt;
  auto row = found->row;
  row.seen_at = found->seen;
  return row;
}

std::shared_ptr<const principal> directory::authenticate(const http::request& ask) {
  if (const auto header = ask.header("authorization"); !header.empty())
    return by_token(ask, header);
  const auto found = find_live(ask);
  return found ? by_session(*found, ask) : nullptr;
}

bool directory::alive(const http::request& ask) const {
  if (const auto header = ask.header("authorization"); !header.empty())
    return by_token(ask, header) != nullptr;
  const auto found = find_live(ask);
  if (!found) return false;
  const auto of = find(found->row.account);
  return of && of->enabled();
}

std::shared_ptr<const principal> directory::by_session(live_session& one,
                                                       const http::request& ask) {
  const auto now = now_();
  const auto of = find(one.row.account);
  if (!of || !of->enabled()) return nullptr;
  one.seen = std::max(one.seen.load(), now);
  write_behind(now);
  const auto generation = generation_.load();
  const auto made_for = ask.peer + '\n' + std::string(ask.header("user-agent"));
  const std::lock_guard held(one.guard);
  if (!one.made || one.made_at != generation || one.made_for != made_for) {
    auto fresh = std::make_shared<principal>(*principal_of(*of, ask));
    fresh->csrf = one.row.csrf;
    one.made = fresh;
    one.made_at = generation;
    one.made_for = made_for;
  }
  return one.made;
}

std::shared_ptr<const principal> directory::by_token(const http::request& ask,
                                                     std::string_view header) const {
  constexpr std::string_view scheme = "bearer ";
  if (header.size() <= scheme.size() || lower_ascii(header.substr(0, scheme.size())) != scheme)
    return nullptr;
  const auto text = header.substr(scheme.size());
  if (!text.starts_with(token_prefix)) return nullptr;
  const auto key = digest_of(text);
  uuid holder;
  {
    const std::shared_lock held(guard_);
    const auto found = tables_->tokens.find(key);
    if (found == tables_->tokens.end() || !found->second.valid(now_())) return nullptr;
    holder = found->second.account;
  }
  const auto of = find(holder);
  return of && of->enabled() ? principal_of(*of, ask) : nullptr;
}

bool directory::still_holds(const principal& who) const {
  if (who.account.is_nil()) return true;
  const auto of = find(who.account);
  if (!of || !of->enabled() || of->role != who.role || of->scope != who.unit) return false;
  const auto rights = find_role(of->role);
  return rights && std::ranges::includes(rights->permissions, who.permissions) &&
         std::ranges::includes(rights->facets, who.facets);
}

std::string rights_text(const principal& who) {
  std::string out = codes::text(who.unit) + " " + who.role;
  for (const auto& one : who.facets) out += " " + one;
  return out;
}

std::shared_ptr<const principal> directory::principal_of(const account& of,
                                                         const http::request& ask) const {
  auto who = std::make_shared<principal>();
  who->account = of.id;
  who->username = of.username;
  who->display_name = of.display_name;
  who->role = of.role;
  who->unit = of.scope;
  who->area = of.area();
  who->lang = of.lang;
  who->peer = ask.peer;
  who->agent = header_text(ask, "user-agent");
  const auto rights = find_role(of.role);
  if (rights && !of.must_change) {
    who->permissions = rights->permissions;
    who->facets = rights->facets;
  }
  return who;
}

// Seen times go to the store once a minute for all sessions together, and what has ended goes
// from both. Nobody waits for it.
void directory::write_behind(instant now) {
  if (now - written_at_.load() < minute || writing_.exchange(true)) return;
  written_at_ = now;
  auto seen = std::make_shared<std::vector<session>>();
  auto over = std::make_shared<std::vector<session>>();
  collect(now, *seen, *over);
  if (seen->empty() && over->empty()) {
    writing_ = false;
    return;
  }
  store_.submit(
      [seen, over](db::connection& db) {
        for (const auto& one : *seen) touch_session(db, one);
        for (const auto& one : *over) delete_session(db, one.district, one.key);
        return true;
      },
      // A failure is no harm: the next minute writes them again or the sessions end early.
      [this](std::exception_ptr) { writing_ = false; });
}

void directory::collect(instant now, std::vector<session>& seen, std::vector<session>& over) {
  const std::unique_lock held(guard_);
  for (const auto& [key, one] : tables_->sessions) {
    auto row = one->row;
    row.seen_at = one->seen;
    if (!live(*one, now)) {
      over.push_back(row);
    } else if (row.seen_at > one->saved) {
      one->saved = row.seen_at;
      seen.push_back(row);
    }
  }
  for (const auto& one : over) tables_->sessions.erase(one.key);
}

}  // namespace wangge::access

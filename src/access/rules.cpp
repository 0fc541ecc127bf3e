#include "access/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"

namespace wangge::access {
namespace {

constexpr double attempts_an_address = 30;
constexpr double attempts_a_second = 0.5;
constexpr std::size_t remembered = 20'000;
constexpr instant minute = 60'000;
constexpr instant forget_after = 24 * 60 * minute;

bool letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Most of the password lies along one of these lines, forwards or backwards.
bool runs_along_a_line(std::string_view password) {
  static constexpr std::string_view lines[] = {"01234567890123456789", "abcdefghijklmnopqrstuvwxyz",
                                               "qwertyuiopasdfghjklzxcvbnm",
                                               "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()"};
  std::size_t steps = 0;
  for (std::size_t i = 1; i < password.size(); ++i) {
    const char pair[] = {password[i - 1], password[i]};
    const char back[] = {password[i], password[i - 1]};
    steps += std::ranges::any_of(lines, [&](std::string_view line) {
      return line.find({pair, 2}) != line.npos || line.find({back, 2}) != line.npos;
    });
  }
  return steps * 4 >= (password.size() - 1) * 3;
}

bool too_simple(std::string_view password) {
  std::set<char32_t> different;
  for (std::size_t at = 0; at < password.size();) different.insert(next_character(password, at));
  return different.size() < 5 || runs_along_a_line(lower_ascii(password));
}

// Room for one more: what is long past goes, and if nothing is, the oldest.
template <class Kept>
void make_room(std::map<std::string, Kept>& all, instant now) {
  if (all.size() < remembered) return;
  std::erase_if(all, [&](const auto& one) { return one.second.at + forget_after < now; });
  if (all.size() < remembered) return;
  all.erase(std::ranges::min_element(
      all, [](const auto& a, const auto& b) { return a.second.at < b.second.at; }));
}

}  // namespace

bool good_username(std::string_view name) {
  if (name.size() < 3 || name.size() > 32 || !letter(name.front())) return false;
  return std::ranges::all_of(
      name, [](char c) { return letter(c) || digit(c) || c == '.' || c == '-' || c == '_'; });
}

result<void> check_password(std::string_view password, std::string_view username, int min) {
  const bool names = !username.empty() && lower_ascii(password).find(username) != std::string::npos;
  const auto long_enough = character_count(password) >= static_cast<std::size_t>(min);
  if (long_enough && !names && !too_simple(password)) return {};
  return refuse_field(error::weak_password, "password", {{"min", std::to_string(min)}});
}

instant lock_end(int failures, instant now, const limits& how) {
  if (failures < how.wrong_attempts) return 0;
  const int doublings = std::min(failures - how.wrong_attempts, 20);
  const auto minutes =
      std::min<std::int64_t>(std::int64_t{how.lock_minutes} << doublings, how.longest_lock_minutes);
  return now + minutes * minute;
}

int attempt_log::take(const std::string& address, instant now) {
  const std::lock_guard held(guard_);
  if (!addresses_.contains(address)) {
    make_room(addresses_, now);
    addresses_[address] = {attempts_an_address, now};
  }
  auto& one = addresses_[address];
  const auto passed = static_cast<double>(std::max<instant>(now - one.at, 0)) / 1000;
  one.left = std::min(attempts_an_address, one.left + passed * attempts_a_second);
  one.at = std::max(one.at, now);
  if (one.left < 1) return static_cast<int>(std::ceil((1 - one.left) / attempts_a_second));
  one.left -= 1;
  return 0;
}

void attempt_log::give_back(const std::string& address) {
  const std::lock_guard held(guard_);
  const auto found = addresses_.find(address);
  if (found != addresses_.end())
    found->second.left = std::min(attempts_an_address, found->second.left + 1);
}

instant attempt_log::stranger_locked_until(const std::string& name, instant now) {
  const std::lock_guard held(guard_);
  const auto found = strangers_.find(name);
  return found != strangers_.end() && found->second.locked_until > now ? found->second.locked_until
                                                                       : 0;
}

void attempt_log::stranger_failed(const std::string& name, instant now) {
  const std::lock_guard held(guard_);
  if (!strangers_.contains(name)) make_room(strangers_, now);
  auto& one = strangers_[name];
  one.locked_until = lock_end(++one.failures, now, how_);
  one.at = now;
}

}  // namespace wangge::access

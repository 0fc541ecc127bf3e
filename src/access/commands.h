#pragma once
// What the command line does with accounts while no server runs on the store:
// wangge user add|list|passwd|disable|unlock|token. The author in the trail is the command line;
// who may run it is a matter of the machine's own accounts.

#include <optional>
#include <string>
#include <vector>

#include "access/parts.h"
#include "api/api.h"

namespace wangge::access::commands {

struct new_user {
  std::string username, display_name, role;
  std::string scope;     // division code, 6 to 15 digits
  std::string password;  // empty: one is made
  bool must_change = true;
};

struct user_line {
  std::string username, display_name, role, scope, state;  // state: enabled, disabled, locked
};

// Each gives the password or token to show, or nothing to show (an empty text) when it was given.
// All refuse not_found for a user name nobody has.
result<std::string> add(api::services& with, parts& here, const new_user& wanted);
std::vector<user_line> list(const parts& here);
result<std::string> passwd(api::services& with, parts& here, const std::string& username,
                           const std::string& password);
result<void> disable(api::services& with, parts& here, const std::string& username);
result<void> unlock(api::services& with, parts& here, const std::string& username);
result<std::string> token(api::services& with, parts& here, const std::string& username,
                          const std::string& label, int days);

}  // namespace wangge::access::commands

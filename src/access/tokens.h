#pragma once
// Access tokens for machines: whoever holds one acts as the account, without cookie and CSRF token.

#include <string>

#include "access/parts.h"
#include "api/transaction.h"

namespace wangge::access {

struct token_draft {
  uuid account;
  std::string label;
  int days = 0;  // 0: no end
};

struct made_token {
  std::string text;  // wgt_…; shown once, only its digest is kept
  api_token row;
};

// Refuses not_found when the account is not in the author's area.
result<made_token> create_token(api::transaction& tx, directory& people, const token_draft& draft);
// Of the author's own. Refuses not_found, already_done.
result<api_token> revoke_token(api::transaction& tx, directory& people, const uuid& id);

}  // namespace wangge::access

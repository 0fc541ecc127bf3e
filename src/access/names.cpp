#include "access/names.h"

namespace wangge::access {

std::string display_name_of(db::connection& db, const uuid& account) {
  auto rows = db.query("SELECT display_name FROM account WHERE id = ?1", {account});
  return rows.step() ? std::string(rows->text(0)) : to_string(account);
}

}  // namespace wangge::access

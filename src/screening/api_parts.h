#pragma once
// What the handlers of the sweep share.

#include <map>

#include "api/api.h"
#include "api/transaction.h"
#include "base/json.h"
#include "screening/board.h"
#include "screening/target.h"
#include "screening/target_list.h"
#include "territory/unit_tree.h"

namespace wangge::screening {

// Names of accounts and units, looked up once an answer.
class namer {
 public:
  explicit namer(const api::call& ask);
  // {"id", "name"} or null.
  void account(json::writer& out, std::string_view key, const std::optional<uuid>& id);
  // {"code", "name", "level"}.
  void unit(json::writer& out, std::string_view key, std::int64_t code);

 private:
  const api::call& ask_;
  std::shared_ptr<const std::map<std::int64_t, territory::unit_entry>> units_;
  std::map<uuid, std::string> names_;
};

// The round of the path's first segment, when it has ground in the account's scope.
result<std::shared_ptr<const round>> round_asked(const api::call& ask);
// ?unit= within the scope.
result<code_range> unit_asked(const api::call& ask);

void write_moment(json::writer& out, std::string_view name, instant at);  // null for 0
void write_round(json::writer& out, const round& one, const api::call& ask);
void write_target(json::writer& out, const target& one, const round& of, namer& names, day today);
http::response target_page_answer(const api::call& ask, const target_query& query,
                                  const target_page& page);

std::vector<api::route> round_routes();
std::vector<api::route> progress_routes();
std::vector<api::route> target_routes();
std::vector<api::route> visit_routes();
std::vector<api::route> sheet_routes();
std::vector<api::route> compare_routes();
std::vector<api::route> hint_routes();

}  // namespace wangge::screening

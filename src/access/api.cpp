#include "access/api.h"

#include <iterator>

namespace wangge::access {

std::vector<api::route> routes(parts& with) {
  std::vector<api::route> all;
  for (auto some : {session_routes(with), account_routes(with), role_routes(with),
                    token_routes(with), audit_routes(with), setup_routes(with)})
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  return all;
}

}  // namespace wangge::access

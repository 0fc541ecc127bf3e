#include "screening/api.h"

#include "screening/api_parts.h"

namespace wangge::screening {

std::vector<api::route> routes() {
  std::vector<api::route> all;
  for (auto part : {round_routes(), progress_routes(), target_routes(), visit_routes(),
                    sheet_routes(), compare_routes(), hint_routes()})
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::screening

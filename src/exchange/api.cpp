#include "exchange/api.h"

#include "exchange/export_api.h"
#include "exchange/import_api.h"

namespace wangge::exchange {

std::vector<api::route> routes() {
  auto all = export_routes();
  auto imports = import_routes();
  std::move(imports.begin(), imports.end(), std::back_inserter(all));
  return all;
}

}  // namespace wangge::exchange

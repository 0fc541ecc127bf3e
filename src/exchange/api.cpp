#include "exchange/api.h"

#include "exchange/export_api.h"

namespace wangge::exchange {

std::vector<api::route> routes() {
  return export_routes();
}

}  // namespace wangge::exchange

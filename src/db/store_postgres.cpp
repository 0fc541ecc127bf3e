#include "db/engine.h"

namespace wangge::db {

result<std::unique_ptr<store>> open_postgres(const options&) {
  return refuse_broken(error_thrown(error_thrown::kind::unavailable, "not built yet"));
}

}  // namespace wangge::db

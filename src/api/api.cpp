#include "api/api.h"

namespace wangge::api {

http::response json(std::string body, int status) {
  http::response out;
  out.status = status;
  out.body = std::move(body);
  return out;
}

http::response no_content() {
  http::response out;
  out.status = 204;
  out.content_type.clear();
  return out;
}

}  // namespace wangge::api

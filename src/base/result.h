#pragma once
#include <tl/expected.hpp>

#include "base/error.h"

namespace wangge {

// Refusals travel as values; exceptions are for bugs and broken machines only.
template <class T>
using result = tl::expected<T, failure>;

using refused = tl::unexpected<failure>;

inline refused refuse(error code, std::map<std::string, std::string> params = {}) {
  return refused(failure(code, std::move(params)));
}
inline refused refuse_field(error code, std::string field,
                            std::map<std::string, std::string> params = {}) {
  return refused(failure(problem{code, std::move(field), std::move(params)}));
}

}  // namespace wangge

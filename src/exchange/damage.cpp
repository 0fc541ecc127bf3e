#include "exchange/damage.h"

namespace wangge::exchange {

refused damaged(std::string_view where, const damage& what) {
  const auto reason = [&](std::string_view words) {
    return where.empty() ? std::string(words) : std::string(where) + ": " + std::string(words);
  };
  return refuse(error::damaged_file,
                {{"reason.zh", reason(what.zh)}, {"reason.en", reason(what.en)}});
}

}  // namespace wangge::exchange

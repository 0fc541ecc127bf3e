#pragma once
// A page marker: the last row's key values with a fingerprint of the query, base64url. Opaque to
// clients; a marker of another query is refused.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"

namespace wangge::records {

std::string write_cursor(std::uint64_t fingerprint, const std::vector<db::value>& keys);
bool read_cursor(std::string_view text, std::uint64_t fingerprint, std::vector<db::value>& keys);

}  // namespace wangge::records

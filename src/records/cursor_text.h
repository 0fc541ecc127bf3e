#pragma once
// A page marker: the last row's key values with a fingerprint of the query, sealed, base64url. The
// keys may be a name its reader sees masked; a marker of another query or made by hand is refused.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "access/crypto.h"
#include "db/db.h"

namespace wangge::records {

std::string write_cursor(const access::vault& seal, std::uint64_t fingerprint,
                         const std::vector<db::value>& keys);
bool read_cursor(const access::vault& seal, std::string_view text, std::uint64_t fingerprint,
                 std::vector<db::value>& keys);

}  // namespace wangge::records

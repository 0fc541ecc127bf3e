#pragma once
// Sealed fields in clear: one record, with a reason, written to the audit in the same transaction.

#include <string>
#include <vector>

#include "api/transaction.h"
#include "base/json.h"
#include "records/record.h"

namespace wangge::records {

// Positions of body's {"fields": [name]}, which the audit now says this reader saw, and why.
// Refuses unknown_field, reveal_forbidden, reason_needed, and rate_limited: nobody reveals a whole
// district.
result<std::vector<int>> audited_fields(api::transaction& tx, const record& one,
                                        const json::view& body);
// The same as {"values": {field: value}}.
result<std::string> reveal_fields(api::transaction& tx, const record& one, const json::view& body);

}  // namespace wangge::records

#pragma once
// Sealed fields in clear: one record, with a reason, written to the audit in the same transaction.

#include <string>

#include "api/transaction.h"
#include "base/json.h"
#include "records/record.h"

namespace wangge::records {

// {"values": {field: value}} of body's {"fields": [name]}. Refuses unknown_field, reveal_forbidden,
// and rate_limited: nobody reveals a whole district.
result<std::string> reveal_fields(api::transaction& tx, const record& one, const json::view& body,
                                  const std::string& reason);

}  // namespace wangge::records

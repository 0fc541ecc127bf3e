#pragma once
// What phones send when they meet the network again. Each operation is done once, in a savepoint of
// its own; one that is refused changes nothing and hinders no other. A repeat is answered from what
// is remembered. Refusals are not remembered: what was missing may have come meanwhile.

#include <string>

#include "api/transaction.h"
#include "base/json.h"

namespace wangge::field {

constexpr std::size_t most_operations = 500;

struct sender {
  std::string device;
  instant offset = 0;  // what the server's clock is ahead of the phone's
};

// {server_time, results: [one per operation, in order]}. Refuses a body that is no such thing.
result<std::string> synchronise(api::transaction& tx, const json::view& body);

}  // namespace wangge::field

#pragma once
// The conditions of a list as SQL on one alias, for counts beside the lists themselves: what
// stands_in() says of one record, said of a table.

#include <string>
#include <vector>

#include "records/list.h"

namespace wangge::records {

// An argument's place: "?3".
std::string bound(std::vector<value>& args, value v);

// What is reached by a reference must not be looked for by its place: a + keeps it from that index,
// with or without statistics.
enum class reached { by_place, by_reference };
std::string conditions(const list_query& ask, const std::string& alias, reached how,
                       std::vector<value>& args);

}  // namespace wangge::records

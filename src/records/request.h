#pragma once
// Reading what a client asks of records: list queries, ids, versions. Used by api.cpp, exports and
// saved views, so that a list means the same everywhere.

#include <string_view>

#include "api/api.h"
#include "base/json.h"
#include "records/list.h"

namespace wangge::records {

// A moment of the past: a day is its end, 2020-03-30T16:00 is Shanghai time, or RFC 3339.
std::optional<instant> moment(std::string_view text);

// A field that lists filter by.
bool filterable(const field& what);

// ?unit= within the reader's scope (the whole scope without it). Refuses bad_unit, not_found.
result<access::scope> scope_asked(const http::request& ask, const access::principal& who,
                                  const territory::unit_tree& units);
result<access::scope> scope_of_unit(std::string_view digits, const access::principal& who,
                                    const territory::unit_tree& units);

// unit, q, <field>=a,b, sort, limit, cursor, ended. All violations at once.
result<list_query> read_list_query(const entity& of, const http::request& ask,
                                   const access::principal& who, const territory::unit_tree& units);

// list_query::closed for a reader: a search must not tell what his role may not see.
std::uint64_t closed_fields(const entity& of, const access::principal& who);

// The parameters read_list_query knows, for the route table.
std::vector<api::parameter> list_parameters(const entity& of);

result<uuid> read_id(std::string_view text);
// The client's own `id` of what it makes, so that what is sent twice is made once; a fresh one
// where it gives none. Refuses bad_parameter.
result<uuid> new_id(const json::view& body);
// If-Match: "3" or 3. Refuses version_needed.
result<std::int64_t> read_version(const http::request& ask);

}  // namespace wangge::records

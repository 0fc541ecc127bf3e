#pragma once
// Records as JSON: decoding a client's fields, encoding what a reader may see.

#include <string>
#include <vector>

#include "access/principal.h"
#include "base/json.h"
#include "records/list.h"
#include "records/record.h"
#include "territory/unit_tree.h"

namespace wangge::records {

// The value of one field from its JSON form: codes by word, dates 2020-03-30, refs by id, division
// codes by digits, null for empty. Reports violations against `what.name`.
bool decode_value(const field& what, const json::view& from, value& into,
                  std::vector<problem>& found);
// The same from text, as query parameters and import cells hold it.
bool decode_text(const field& what, std::string_view from, value& into,
                 std::vector<problem>& found);

// Applies the members of `patch` to `one`. Refuses unknown fields by name, derived fields and
// fields the role may not write. Members beginning with "_" and "id" are left to the caller.
void apply_patch(record& one, const json::view& patch, const access::principal& who,
                 std::vector<problem>& found);

// What a reader sees of a field.
enum class visible { clear, masked, hidden };
visible sight_of(const field& what, const access::principal& who);
std::string masked_text(const field& what, std::string_view clear);

struct encode_context {
  const access::principal& who;
  const territory::unit_tree::units& units;
  bool whole = false;  // outlines and tokens too: a record page, not a list
};

// One JSON object: {id, version, updated_at, fields…}.
void encode(json::writer& out, const listed& item, const encode_context& with);
// One value as a reader sees it: references with their label (null for other kinds), units with
// their name, masked where the role asks.
void encode_seen(json::writer& out, const field& what, const value& v, const std::string* label,
                 const encode_context& with);
// One value in its JSON form, in clear.
void encode_value(json::writer& out, const field& what, const value& v);
// The value as a person reads it: code labels, 2020-03-30, 是/否; "" when empty.
std::string shown(const field& what, const value& v, language lang);

}  // namespace wangge::records

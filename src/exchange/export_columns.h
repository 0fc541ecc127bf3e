#pragma once
// What an export's columns may show: the fields of the kind, and what follows from them: the
// record's id and version (with them a sheet comes back to the same records, and does not undo what
// others changed meanwhile), the names of the units it lies in, a person's age.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/principal.h"
#include "base/clock.h"
#include "records/list.h"
#include "territory/unit_tree.h"

namespace wangge::exchange {

enum class shows : std::uint8_t { field, id, version, street, community, unit_name, age };

struct export_column {
  shows what = shows::field;
  int at = -1;  // position of the field; of age that of the birth date
  std::string_view name, zh, en;
};

// Columns this account may have of the kind, in the order an export has without a choice: the
// fields, the names of the units, the id and its version.
std::vector<export_column> export_columns(const records::entity& of, const access::principal& who);

// Text of a column that is no field; "" where there is none. `units` and `today` as the export
// began.
struct export_moment {
  const territory::unit_tree::units& units;
  day today;
};
std::string derived_text(const export_column& what, const records::record& one,
                         const export_moment& at);

}  // namespace wangge::exchange

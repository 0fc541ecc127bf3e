#pragma once
// A form before it is approved: what the ground will be asked, where, and what needs no asking.

#include <map>

#include "api/api.h"
#include "ledgers/form.h"

namespace wangge::ledgers {

struct form_preview {
  struct part {
    std::int64_t rows = 0;    // objects
    std::int64_t filled = 0;  // cells the register fills
    std::int64_t taken = 0;   // answers other forms have already
    std::int64_t to_ask = 0;  // entries asked of the ground
  };
  part whole;
  std::map<std::int64_t, part> units;  // one level below the form's
};
result<form_preview> preview_of(api::services& with, db::connection& db,
                                const access::principal& who, const form& one);

void write_preview(json::writer& out, api::call& ask, const form& one, const form_preview& what);

}  // namespace wangge::ledgers

#pragma once
// Three values of one field: as the sender knew it, as it is stored now, as the sender wants it.
// Pure.

#include "records/record.h"

namespace wangge::records {

enum class merge_choice { apply, keep, conflict };

struct merge_question {
  const db::value& base;
  const db::value& now;
  const db::value& wanted;
  bool changed = false;  // by anybody since the sender's version
  // When the newest change came from the sender's own device: was that edit made later?
  enum class own { no, earlier, later } by_sender = own::no;
};

// One's own edits never ask a question: the later one stands, whatever arrived first. What nobody
// else touched is applied; what the sender did not touch is kept.
merge_choice merge_field(const merge_question& ask);

}  // namespace wangge::records

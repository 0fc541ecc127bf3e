#include "records/merge.h"

namespace wangge::records {

merge_choice merge_field(const merge_question& ask) {
  if (ask.wanted == ask.now) return merge_choice::keep;
  if (!ask.changed) return merge_choice::apply;
  if (ask.by_sender == merge_question::own::earlier) return merge_choice::apply;
  if (ask.by_sender == merge_question::own::later) return merge_choice::keep;
  return ask.wanted == ask.base ? merge_choice::keep : merge_choice::conflict;
}

}  // namespace wangge::records

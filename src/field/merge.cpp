#include "field/merge.h"

namespace wangge::field {

verdict decide(const field_question& ask) {
  if (ask.wanted == ask.now) return verdict::keep;
  if (!ask.changed) return verdict::apply;
  if (ask.by_sender == field_question::own::earlier) return verdict::apply;
  if (ask.by_sender == field_question::own::later) return verdict::keep;
  return ask.wanted == ask.base ? verdict::keep : verdict::conflict;
}

}  // namespace wangge::field

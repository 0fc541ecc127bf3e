// Shapes of the sweep: rounds, targets, visits, sheets, hints, phones.

#include "api/openapi_shapes.h"

namespace wangge::api {
namespace {

// clang-format off
constexpr shape_line shapes[] = {
    {"place_name", "code:text name:text level:text"},
    {"somebody", "id:id name:text"},
    {"round", "id:id number:int name:text purpose:text unit:place_name kinds:[text] questions:[round_question] starts_on:day ends_on:day "
              "state:text version:int created_at:text|null opened_at:text|null closed_at:text|null sample_of:any sample_percent:int "
              "targets:int open:int not_reached:int overdue:int"},
    {"round_question", "id:text zh:text en:text kind:text choices?:[text]"},
    {"round_page", "items:[round] total:int next:text|null as_of:time"},
    {"round_draft", "id?:id name:text unit?:text kinds:[text] purpose?:text starts_on:day ends_on:day questions?:[round_question]"},
    {"round_opening", "job:id round:id"},
    {"reached", "targets:int done:int"},
    {"sheet_counts", "signed:int stale:int unsigned:int"},
    {"round_preview", "round:id ends_on:text sample_percent:int by_kind:[kind_to_draw] objects:int as_of:time"},
    {"kind_to_draw", "kind:text objects:int"},
    {"completeness", "round:id state:text unit:place_name targets:int open:int overdue:int not_reached:int late:int by_outcome:object "
                     "households:reached persons:reached buildings:reached sheets:sheet_counts by_kind:[kind_counts] as_of:time"},
    {"kind_counts", "kind:text targets:int open:int overdue:int not_reached:int late:int by_outcome:object"},
    {"completeness_children", "unit:place_name items:[completeness_child] as_of:time"},
    {"completeness_child", "unit:place_name targets:int open:int overdue:int not_reached:int late:int by_outcome:object "
                           "households:reached persons:reached buildings:reached sheets:sheet_counts sheet?:text"},
    {"target", "id:id round:id kind:text grid:place_name building:text|null label:text outcome:text attempts:int due_on:text|null overdue:flag "
               "revisit_at:text|null households:int persons:int fevers:int last:any late:flag added_at:text|null added_by:any missed_by:any version:int"},
    {"target_page", "items:[target] total:int next:text|null as_of:time"},
    {"target_with_visits", "target:target visits:[visit]"},
    {"visit", "id:id outcome:text how:text at:text|null received_at:text|null by:any revisit_at:text|null device:text note:text answers:object|null "
              "counted:flag"},
    {"visit_draft", "id?:id object:id outcome:text how?:text at?:time revisit_at?:time note?:text answers?:object lon?:num lat?:num "
                    "accuracy?:num"},
    {"paper", "grid:place_name round:object items:[paper_line] as_of:time"},
    {"paper_line", "code:text full:text target:target"},
    {"paper_visits", "grid?:text visits:[paper_visit]"},
    {"paper_visit", "code?:text id?:id object?:id outcome:text how?:text at?:time revisit_at?:time note?:text answers?:object"},
    {"paper_outcome", "recorded:int"},
    {"revisit_plan", "objects:[id] revisit_at:time"},
    {"revisit_outcome", "planned:int"},
    {"sheet_request", "grid:text"},
    {"sheet", "id:id round:int number:int grid:place_name state:text latest:flag digest:text signer:any signed_at:text|null"},
    {"sheet_page", "items:[sheet_row] total:int next:text|null as_of:time"},
    {"sheet_row", "id:text|null grid:place_name state:text targets:int not_reached:int"},
    {"sheet_with_file", "id:id round:int number:int grid:place_name state:text latest:flag digest:text signer:any signed_at:text|null "
                           "statement:object file:object now?:object"},
    {"recheck_request", "percent?:int seed?:int name?:text ends_on?:day"},
    {"agreement", "round:id sample_of:int percent:int seed:int unit:place_name sampled:int checked:int agreed:int rate:any "
                  "differing:[differing] as_of:time"},
    {"differing", "object:id label:text grid:place_name first:text again:text by:any"},
    {"difference", "from:id to:id unit:place_name doors:difference_counts households:difference_counts persons:difference_counts "
                   "places:difference_counts items?:[difference_row] next?:text|null as_of:time"},
    {"difference_counts", "new:int gone:int moved:int changed:int"},
    {"difference_row", "id:id label:text grid:place_name from?:place_name at:text|null"},
    {"hint_lists", "items:[hint_list] total:int next:text|null as_of:time"},
    {"hint_list", "id:id name:text sender:text unit:place_name due_on:text|null by:any created_at:text|null by_outcome:object items_total:int "
                  "items?:[hint] next?:text|null added?:int matched?:int confirmed?:int"},
    {"hint_list_draft", "id?:id name?:text sender?:text unit?:text due_on?:day from?:int items:[hint_line]"},
    {"hint_line", "text?:text name?:text id_number?:text phone?:text address?:text claim?:text"},
    {"hint", "id:id list:id position:int unit:text version:int door?:id person?:id text:text address:text claim:text name?:text "
             "id_number?:text phone?:text matched_by:text outcome:text note:text decided_at:text|null"},
    {"hint_answer", "outcome:text note?:text"},
    {"hint_unit", "unit:text"},
    {"bundle", "grid?:object path:[object] neighbours?:[object] server_time:time since:text rounds:[object] records:object targets:[object] "
               "conflicts:[sync_conflict] hints:[hint] forms:[object] removed?:[id]"},
    {"sync_request", "account?:id device:text sent_at?:time operations:[sync_operation]"},
    {"sync_operation", "id:id seq?:int entity:text record:id base_version?:int patch:object made_at?:time"},
    {"sync_answer", "server_time:time results:[sync_result]"},
    {"sync_result", "id:text state:text version?:int was?:text moved_away?:flag code?:text problem?:object conflict?:sync_conflict"},
    {"sync_conflict", "id:id entity:text record:id version:int label:text grid:text state:text by:somebody mine:flag made_at:time theirs_by:somebody theirs_at:time "
                      "decided_at:text|null fields:[sync_conflict_field]"},
    {"sync_conflict_field", "field:text base:any yours:any theirs:any"},
    {"sync_conflict_page", "items:[sync_conflict] total:int next:text|null revealed_by:[role_words] as_of:time"},
    {"role_words", "zh:text en:text"},
    {"conflict_choice", "choice:text version?:int"},
};
// clang-format on

}  // namespace

std::span<const shape_line> sweep_shapes() {
  return shapes;
}

}  // namespace wangge::api

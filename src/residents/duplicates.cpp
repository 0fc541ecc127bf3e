#include "residents/duplicates.h"

#include "base/text.h"
#include "gen/entities.h"
#include "records/store.h"

namespace wangge::residents {
namespace {

namespace at = records::person_at;

struct pair_reason {
  std::string_view reason;
  int score;  // 0…100, how likely the two are one person
};

void queue_pair(api::transaction& tx, const records::record& one, const records::record& other, pair_reason why) {
  const bool first = one.id < other.id;
  const auto& left = first ? one : other;
  const auto& right = first ? other : one;
  tx.db.execute(
      "INSERT INTO duplicate_pair(district, id, entity, left_id, right_id, grid_left, grid_right, reason, score, state) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'open') ON CONFLICT(district, left_id, right_id) DO NOTHING",
      {one.district(), new_uuid(), std::int64_t{one.what->number}, left.id, right.id, left.grid(), right.grid(),
       std::string(why.reason), std::int64_t{why.score}});
  tx.changed("duplicates", left.grid(), left.grid());
  tx.changed("duplicates", right.grid(), right.grid());
}

}  // namespace

void note_same_identity(api::transaction& tx, const records::record* before, const records::record& after) {
  if (!after.live() || !after.has(at::id_number)) return;
  if (before && before->live() && before->values[at::id_number] == after.values[at::id_number] &&
      before->values[at::name] == after.values[at::name])
    return;
  const auto& what = records::person_entity.fields[at::id_number];
  auto rows = tx.db.query("SELECT " + records::select_list(records::person_entity) +
                              " FROM person t WHERE t.id_number_bx = ?1 AND t.ended_on IS NULL",
                          {records::blind_of(tx.with.vault, what, after.text(at::id_number))});
  while (rows.step()) {
    const auto other = records::read_row(records::person_entity, *rows, tx.with.vault);
    if (other.id == after.id) continue;
    const bool same_name = fold(other.text(at::name)) == fold(after.text(at::name));
    queue_pair(tx, after, other, same_name ? pair_reason{"same_identity", 99} : pair_reason{"same_id_other_name", 100});
  }
}

}  // namespace wangge::residents

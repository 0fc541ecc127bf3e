#include "screening/recheck.h"

#include <algorithm>
#include <array>

#include "access/digest.h"
#include "base/codes.h"
#include "gen/entities.h"
#include "records/store.h"
#include "screening/kept_counts.h"
#include "screening/rounds.h"
#include "screening/words.h"

namespace wangge::screening {
namespace {

constexpr std::size_t most_shown = 200;
constexpr std::uint64_t resolution = 1'000'000;

std::string sample_name(const round& of, std::int64_t percent) {
  return of.name + "·抽查" + std::to_string(percent) + "%";
}

}  // namespace

bool is_sampled(const uuid& object, std::int64_t seed, std::int64_t percent) {
  const auto drawn = access::digest_of(std::to_string(seed) + " " + to_string(object));
  std::uint64_t n = 0;
  for (int i = 0; i < 8; ++i) n = n << 8 | drawn[static_cast<std::size_t>(i)];
  return n % resolution < static_cast<std::uint64_t>(percent) * resolution / 100;
}

bool outcomes_agree(int first, int second) {
  const auto as_registered = [](int one) {
    return one == verified || one == unchanged || one == by_phone;
  };
  return first == second || (as_registered(first) && as_registered(second));
}

namespace {

// A few answers may all escape a small share: the next number that draws one. Nothing where nothing
// was answered.
std::optional<std::int64_t> seed_that_draws(api::transaction& tx, const round& first,
                                            const recheck_plan& how) {
  constexpr std::int64_t few = 2000;  // of more, a hundredth is never empty
  std::vector<uuid> reached;
  auto rows = tx.db.query(
      "SELECT object FROM target WHERE district = ?1 AND round = ?2 AND outcome NOT IN (0, 3, 5, "
      "9) LIMIT ?3",
      {first.district, first.number, few});
  while (rows.step()) reached.push_back(rows->id(0));
  if (reached.empty()) return std::nullopt;
  auto seed = how.seed;
  const auto drawn = [&](const uuid& one) { return is_sampled(one, seed, how.percent); };
  while (static_cast<std::int64_t>(reached.size()) < few && std::ranges::none_of(reached, drawn))
    ++seed;
  return seed;
}

}  // namespace

result<round> make_recheck(api::transaction& tx, const uuid& of, const recheck_plan& how) {
  const auto first = round_for_change(tx, of);
  if (!first) return first;
  if (first->state != "open" && first->state != "closed") return refuse(error::round_not_open);
  const auto seed = seed_that_draws(tx, *first, how);
  if (!seed) return refuse(error::recheck_empty);
  round one;
  one.district = first->district;
  one.id = new_uuid();
  one.number = next_number(tx.db, first->district);
  one.name = how.name.empty() ? sample_name(*first, how.percent) : how.name;
  one.purpose = first->purpose;
  one.unit = first->unit;
  one.kinds = first->kinds;
  one.questions = first->questions;
  one.starts_on = day_of(tx.now);
  one.ends_on = how.ends_on ? how.ends_on : add_days(one.starts_on, 3);
  one.sample_of = first->number;
  one.sample_percent = how.percent;
  one.seed = *seed;
  one.created_by = one.updated_by = tx.who.account;
  one.created_at = one.updated_at = tx.now;
  std::vector<problem> found;
  check_round(one, nullptr, found);
  if (!found.empty()) return refused(failure(std::move(found)));
  insert_new_round(tx, one);
  return one;
}

namespace {

// The object as the register has it now, where it is still one of the round's ground.
std::optional<records::record> object_of(api::transaction& tx, const round& of, const target& one) {
  auto found =
      records::find(tx.db, tx.with.vault, entity_of(one.kind), one.object, codes::range(of.unit));
  if (found && !found->live()) found.reset();
  return found;
}

std::vector<target> sampled_in(api::transaction& tx, const round& of, code_range grids) {
  std::vector<target> all;
  auto rows = tx.db.query(
      "SELECT " + std::string(target_columns()) +
          " FROM target WHERE district = ?1 AND round = ?2 AND grid >= ?3 AND grid <= ?4 AND "
          "outcome NOT IN (0, 3, 5, 9)",
      {of.district, of.sample_of, grids.low, grids.high});
  while (rows.step())
    if (auto one = read_target(*rows); is_sampled(one.object, of.seed, of.sample_percent))
      all.push_back(std::move(one));
  return all;
}

}  // namespace

// Of what was visited in these grids; who has moved since is asked where it lies now.
void draw_sample(api::transaction& tx, const round& of, code_range grids) {
  for (const auto& one : sampled_in(tx, of, grids)) {
    const auto object = object_of(tx, of, one);
    if (!object || find_target(tx.db, of.key(), one.object)) continue;
    target again;
    again.district = of.district;
    again.round = of.number;
    again.object = one.object;
    stand_at(tx.db, again, *object);
    again.added_at = again.updated_at = tx.now;
    if (grids.contains(again.grid))
      insert_target(tx.db, again);
    else
      change_target(tx, nullptr, again);
  }
  recount_grids(tx, of.key(), grids);
}

agreement agreement_in(db::connection& db, const round& of, code_range range) {
  agreement out;
  // What the first round said when the sample was drawn: it may have been visited again since.
  auto rows = db.query(
      "SELECT " + std::string(target_columns()) +
          ", COALESCE((SELECT v.outcome FROM visit v WHERE v.district = target.district AND "
          "v.round "
          "= ?5 AND v.object = target.object AND v.counted = 1 AND v.received_at <= "
          "target.added_at "
          "ORDER BY v.received_at DESC, v.id DESC LIMIT 1), 0) FROM target WHERE district = ?1 AND "
          "round = ?2 AND grid >= ?3 AND grid <= ?4 ORDER BY grid, label, object",
      {of.district, of.number, range.low, range.high, of.sample_of});
  while (rows.step()) {
    const auto again = read_target(*rows);
    const int first = static_cast<int>(rows->integer(24));
    ++out.sampled;
    if (is_missing(again.outcome)) continue;
    ++out.checked;
    if (outcomes_agree(first, again.outcome))
      ++out.agreed;
    else if (out.differing.size() < most_shown)
      out.differing.push_back({again, first});
  }
  return out;
}

}  // namespace wangge::screening

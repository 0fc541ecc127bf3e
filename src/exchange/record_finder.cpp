#include "exchange/record_finder.h"

#include <algorithm>

#include "gen/entities.h"
#include "records/codec.h"
#include "records/store.h"

namespace wangge::exchange {
namespace {

using records::record;

bool masks_agree(const import_row& in, const record& other) {
  return std::all_of(in.masked.begin(), in.masked.end(), [&](const auto& one) {
    const auto& what = other.what->fields[static_cast<std::size_t>(one.first)];
    return records::masked_text(what, other.text(one.first)) == one.second;
  });
}

// Everything the row fills in is so already.
bool says_nothing_new(const import_row& in, const record& other) {
  for (std::size_t at = 0; at < other.values.size(); ++at)
    if (in.fills(static_cast<int>(at)) && in.given.values[at] != other.values[at]) return false;
  return true;
}

}  // namespace

void record_finder::enter(std::int64_t place, bool any_there) {
  here_.clear();
  by_key_.clear();
  if (how_.fresh || !any_there) return;
  {
    auto rows = db_.query("SELECT " + records::select_list(how_.of) + " FROM " +
                              std::string(how_.of.table()) + " t WHERE t." +
                              std::string(how_.of.scope().name) +
                              " = ?1 AND t.ended_on IS NULL ORDER BY t.id",
                          {place});
    while (rows.step()) here_.push_back(records::read_row(how_.of, *rows, keys_));
  }
  std::erase_if(here_, [&](const record& one) { return made_now(one); });
  for (std::size_t i = 0; i < here_.size(); ++i)
    for (std::size_t key = 0; key < match_.keys.size(); ++key)
      if (counts(match_.keys[key], here_[i]))
        by_key_.emplace(key_hash(match_.keys[key], key, here_[i]), i);
}

// What the same run made before it was stopped is there and is found again; ids carry their time.
bool record_finder::made_now(const record& one) const {
  return one.import_id == db::value(how_.run) && one.id >= make_uuid7(how_.since, 0, 0);
}

std::optional<record> record_finder::find_id(const uuid& id) {
  auto one = records::find(db_, keys_, how_.of, id, how_.area);
  if (one && !one->live()) one.reset();
  return one;
}

bool record_finder::may_be(const record& one, const record& other, const import_row& in) const {
  return !told_apart(match_, one, other) && masks_agree(in, other);
}

record_finder::found record_finder::in_grid(const record& one, std::size_t key,
                                            const import_row& in) const {
  found all;
  const auto [first, last] = by_key_.equal_range(key_hash(match_.keys[key], key, one));
  for (auto at = first; at != last; ++at)
    if (fits(match_.keys[key], one, here_[at->second]) && may_be(one, here_[at->second], in))
      all.push_back(here_[at->second]);
  return all;
}

// A row of an exported list, whose keys are masked: the records of that name that mask to the same.
record_finder::found record_finder::by_masks(const record& one, const import_row& in) const {
  found all;
  const int label = how_.of.label_at;
  for (const record& each : here_)
    if (in.fills(label) && each.text(label) == one.text(label) && may_be(one, each, in))
      all.push_back(each);
  return all;
}

record_finder::found record_finder::in_district(const record& one, const natural_key& key) {
  found all;
  const auto lead = static_cast<std::size_t>(key.fields.front());
  const auto& what = how_.of.fields[lead];
  const std::string column = "t." + std::string(what.name) + (what.sealed() ? "_bx" : "");
  std::vector<db::value> args = {
      what.sealed() ? db::value(records::blind_of(keys_, what, one.text(key.fields.front())))
                    : one.values[lead]};
  if (!what.sealed()) args.emplace_back(how_.area.district());
  auto rows = db_.query("SELECT " + records::select_list(how_.of) + " FROM " +
                            std::string(how_.of.table()) + " t WHERE " +
                            (what.sealed() ? "" : "t.district = ?2 AND ") + column +
                            " = ?1 AND t.ended_on IS NULL",
                        std::span<const db::value>(args));
  while (rows.step()) all.push_back(records::read_row(how_.of, *rows, keys_));
  std::erase_if(all, [&](const record& each) { return made_now(each); });
  return all;
}

// A number that holds across the district. False: go on with the next key.
bool record_finder::by_number(const record& one, const natural_key& key, const import_row& in,
                              recognised& into, found& candidates) {
  auto all = in_district(one, key);
  const bool unique = how_.of.fields[static_cast<std::size_t>(key.fields.front())].unique;
  into.meets = !unique && !all.empty();
  const auto outside = [&](const record& each) { return !how_.area.contains(each.grid()); };
  if (unique && std::any_of(all.begin(), all.end(), outside)) {
    into.taken_elsewhere = true;
    into.by = &key;
    return true;
  }
  std::erase_if(all, [&](const record& each) {
    return outside(each) || !fits(key, one, each) || (!unique && !may_be(one, each, in));
  });
  candidates = std::move(all);
  return false;
}

// Of several that fit, the one that is so already; else it is not clear which is meant.
bool record_finder::choose(found candidates, const import_row& in, const row_memory& claimed,
                           recognised& into) const {
  if (match_.repeats)
    std::erase_if(candidates,
                  [&](const record& one) { return claimed.find(claim_of(one.id)) != 0; });
  if (candidates.empty()) return false;
  if (candidates.size() > 1) {
    const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const record& one) {
      return says_nothing_new(in, one) && claimed.find(claim_of(one.id)) == 0;
    });
    if (same != candidates.end())
      into.before = std::move(*same);
    else if (match_.repeats)
      into.before = std::move(candidates.front());
    else
      into.several = candidates.size();
    return true;
  }
  into.before = std::move(candidates.front());
  return true;
}

recognised record_finder::find(const record& one, const import_row& in,
                               const std::vector<reference_finder::choice>& open,
                               const row_memory& claimed) {
  recognised out;
  if (how_.fresh) return out;
  std::vector<record> probes{one};
  for (const auto& choice : open)
    for (const auto& each : choice.may_be) {
      probes.push_back(one);
      probes.back().values[static_cast<std::size_t>(choice.field_at)] = each.id;
    }
  for (std::size_t i = 0; i < match_.keys.size(); ++i) {
    const auto& key = match_.keys[i];
    found candidates;
    for (const record& probe : probes) {
      if (!counts(key, probe)) continue;
      auto more = in_grid(probe, i, in);
      std::move(more.begin(), more.end(), std::back_inserter(candidates));
    }
    out.by = &key;
    if (candidates.empty() && key.district && counts(key, one) &&
        by_number(one, key, in, out, candidates))
      return out;
    if (choose(std::move(candidates), in, claimed, out)) return out;
  }
  out.by = &match_.keys.back();
  if (!in.masked.empty() && choose(by_masks(one, in), in, claimed, out)) return out;
  out.by = nullptr;
  return out;
}

}  // namespace wangge::exchange

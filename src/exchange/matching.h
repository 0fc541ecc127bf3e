#pragma once
// How an import recognises a record that is already there, declared once for every kind. Pure.
//
// The record's own id decides where the file has one. Else the kind's natural keys are tried in
// order; a key counts when every field of it is filled. A record that fits a key is still another
// one when a telling field is filled on both sides and differs (two people of one name and
// household, born on different days). Nothing fits: the row is new.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "records/record.h"

namespace wangge::exchange {

struct natural_key {
  std::vector<int> fields;
  bool district = false;   // numbers that hold everywhere; the others only within the grid
  bool empty_too = false;  // an empty field fits an empty one: the same row sent again
};

struct matching {
  std::vector<natural_key> keys;
  std::vector<int> telling;
  // Several records may rightly share their keys (households behind one door): rows of one file
  // take one each, and none is called a repetition.
  bool repeats = false;
};

const matching& matching_of(const records::entity& of);

// Does the key count for this record?
bool counts(const natural_key& key, const records::record& one);
// Every field of the key equal; texts are compared folded.
bool fits(const natural_key& key, const records::record& a, const records::record& b);
bool told_apart(const matching& how, const records::record& a, const records::record& b);
// Equal keys of one place have equal hashes; `number` is the key's position.
std::uint64_t key_hash(const natural_key& key, std::size_t number, const records::record& one);
// The labels of its fields: 证件号码、姓名.
std::string key_label(const natural_key& key, const records::entity& of, language lang);

}  // namespace wangge::exchange

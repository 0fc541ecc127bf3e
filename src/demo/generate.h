#pragma once
// The demonstration district as records, ready to be stored.
//
// Invariants: complete and checked records, derived fields included (records::check changes
// nothing on them); parents come before what refers to them; rows of one entity come in grid
// order; the same seed and scale give the same records, ids included.

#include <cstdint>
#include <functional>

#include "base/clock.h"
#include "demo/figures.h"
#include "records/record.h"

namespace wangge::demo {

class sink {
 public:
  virtual ~sink() = default;
  virtual void add(records::record one) = 0;
};

struct generate_options {
  std::uint64_t seed = 1;
  scale size = scale::district;
  day as_of = 20200330;  // ages, presence and dates are as on this day
};

// Grids done of all grids.
using progress = std::function<void(int, int)>;

// cost: the district's 2 million records in a few seconds; holds the households of some 48 grids
// at a time, never all persons.
void generate(const generate_options& how, sink& into, const progress& report);

}  // namespace wangge::demo

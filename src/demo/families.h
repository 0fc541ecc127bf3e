#pragma once
// Households as people: who lives together, how they are related, how old they are.

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "residents/identity.h"

namespace wangge::demo {

struct member {
  std::string name;
  residents::sex sex;
  int age;
  day born;
  int relation;  // numbers of records::person_relation
  bool migrant = false, absent = false, party_member = false, volunteer = false;
};

struct family {
  int kind = 0;  // numbers of records::household_kind
  bool registered = false, away = false;
  std::vector<member> members;  // the head first, always of age
};

// Sizes of `n` households that hold `persons` together.
// range: 1 … 8 for registered households, 1 … 10 for tenants.
std::vector<int> draw_sizes(int n, int persons, bool registered, random_source& rng);

// A household of that many. Invariants: the head is 18 or older; parents and children are 18 to 48
// years apart; spouses of age 20 or more; a registered household is of one family.
family compose_family(int size, bool registered, day as_of, random_source& rng);

}  // namespace wangge::demo

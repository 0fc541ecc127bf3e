#pragma once
// How the generator makes records: ids in order of birth, numbers that belong to nobody.

#include <string>
#include <vector>

#include "base/random.h"
#include "demo/generate.h"
#include "demo/ground.h"
#include "residents/identity.h"

namespace wangge::demo {

inline void put(records::record& one, int at, std::int64_t value) {
  one.values[at] = value;
}
inline void put(records::record& one, int at, const uuid& value) {
  if (!value.is_nil()) one.values[at] = value;
}
inline void put(records::record& one, int at, std::string value) {
  one.values[at] = std::move(value);
}
void put_point(records::record& one, int lon_at, coordinate at);  // latitude is the next field
// In Chinese up to 99: 三, 十二, 二十; in digits beyond.
std::string numeral(int n);

class row_maker {
 public:
  row_maker(const generate_options& how, sink& into);

  // Version-7 ids, each later than the one before.
  uuid new_id();
  records::record make(const records::entity& of, const uuid& id) const;
  void add(records::record one) { into_.add(std::move(one)); }

  std::string phone();
  std::string credit_code(std::string_view kind);
  // May move `born` by days when all numbers of that day are given.
  std::string id_number(day& born, residents::sex of);
  // 22 characters as access::random_token makes them, but from the seed.
  std::string token();
  void put_contact(records::record& one, int name_at, int phone_at);
  day day_between(int first_year, int last_year);

  random_source& rng() { return rng_; }
  day as_of() const { return as_of_; }

 private:
  sink& into_;
  day as_of_;
  instant made_at_;
  random_source rng_;
  std::int64_t ids_ = 0, phones_ = 0, credit_codes_ = 0;
  std::vector<std::uint16_t> given_;  // ID numbers by birth day and sex
};

}  // namespace wangge::demo

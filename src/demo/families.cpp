#include "demo/families.h"

#include <algorithm>
#include <array>

#include "demo/apportion.h"
#include "demo/names.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace kind = records::household_kind;
namespace relation = records::person_relation;
using residents::sex;

constexpr int oldest = 97;

// A day on which the person is that old on `as_of`.
day draw_birth(int age, day as_of, random_source& rng) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = roll(rng, 1, 12);
  const int date = month * 100 + roll(rng, 1, lengths[month - 1]);
  const int year = as_of / 10000 - age - (date > as_of % 10000 ? 1 : 0);
  return year * 10000 + date;
}

sex other(sex of) {
  return of == sex::male ? sex::female : sex::male;
}

class household {
 public:
  household(bool registered, day as_of, random_source& rng) : rng_(rng), as_of_(as_of) {
    out_.registered = registered;
    out_.kind = registered ? kind::family : kind::tenant;
  }

  family take(int size) {
    out_.members.reserve(size);
    if (out_.registered) {
      compose_registered(size);
    } else {
      compose_tenants(size);
    }
    for (auto& one : out_.members) one.migrant = !out_.registered;
    return std::move(out_);
  }

 private:
  int left(int size) const { return size - static_cast<int>(out_.members.size()); }
  const member& head() const { return out_.members.front(); }

  void add(int related, sex of, int age, std::string_view surname) {
    age = std::clamp(age, 0, oldest);
    const day born = draw_birth(age, as_of_, rng_);
    out_.members.push_back({draw_name(surname, of, born / 10000, rng_), of, age, born, related});
  }
  sex any_sex() { return rng_.chance(0.505) ? sex::male : sex::female; }

  void add_head(int youngest, int eldest, double male = 0.7) {
    surname_ = draw_surname(rng_);
    add(relation::head, rng_.chance(male) ? sex::male : sex::female, roll(rng_, youngest, eldest),
        surname_);
  }

  // Husbands are a little older than their wives, mostly.
  void add_spouse() {
    const int apart = roll(rng_, -2, 5) * (head().sex == sex::male ? -1 : 1);
    add(relation::spouse, other(head().sex), std::max(20, head().age + apart), {});
    mother_age_ = out_.members[head().sex == sex::male ? 1 : 0].age;
    father_surname_ = head().sex == sex::male ? surname_ : surname_of(out_.members[1]);
  }

  void add_couple(int youngest, int eldest) {
    add_head(youngest, eldest);
    add_spouse();
  }

  static std::string surname_of(const member& one) {
    const bool compound = one.name.size() > 9;
    return one.name.substr(0, compound ? 6 : 3);
  }

  // Children of the couple, or of the head alone: born when the mother was 21 to 34.
  void add_children(int n) {
    const int mother = mother_age_ > 0 ? mother_age_ : head().age;
    int birth_age = std::min(mother, roll(rng_, 21, 29));
    for (int i = 0; i < n; ++i) {
      const auto& name = father_surname_.empty() ? surname_ : father_surname_;
      add(relation::child, any_sex(), mother - birth_age, name);
      birth_age = std::min({mother, birth_age + roll(rng_, 2, 5), 40});
    }
  }

  void add_parents(int n) {
    const sex first = n == 1 && rng_.chance(0.65) ? sex::female : sex::male;
    const int age = head().age + roll(rng_, 22, 30);
    add(relation::parent, first, age, first == sex::male ? std::string_view(surname_) : "");
    if (n > 1) add(relation::parent, other(first), age - roll(rng_, -1, 4), {});
  }

  // The head's married son, his wife and their children.
  void add_young_family(int grandchildren) {
    const int son = std::max(24, mother_age_ - roll(rng_, 22, 29));
    add(relation::child, sex::male, son, surname_);
    const int wife = std::max(21, son - roll(rng_, -1, 4));
    add(relation::child_in_law, sex::female, wife, {});
    int age = std::max(0, wife - roll(rng_, 22, 29));
    for (int i = 0; i < grandchildren; ++i) {
      add(relation::grandchild, any_sex(), age, surname_);
      age = std::max(0, age - roll(rng_, 2, 5));
    }
  }

  void add_others(int n) {
    for (int i = 0; i < n; ++i) {
      const int age = std::max(18, head().age - roll(rng_, 0, 8));
      add(i < 2 ? relation::sibling : relation::other, any_sex(), age, surname_);
    }
  }

  void compose_registered(int size) {
    switch (size) {
      case 1:
        return rng_.chance(0.55) ? add_head(60, 90, 0.4) : add_head(22, 59, 0.55);
      case 2:
        return compose_pair();
      case 3:
        return compose_three();
      default:
        return rng_.chance(0.5) ? compose_middle(size) : compose_elder(size);
    }
  }

  void compose_pair() {
    const double drawn = rng_.unit();
    if (drawn < 0.16) {
      add_head(26, 56, 0.35);
      add_children(1);
    } else if (drawn < 0.3) {
      add_head(32, 62, 0.6);
      add_parents(1);
    } else {
      rng_.chance(0.22) ? add_couple(24, 40) : add_couple(52, 86);
    }
  }

  void compose_three() {
    const double drawn = rng_.unit();
    if (drawn < 0.08) {
      add_couple(54, 74);
      const int age = mother_age_ - roll(rng_, 46, 54);
      add(relation::grandchild, any_sex(), std::max(0, age), surname_);
    } else if (drawn < 0.2) {
      add_couple(34, 60);
      add_parents(1);
    } else {
      rng_.chance(0.7) ? add_couple(25, 42) : add_couple(43, 60);
      add_children(1);
    }
  }

  // The head is of the middle generation.
  void compose_middle(int size) {
    add_couple(27, 45);
    const bool second = size > 4 || rng_.chance(0.5);
    add_children(std::min(left(size), second ? 2 : 1));
    if (left(size) > 0) add_parents(std::min(2, left(size)));
    add_others(left(size));
  }

  // The head is of the oldest generation.
  void compose_elder(int size) {
    add_couple(52, 78);
    add_young_family(std::min(2, left(size) - 2));
    add_others(left(size));
  }

  void compose_tenants(int size) {
    if (size == 1) return add_head(19, 52, 0.6);
    const double drawn = rng_.unit();
    const double together = size == 2 ? 0.5 : size <= 4 ? 0.72 : 0.48;
    if (drawn < together) {
      compose_tenant_family(size);
    } else if (size >= 4 && drawn < 0.86) {
      out_.kind = kind::collective;
      compose_mates(size, relation::colleague);
    } else {
      compose_mates(size, relation::tenant);
    }
  }

  void compose_tenant_family(int size) {
    add_couple(size == 2 ? 21 : 25, size == 2 ? 52 : 44);
    const int children = std::min(left(size), rng_.chance(0.4) ? 1 : 2);
    add_children(children);
    if (left(size) > 0) add_parents(std::min(2, left(size)));
    add_others(left(size));
  }

  // People who share a dwelling, not a family; a dormitory is mostly of one sex.
  void compose_mates(int size, int related) {
    add_head(19, 48, 0.6);
    for (int i = 1; i < size; ++i) {
      const sex of = rng_.chance(0.85) ? head().sex : other(head().sex);
      add(related, of, roll(rng_, 18, 48), {});
    }
  }

  random_source& rng_;
  day as_of_;
  family out_;
  std::string surname_, father_surname_;
  int mother_age_ = 0;
};

}  // namespace

std::vector<int> draw_sizes(int n, int persons, bool registered, random_source& rng) {
  constexpr std::array<std::uint32_t, 8> own{12, 26, 34, 16, 8, 3, 1, 0};
  constexpr std::array<std::uint32_t, 10> shared{9, 15, 20, 18, 14, 11, 7, 4, 1, 1};
  const int most = registered ? int(own.size()) : int(shared.size());
  std::vector<int> out;
  for (int i = 0; i < n; ++i) {
    const auto at = registered ? rng.pick_weighted(own) : rng.pick_weighted(shared);
    out.push_back(static_cast<int>(at) + 1);
  }
  const std::vector<share> bounds(static_cast<std::size_t>(n), {1, 1, most});
  fit_to_total(out, bounds, persons, rng);
  return out;
}

family compose_family(int size, bool registered, day as_of, random_source& rng) {
  return household(registered, as_of, rng).take(size);
}

}  // namespace wangge::demo

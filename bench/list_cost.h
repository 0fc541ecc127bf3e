#pragma once
// List pages beside the same page and total written by hand.

#include <string>
#include <vector>

#include "answer_cost.h"
#include "raw.h"
#include "units.h"

namespace wangge::bench {

// ?1 and ?2 are the scope, ?3 the text searched.
struct list_case {
  std::string name, path;  // "persons?presence=present"
  std::string page, total;
  std::string searched;
};

std::vector<list_case> person_cases();
std::vector<list_case> other_cases();

struct list_cost {
  double product = 0, sql = 0, bare = 0;  // CPU seconds
  double reference() const { return sql + bare; }
};

class list_bench {
 public:
  list_bench(const settings& with, const std::filesystem::path& store);

  const std::vector<scope>& scopes() const { return scopes_; }
  double product_seconds(const list_case& one, const scope& unit);
  list_cost measure(const list_case& one, const scope& unit, int turns);
  std::vector<double> seconds(const list_case& one, const scope& unit, int count);

 private:
  std::string request_of(const list_case& one, const scope& unit) const;
  double sql_seconds(const list_case& one, const scope& unit, int times);

  raw_store raw_;
  std::vector<scope> scopes_;
  server product_;
  std::string headers_;
  bare_servers bare_;
};

}  // namespace wangge::bench

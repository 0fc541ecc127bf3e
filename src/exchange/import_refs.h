#pragma once
// What the words of a row refer to: a door by its address or by building, unit and number, a
// compound by its name, an organisation of the district, anything by its id. Everything lies in
// the importing account's area; what lies outside is not there.

#include <string>
#include <unordered_map>
#include <vector>

#include "access/crypto.h"
#include "access/principal.h"
#include "db/db.h"
#include "exchange/import_rows.h"

namespace wangge::exchange {

// A record that is meant.
struct meant {
  uuid id;
  std::int64_t place = 0;  // code of the grid or unit it lies in
  std::string label;
};

class reference_finder {
 public:
  reference_finder(db::connection& db, const access::vault& keys, code_range area)
      : db_(db), keys_(keys), area_(area) {}

  // Turns texts into ids, and fills what they tell: the row's grid, the address of a dwelling.
  // Problems go to the row. A text that may mean several stays open when `open` is given: the
  // record that the row turns out to be may already have one of them.
  void resolve(import_row& in, const row_decoder& decoder);
  // Those texts that stayed open, with what they may mean.
  struct choice {
    int field_at;
    std::vector<meant> may_be;
  };
  std::vector<choice> take_open() { return std::move(open_); }

 private:
  std::vector<meant> find(const records::entity& to, const std::string& text, code_range within);
  std::vector<meant> find_uncached(const records::entity& to, const std::string& text,
                                   code_range within);
  std::vector<meant> by_identity(const std::string& text, code_range within);
  std::vector<meant> dwellings(const import_row& in, const records::entity& to);
  std::vector<meant> buildings(const import_row& in, code_range within);
  const std::vector<meant>& doors_of(const char* parent, const uuid& id);
  std::vector<meant> behind(const std::vector<meant>& doors);
  code_range range_of(const import_row& in) const;
  void settle(import_row& in, int at, std::vector<meant> found, const row_decoder& decoder);
  void fill_dwelling(import_row& in, const row_decoder& decoder);
  void fill_address(import_row& in) const;

  db::connection& db_;
  const access::vault& keys_;
  const code_range area_;
  std::unordered_map<std::string, std::vector<meant>> known_;
  std::vector<choice> open_;
};

}  // namespace wangge::exchange

#include "person_file.h"

#include <fstream>

#include "access/crypto.h"
#include "db/store.h"
#include "exchange/csv.h"
#include "gen/entities.h"
#include "records/codec.h"
#include "records/store.h"

namespace wangge::bench {
namespace {

using records::person_entity;
namespace at = records::person_at;

constexpr int fields[] = {at::grid,
                          at::name,
                          at::sex,
                          at::birth_date,
                          at::id_type,
                          at::id_number,
                          at::id_missing_reason,
                          at::phone,
                          at::relation,
                          at::residence_type,
                          at::registered_residence,
                          at::presence,
                          at::presence_since,
                          at::party_member,
                          at::volunteer,
                          at::employer};

std::string line_of(const std::vector<std::string>& texts) {
  const std::vector<std::string_view> cells(texts.begin(), texts.end());
  std::string out;
  exchange::csv_line(cells, out);
  return out;
}

}  // namespace

void write_person_file(const std::filesystem::path& store, const std::filesystem::path& file,
                       int rows) {
  db::options how;
  how.data_dir = store;
  how.reading = true;
  const auto open = std::move(*db::store::open(how));
  const auto keys = std::move(*access::vault::load(store, false));
  std::ofstream out(file, std::ios::binary);
  std::vector<std::string> texts;
  for (const int one : fields) texts.emplace_back(person_entity.fields[one].zh);
  out << exchange::csv_mark << line_of(texts);
  auto db = open->read();
  auto found =
      db->query("SELECT " + records::select_list(person_entity) +
                    " FROM person t WHERE t.ended_on IS NULL ORDER BY t.grid, t.id LIMIT ?1",
                {std::int64_t{rows}});
  while (found.step()) {
    const auto person = records::read_row(person_entity, *found, *keys);
    texts.clear();
    for (const int one : fields)
      texts.push_back(records::shown(person_entity.fields[one], person.values[one], language::zh));
    out << line_of(texts);
  }
}

}  // namespace wangge::bench

// Import of persons: parse, validate, seal, tally, audit, beside raw prepared inserts of the rows
// that came of it, with the same indexes, into the same SQLite.

#include <fmt/format.h>

#include <algorithm>

#include "access/system.h"
#include "app/runtime.h"
#include "bench.h"
#include "exchange/cells.h"
#include "exchange/headings.h"
#include "exchange/open.h"
#include "gen/entities.h"
#include "measure.h"
#include "person_file.h"
#include "raw_rows.h"
#include "records/codec.h"
#include "records/loader.h"
#include "records/rules.h"

namespace wangge::bench {
namespace {

using records::person_entity;

constexpr int rows = 200'000, turns = 3;

exchange::heading_map headings_of(const exchange::row& first) {
  std::vector<exchange::known_heading> known;
  for (const auto& one : person_entity.fields)
    known.push_back({one.name, one.zh, one.en, one.headings});
  auto found = exchange::find_headings(std::span(&first, 1), {known, {}});
  if (!found) throw std::runtime_error("no headings");
  return std::move(*found);
}

records::record record_of(const exchange::row& cells, const exchange::heading_map& map,
                          std::vector<problem>& found) {
  records::record one(person_entity);
  one.id = new_uuid();
  for (const auto& column : map.columns) {
    if (!column.mapped()) continue;
    const auto& to = person_entity.fields[column.field];
    const auto text = exchange::canonical_text(cells.at(column.column), to);
    if (!text)
      found.push_back(text.error().problems.front());
    else if (!text->empty())
      records::decode_text(to, *text, one.values[column.field], found);
  }
  return one;
}

// CPU seconds of all threads.
double import_file(const std::filesystem::path& file, const std::filesystem::path& into) {
  auto parts = app::runtime::open({.data_dir = into, .create = true, .bulk = true});
  if (!parts) throw std::runtime_error("no store in " + into.string());
  auto& with = (*parts)->services();
  const double from = process_cpu_seconds();
  const auto author = access::system_principal(370105, "import");
  records::loader loader(with, author, {20'000, "import"});
  const auto book = std::move(*exchange::open_workbook({file, {}}));
  const auto sheet = std::move(*book->open(0));
  exchange::row next;
  static_cast<void>(sheet->next_row(next));
  const auto map = headings_of(next);
  const records::rule_context rules{day_of(now_ms()), true, {}};
  std::vector<problem> found;
  for (auto more = sheet->next_row(next); more && *more; more = sheet->next_row(next)) {
    auto one = record_of(next, map, found);
    records::check(one, nullptr, rules, found);
    if (!found.empty())
      throw std::runtime_error(
          fmt::format("row {}: {}", next.number, message(found.front(), language::en)));
    loader.add(std::move(one));
  }
  loader.finish();
  return process_cpu_seconds() - from;
}

double insert_rows_again(const std::filesystem::path& made, const std::filesystem::path& raw) {
  std::filesystem::remove(raw);
  raw_store source(made / "wangge.db", raw_store::use::reading);
  raw_store target(raw, raw_store::use::writing);
  make_tables(target);
  double seconds = 0;
  for (const char* table : {"person", "gram", "breach", "tally", "audit"})
    seconds += insert_again(source, target, table).cpu_seconds;
  return seconds;
}

void run(const settings& with) {
  const auto file = with.work / "persons.csv", made = with.work / "import",
             raw = with.work / "import-raw.db";
  write_person_file(district_store(with), file, rows);
  const auto cost = take_turns(
      turns,
      [&] {
        std::filesystem::remove_all(made);
        return import_file(file, made);
      },
      [&] { return insert_rows_again(made, raw); });
  report({"import.persons", rows / cost.product, "rows/s CPU", rows / cost.reference, 0.5,
          sense::at_least});
  std::filesystem::remove_all(made);
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(raw.string() + tail);
}

}  // namespace

const entry imports = {"import", "import of persons beside raw prepared inserts", run};

}  // namespace wangge::bench

// A filled form as a workbook.
#include "api/transaction.h"
#include "base/text.h"
#include "db/store.h"
#include "exchange/exports.h"
#include "exchange/table_writer.h"
#include "ledgers/form_answer.h"
#include "ledgers/form_fill.h"
#include "ledgers/ledger_export.h"
#include "ledgers/page.h"
#include "records/codec.h"
#include "territory/unit_tree.h"

namespace wangge::ledgers {
namespace {

constexpr int page_rows = 500;

// The register's fields of a form as the columns of a ledger, so that cells are written alike.
ledger columns_of(const form& one) {
  ledger out;
  out.of = one.of;
  out.filter = one.filter;
  out.zh = out.en = one.name;
  for (const auto& each : one.fields)
    if (each.known())
      out.columns.push_back({each.id, each.zh, each.en, each.field_at, nullptr, {}, ""});
  return out;
}

std::string in_words(std::string_view answer, const form_field& question, language lang) {
  if (question.kind != "yes_no" || lang != language::zh) return std::string(answer);
  return answer == "yes" ? "是" : answer == "no" ? "否" : std::string(answer);
}

exchange::table_head head_of(api::services& with, const access::principal& who,
                             const form_export& todo) {
  const bool zh = who.lang == language::zh;
  exchange::table_head head;
  head.sheet = std::string(first_characters(todo.what.name, 25));
  head.banner =
      exchange::stamp_lines({with.config.demo, who.display_name, now_ms(), todo.purpose, who.lang});
  for (const auto& one : todo.what.fields)
    head.columns.push_back({zh ? one.zh : one.en, exchange::column_kind::text, 0});
  return head;
}

}  // namespace

result<std::string> export_form(api::services& with, const access::principal& who,
                                const form_export& todo, jobs::progress& report) {
  const auto file = exchange::export_file(with.config, todo.job, true);
  std::filesystem::create_directories(file.parent_path());
  const auto rows_query = rows_of(with, who, todo.what);
  if (!rows_query) return refused(rows_query.error());
  auto what = ledger_query_of(with, who, columns_of(todo.what), rows_query->range, std::nullopt);
  if (!what) return refused(what.error());
  what->rows.limit = page_rows;
  const auto out =
      exchange::open_xlsx_table({file, file.parent_path(), {}}, head_of(with, who, todo));
  std::int64_t rows = 0;
  past_kinds past;
  do {
    if (report.cancelled()) return refuse(error::cancelled);
    const auto db = with.store.read();
    const auto page = read_ledger_page(with, *db, *what, past);
    if (!page) return refused(page.error());
    report.expect(page->rows.total);
    for (std::size_t n = 0; n < page->rows.items.size(); ++n) {
      const auto cells = cells_of(*what, *page, n, who, &with.units);
      std::vector<std::string> texts;
      std::size_t next = 0;
      auto answers = answers_to(*db, with.vault, todo.what, page->rows.items[n].one);
      for (const auto& one : todo.what.fields)
        texts.push_back(
            one.known() ? cells[next++].text
                        : in_words(answer_seen(todo.what, answers[one.id], who), one, who.lang));
      const std::vector<std::string_view> views(texts.begin(), texts.end());
      if (auto good = out->write_row(views); !good) return refused(good.error());
    }
    report.advance(rows += static_cast<std::int64_t>(page->rows.items.size()));
    what->rows.cursor = page->rows.next;
  } while (!what->rows.cursor.empty());
  if (auto good = out->finish(); !good) return refused(good.error());
  json::writer detail;
  detail.open().member("form", todo.what.name).member("rows", rows).close();
  auto done = api::write<int>(with, who, [&](api::transaction& tx) -> result<int> {
    tx.audit(
        {"export", todo.what.of->number, todo.what.id, todo.what.unit, todo.purpose, detail.str()});
    return 0;
  });
  if (!done) return refused(done.error());
  return exchange::export_outcome(who, file, rows, todo.what.name);
}

}  // namespace wangge::ledgers

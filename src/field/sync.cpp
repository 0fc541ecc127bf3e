#include "field/sync.h"

#include <spdlog/spdlog.h>

#include "base/text.h"
#include "db/shared_batch.h"
#include "field/operation.h"
#include "gen/entities.h"
#include "http/problem.h"

namespace wangge::field {
namespace {

constexpr std::size_t longest_device = 64;
constexpr instant small_skew = 120'000;  // the way of a slow network; no reason to correct

std::string refusal_text(const std::string& id, const failure& why, language lang) {
  json::writer out;
  out.open().member("id", id).member("state", "refused");
  out.member("code", describe(why.code()).code);
  out.key("problem").raw(http::problem_response(why, lang).body);
  return out.close().str();
}

std::string outcome_text(api::transaction& tx, const operation& what, const outcome& done) {
  json::writer out;
  out.open().member("id", what.id).member("state", done.state);
  if (done.moved_away)
    out.member("moved_away", true);
  else
    out.member("version", done.version);
  if (done.question && !done.moved_away) {
    out.key("conflict");
    write_conflict(out, *done.question, {tx.who, tx.with.vault}, tx.db);
  }
  return out.close().str();
}

void remember(api::transaction& tx, const operation& what, const sender& by, const outcome& done) {
  json::writer kept;  // what a repeat needs; a question is found by its record
  kept.open().member("was", done.state);
  if (done.moved_away)
    kept.member("moved_away", true);
  else
    kept.member("version", done.version);
  tx.db.execute(
      "INSERT INTO sync_operation(district, id, account, device, sequence, received_at, entity, "
      "record, version, state, result) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {tx.who.area.district(), what.id, tx.who.account, by.device,
       what.sequence ? db::value(what.sequence) : db::value(), tx.now,
       std::int64_t{what.of ? what.of->number : 0}, what.record,
       done.changed ? done.version : std::int64_t{0}, done.state, kept.close().str()});
}

// The answer of before, when this operation has been done already.
std::optional<result<std::string>> done_before(api::transaction& tx, const operation& what) {
  auto rows =
      tx.db.query("SELECT account, result FROM sync_operation WHERE district = ?1 AND id = ?2",
                  {tx.who.area.district(), what.id});
  if (!rows.step()) return std::nullopt;
  if (rows->id(0) != tx.who.account) return refuse(error::operation_foreign);
  std::string text(rows->text(1));
  json::writer head;
  head.open().member("id", what.id).member("state", "repeated").close();
  std::string out = head.str();
  out.back() = ',';
  return out + text.substr(1);
}

// One phone's request while it runs.
struct request {
  sender by;
  named_rounds rounds;
  named_forms forms;
};

result<outcome> apply(api::transaction& tx, const operation& what, request& from) {
  using enum operation::about;
  switch (what.what) {
    case visit:
      return apply_visit(tx, what, from.by, from.rounds);
    case hint:
      return apply_hint(tx, what);
    case form_answer:
      return apply_form_answer(tx, what, from.forms);
    case record:
      return apply_edit(tx, what, from.by);
  }
  return refuse(error::internal);
}

// What one operation changes, so that it can be taken back without the others.
class own_part {
 public:
  explicit own_part(db::connection& db) : db_(db), before_(db::changed_rows(db)) {
    if (!before_) db_.script("SAVEPOINT operation");
  }
  void keep() {
    if (!before_) db_.script("RELEASE operation");
  }
  // Throws db::take_back where only the whole batch can be.
  void take_back() {
    if (before_ && db::changed_rows(db_) != before_) throw db::take_back();
    if (before_) return;
    db_.script("ROLLBACK TO operation");
    db_.script("RELEASE operation");
  }

 private:
  db::connection& db_;
  std::optional<std::int64_t> before_;
};

// Apart: what a broken rule of the store throws must not take the others along.
result<std::string> attempt(api::transaction& tx, const operation& what, request& from) {
  api::transaction held(tx.with, tx.db, tx.who, tx.now);
  own_part part(tx.db);
  try {
    const auto done = apply(held, what, from);
    if (!done) {
      part.take_back();
      return refused(done.error());
    }
    remember(held, what, from.by, *done);
    part.keep();
    tx.join(std::move(held));
    return outcome_text(tx, what, *done);
  } catch (const db::error_thrown& broken) {
    if (broken.what_kind != db::error_thrown::kind::constraint) throw;
    part.take_back();
    spdlog::error("operation {}: {}", to_string(what.id), broken.what());
    return refuse(error::internal, {{"id", to_string(what.id).substr(24)}});
  }
}

std::string run_one(api::transaction& tx, const json::view& one, request& from) {
  const auto what = read_operation(one, from.by, tx.now);
  if (!what)
    return refusal_text(std::string(one.text_of("id").substr(0, 40)), what.error(), tx.who.lang);
  auto done = done_before(tx, *what);
  if (!done) done = attempt(tx, *what, from);
  if (!*done) return refusal_text(to_string(what->id), done->error(), tx.who.lang);
  return **done;
}

failure wrong(const char* name, const char* zh, const char* en) {
  return failure(
      problem{error::bad_parameter,
              name,
              {{"name", name}, {"value", ""}, {"expected.zh", zh}, {"expected.en", en}}});
}

result<sender> read_sender(const json::view& body, const access::principal& who, instant now) {
  // A phone that several people use must not send the work of one in the name of another.
  const auto account = body.text_of("account");
  if (!account.empty() && account != to_string(who.account)) return refuse(error::not_signed_in);
  sender by{std::string(body.text_of("device")), 0};
  if (by.device.empty() || by.device.size() > longest_device)
    return refused(wrong("device", "1 到 64 个字符", "1 to 64 characters"));
  const auto sent = parse_instant(body.text_of("sent_at"));
  if (sent && std::abs(now - *sent) > small_skew) by.offset = now - *sent;
  return by;
}

}  // namespace

result<std::string> synchronise(api::transaction& tx, const json::view& body) {
  const auto by = read_sender(body, tx.who, tx.now);
  if (!by) return refused(by.error());
  const auto operations = body.find("operations");
  if (!operations || operations->kind() != json::type::array)
    return refused(wrong("operations", "列表", "a list"));
  std::size_t count = 0;
  operations->each_item([&](const json::view&) { ++count; });
  if (count > most_operations)
    return refused(failure(beyond("operations", "操作数", "Operations", 0, most_operations)));
  request from{*by, {}, {}};
  std::string results;
  operations->each_item([&](const json::view& one) {
    results += (results.empty() ? "" : ",") + run_one(tx, one, from);
  });
  json::writer out;
  out.open().member("server_time", format_instant(tx.now)).key("results").raw("[" + results + "]");
  return out.close().str();
}

}  // namespace wangge::field

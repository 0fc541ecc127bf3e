#include "screening/visit.h"

#include <algorithm>
#include <map>

#include "access/crypto.h"
#include "base/text.h"
#include "gen/entities.h"
#include "records/change.h"
#include "residents/contact.h"

namespace wangge::screening {
namespace {

constexpr std::size_t longest_note = 500;
constexpr instant hour = 3'600'000;
constexpr instant evening = 19 * hour;

access::sealed_place place_of(const uuid& id) {
  return {"visit.content", id};
}

db::value or_null(std::int64_t n) {
  return n ? db::value(n) : db::value();
}
db::value or_null(const std::optional<double>& n) {
  return n ? db::value(*n) : db::value();
}

db::value sealed_content(const access::vault& keys, const visit& one) {
  if (one.note.empty() && one.answers == "{}") return {};
  json::writer out;
  out.open().member("note", one.note).key("answers").raw(one.answers).close();
  return db::blob{keys.seal(out.str(), place_of(one.id))};
}

bool is_done(int outcome) {
  return outcome != open && outcome != no_answer;
}

// What a phone sent later may arrive before what it sent earlier; the later one stands. And whoever
// found nobody does not open again what a colleague has finished since.
bool is_overtaken(api::transaction& tx, const target& at, const visit& what) {
  if (is_done(at.outcome) && !is_done(what.outcome) && what.at && what.at < at.last_at) return true;
  if (!at.last_visit || what.device.empty() || what.sequence == 0) return false;
  auto rows = tx.db.query(
      "SELECT device, sequence FROM visit WHERE district = ?1 AND id = ?2 AND account = ?3",
      {at.district, *at.last_visit, tx.who.account});
  return rows.step() && !rows->is_null(0) && !rows->is_null(1) && rows->text(0) == what.device &&
         rows->integer(1) > what.sequence;
}

// False: it is there already.
bool store(api::transaction& tx, const target& at, const visit& one, bool counted) {
  return tx.db.execute(
             "INSERT INTO visit(district, id, round, object, grid, outcome, how, at, received_at, "
             "account, device, sequence, revisit_at, lon, lat, accuracy, content, counted) VALUES "
             "(?1, "
             "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) ON "
             "CONFLICT(district, id) DO "
             "NOTHING",
             {at.district, one.id, at.round, at.object, at.grid, std::int64_t{one.outcome},
              std::int64_t{one.how}, one.at ? one.at : tx.now, tx.now, tx.who.account,
              one.device.empty() ? db::value() : db::value(one.device), or_null(one.sequence),
              or_null(one.revisit_at), or_null(one.lon), or_null(one.lat), or_null(one.accuracy),
              sealed_content(tx.with.vault, one), std::int64_t{counted}}) > 0;
}

// Sent twice; another visit under the same id is nobody's repeat.
bool is_same(api::transaction& tx, const target& at, const uuid& id) {
  auto rows =
      tx.db.query("SELECT round, object, account FROM visit WHERE district = ?1 AND id = ?2",
                  {at.district, id});
  return rows.step() && rows->integer(0) == at.round && rows->id(1) == at.object &&
         rows->id(2) == tx.who.account;
}

bool measures_temperature(const round& of) {
  return std::ranges::any_of(of.questions,
                             [](const auto& one) { return one.kind == "temperature"; });
}

// Somebody opened, or took the call; who refused was asked, too.
bool was_met(int outcome) {
  return outcome == verified || outcome == unchanged || outcome == refused_entry ||
         outcome == by_phone || outcome == sublet;
}

void log_contact_of(api::transaction& tx, const round& of, const target& at, const visit& what) {
  const bool is_door = entity_of(at.kind).number == records::door_entity.number;
  if (!is_door || !was_met(what.outcome)) return;
  residents::log_door_contact(tx, {what.id, at.object, what.at ? what.at : tx.now,
                                   what.how == phone ? "phone" : "door", of.name});
}

// Each reading of one visit: by person, or of the door as a whole, which any later one settles.
void read_fevers(const round& of, const stored_visit& one, std::map<std::string, fever>& waiting) {
  const auto take = [&](std::string_view person, const json::view& reading) {
    const bool second = waiting.erase(std::string(person)) > 0;
    if (!person.empty()) waiting.erase("");
    if (!second && reading.real() >= fever_from)
      waiting[std::string(person)] = {std::string(person), reading.real(), one.at};
  };
  const auto answers = json::document::parse_object(one.answers);
  if (!answers) return;
  for (const auto& asked : of.questions) {
    if (asked.kind != "temperature") continue;
    const auto answer = answers->root().find(asked.id);
    if (!answer) continue;
    if (answer->kind() == json::type::object)
      answer->each_member(take);
    else
      take("", *answer);
  }
}

target moved(const target& before, const visit& what, const api::transaction& tx) {
  target after = before;
  after.outcome = what.outcome;
  after.last_visit = what.id;
  after.last_at = what.at ? what.at : tx.now;
  after.last_by = tx.who.account;
  after.last_how = what.how;
  after.revisit_at = 0;
  after.due_on = 0;
  if (what.outcome == no_answer || what.outcome == refused_entry) ++after.attempts;
  if (what.outcome != no_answer) return after;
  after.revisit_at = what.revisit_at ? what.revisit_at : next_evening(tx.now);
  after.due_on = day_of(after.revisit_at);
  return after;
}

struct reader {
  const json::view& body;
  const visit_source& from;
  std::vector<problem>& found;

  int word(const char* name, std::span<const word> all, const char* zh, const char* en) {
    const auto given = body.find(name);
    if (!given) {
      found.push_back({error::required, name, {{"label.zh", zh}, {"label.en", en}}});
      return 0;
    }
    if (const auto* known = find_word(all, given->text())) return known->n;
    std::string list;
    for (const auto& one : all) list += (list.empty() ? "" : ", ") + std::string(one.code);
    found.push_back({error::unknown_code,
                     name,
                     {{"label.zh", zh},
                      {"label.en", en},
                      {"value", std::string(given->text().substr(0, 40))},
                      {"known", list}}});
    return 0;
  }
  instant time(const char* name, const char* zh, const char* en) {
    const auto given = body.find(name);
    if (!given || given->is_null()) return 0;
    const auto at = parse_instant(given->text());
    if (!at) found.push_back({error::bad_date, name, {{"label.zh", zh}, {"label.en", en}}});
    return at.value_or(0);
  }
  std::optional<double> real(const char* name, double low, double high) {
    const auto given = body.find(name);
    if (!given || given->is_null()) return std::nullopt;
    if (given->real() >= low && given->real() <= high) return given->real();
    return std::nullopt;  // a bad fix of the phone is no reason to lose a visit
  }
};

}  // namespace

instant next_evening(instant now) {
  return start_of(add_days(day_of(now), 1)) + evening;
}

visit read_visit(const json::view& body, const visit_source& from, std::vector<problem>& found) {
  reader r{body, from, found};
  visit one;
  one.outcome = r.word("outcome", outcomes(), "结果", "Outcome");
  one.how = body.find("how") ? r.word("how", hows(), "方式", "How") : list;
  one.at = r.time("at", "走访时间", "Visited at");
  if (one.at) one.at = std::min(one.at + from.offset, from.now);
  one.revisit_at = r.time("revisit_at", "复访时间", "Revisit at");
  if (one.revisit_at) one.revisit_at = std::max(one.revisit_at + from.offset, from.now);
  one.note = normalise_lines(body.text_of("note"));
  if (character_count(one.note) > longest_note)
    found.push_back(
        {error::too_long,
         "note",
         {{"label.zh", "备注"}, {"label.en", "Note"}, {"max", std::to_string(longest_note)}}});
  if (const auto answers = body.find("answers"); answers && !answers->is_null())
    one.answers = checked_answers(from.of, *answers, found);
  one.lon = r.real("lon", -180, 180);
  one.lat = r.real("lat", -90, 90);
  one.accuracy = r.real("accuracy", 0, 100'000);
  return one;
}

result<target> record_visit(api::transaction& tx, const round& of, const visit& what) {
  if (of.state == "draft") return refuse(error::round_not_open);
  const auto before = find_target(tx.db, of.key(), what.object);
  if (!before || !tx.who.area.contains(before->grid)) return refuse(error::not_a_target);
  return record_visit_of(tx, of, *before, what);
}

result<target> record_visit_of(api::transaction& tx, const round& of, const target& before,
                               const visit& what) {
  const bool overtaken = is_overtaken(tx, before, what);
  if (!store(tx, before, what, !overtaken)) {
    if (is_same(tx, before, what.id)) return before;
    return refused(records::id_taken(what.id));
  }
  json::writer detail;
  detail.open().member("round", of.number).member("outcome", code_of(outcomes(), what.outcome));
  detail.member("how", code_of(hows(), what.how)).close();
  const int entity = entity_of(before.kind).number;
  tx.audit({"visit", entity, before.object, before.grid, {}, detail.str()});
  log_contact_of(tx, of, before, what);
  if (overtaken) return before;
  auto after = moved(before, what, tx);
  if (measures_temperature(of))
    after.fevers =
        static_cast<std::int64_t>(open_fevers(tx.db, tx.with.vault, of, before.object).size());
  change_target(tx, &before, after);
  ++after.version;
  return after;
}

void record_from_register(api::transaction& tx, const target& before, target now, int outcome) {
  visit one;
  one.id = new_uuid();
  one.object = before.object;
  one.outcome = outcome;
  one.how = from_register;
  store(tx, now, one, true);
  now.outcome = outcome;
  now.due_on = 0;
  now.revisit_at = 0;
  now.last_visit = one.id;
  now.last_at = tx.now;
  now.last_by = tx.who.account;
  now.last_how = from_register;
  change_target(tx, &before, std::move(now));
}

result<std::int64_t> plan_revisits(api::transaction& tx, const round& of, const revisit_plan& how) {
  if (of.state != "open") return refuse(error::round_not_open);
  std::int64_t planned = 0;
  for (const auto& object : how.objects) {
    const auto before = find_target(tx.db, of.key(), object);
    if (!before || !tx.who.area.contains(before->grid)) return refuse(error::not_a_target);
    if (is_done(before->outcome)) continue;
    target after = *before;
    after.revisit_at = how.revisit_at;
    after.due_on = day_of(how.revisit_at);
    change_target(tx, &*before, after);
    ++planned;
  }
  json::writer detail;
  detail.open().member("round", of.number).member("targets", planned);
  detail.member("revisit_at", format_instant(how.revisit_at)).close();
  tx.audit({"plan_revisits", 0, of.id, of.unit, {}, detail.str()});
  return planned;
}

std::vector<stored_visit> visits_of(db::connection& db, const access::vault& keys, round_key of,
                                    const uuid& object) {
  std::vector<stored_visit> all;
  auto rows = db.query(
      "SELECT id, account, outcome, how, at, received_at, revisit_at, device, content, counted "
      "FROM visit WHERE round = ?2 AND object = ?3 AND district = ?1 ORDER BY received_at DESC, id "
      "DESC",
      {of.district, of.number, object});
  while (rows.step()) {
    stored_visit one{rows->id(0),
                     rows->id(1),
                     static_cast<int>(rows->integer(2)),
                     static_cast<int>(rows->integer(3)),
                     rows->integer(4),
                     rows->integer(5),
                     rows->is_null(6) ? 0 : rows->integer(6),
                     rows->is_null(7) ? std::string() : std::string(rows->text(7)),
                     {},
                     "{}",
                     rows->integer(9) != 0};
    if (!rows->is_null(8)) {
      const auto clear = keys.open(rows->bytes(8), place_of(one.id));
      const auto parsed = clear ? json::document::parse_object(*clear)
                                : result<json::document>(refused(clear.error()));
      if (parsed) {
        one.note = parsed->root().text_of("note");
        if (const auto answers = parsed->root().find("answers")) one.answers = answers->dump();
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

namespace {

// Of who has left, or never was, nobody can take a second reading.
bool is_there(db::connection& db, round_key of, std::string_view person) {
  const auto id = parse_uuid(person);
  if (!id) return false;
  auto rows = db.query("SELECT 1 FROM person WHERE district = ?1 AND id = ?2 AND ended_on IS NULL",
                       {of.district, *id});
  return rows.step();
}

}  // namespace

std::vector<fever> open_fevers(db::connection& db, const access::vault& keys, const round& of,
                               const uuid& object) {
  std::map<std::string, fever> waiting;
  const auto visits = visits_of(db, keys, of.key(), object);
  for (auto one = visits.rbegin(); one != visits.rend(); ++one) read_fevers(of, *one, waiting);
  std::vector<fever> all;
  for (auto& [person, one] : waiting)
    if (person.empty() || is_there(db, of.key(), person)) all.push_back(std::move(one));
  return all;
}

}  // namespace wangge::screening

// Ask once (不重复打扰): contacts with a resident are logged across departments, and a second one
// of a day waits for a confirmation.
#include "api/body.h"
#include "api/query.h"
#include "api/transaction.h"
#include "gen/entities.h"
#include "ledgers/api.h"
#include "records/change.h"
#include "records/codec.h"
#include "records/request.h"
#include "records/store.h"
#include "residents/contact.h"

namespace wangge::ledgers {
namespace {

using api::call;
using http::response;

constexpr std::string_view channels[] = {"phone", "door", "message", "other"};

result<records::record> asked_person(call& ask) {
  const auto id = records::read_id(ask.path[0]);
  if (!id) return refused(id.error());
  auto one = records::find(*ask.db, ask.with.vault, records::person_entity, *id, ask.who.area);
  if (!one) return refuse(error::not_found);
  return std::move(*one);
}

constexpr const char* columns = "id, contacted_at, account_name, department, channel, topic, note";

void write_contact(json::writer& out, call& ask, const db::row& row) {
  const auto id = row.id(0);
  out.open().member("id", id).member("at", format_instant(row.integer(1)));
  out.member("by", row.text(2)).member("department", row.text(3));
  out.member("channel", row.text(4))
      .member("topic", records::words_seen(row.text(5), ask.who))
      .key("note");
  if (row.is_null(6))
    out.null();
  else
    out.value(records::words_seen(
        ask.with.vault.open(row.bytes(6), residents::note_place(id)).value_or(""), ask.who));
  out.close();
}

db::cursor today_with(call& ask, const records::record& person) {
  const std::int64_t today = day_of(ask.now);
  return ask.db->query("SELECT " + std::string(columns) + " FROM contact WHERE " +
                           residents::contacted_today + " ORDER BY contacted_at DESC, id DESC",
                       {person.id, today, person.values[records::person_at::household]});
}

void write_today(json::writer& out, call& ask, const records::record& person) {
  auto rows = today_with(ask, person);
  std::int64_t count = 0;
  out.key("today").open().key("last");
  while (rows.step())
    if (count++ == 0) write_contact(out, ask, *rows);
  if (count == 0) out.null();
  out.member("count", count).close();
}

result<response> list(call& ask) {
  const auto person = asked_person(ask);
  if (!person) return refused(person.error());
  json::writer out;
  out.open().key("items").open_array();
  {
    auto rows = ask.db->query("SELECT " + std::string(columns) +
                                  " FROM contact WHERE person = ?1 ORDER BY contacted_at DESC, id "
                                  "DESC LIMIT 200",
                              {person->id});
    while (rows.step()) write_contact(out, ask, *rows);
  }
  write_today(out.close_array(), ask, *person);
  return api::json(out.close().str());
}

result<response> today(call& ask) {
  const auto person = asked_person(ask);
  if (!person) return refused(person.error());
  json::writer out;
  write_today(out.open(), ask, *person);
  return api::json(out.close().str());
}

struct contact_fields : residents::contact {
  bool confirmed = false;
};

result<contact_fields> read_contact(call& ask) {
  auto body = api::body::read(ask.ask);
  if (!body) return refused(body.error());
  contact_fields one;
  one.id = new_uuid();
  if (const auto id = body->maybe_id("id")) one.id = *id;
  one.channel = body->text("channel", {"方式", "Channel"}, 20);
  one.topic = body->text("topic", {"事由", "Topic"}, 80);
  one.note = body->maybe_text("note", {"内容", "Note"}, 500);
  one.confirmed = body->maybe_flag("_confirm", {"已确认", "Confirmed"}).value_or(false);
  if (!one.channel.empty() &&
      std::find(std::begin(channels), std::end(channels), one.channel) == std::end(channels))
    body->wrong(error::unknown_code, "channel", {"方式", "Channel"},
                {{"value", one.channel}, {"known", "phone, door, message, other"}});
  if (auto good = body->done(); !good) return refused(good.error());
  return one;
}

// The second contact of a day asks first; sent again, the first is answered.
result<void> guard(call& ask, const records::record& person, const contact_fields& one) {
  if (one.confirmed) return {};
  auto rows = today_with(ask, person);
  if (!rows.step()) return {};
  const std::string by(rows->text(2)), department(rows->text(3));
  return refuse_field(error::asked_today, "topic",
                      {{"at", format_instant(rows->integer(1)).substr(11, 5)},
                       {"by", by == department ? by : department + " " + by},
                       {"topic", records::words_seen(rows->text(5), ask.who)}});
}

// Sent twice; another contact under the same id is nobody's repeat.
result<bool> stored(call& ask, const uuid& person, const uuid& id) {
  auto rows = ask.db->query("SELECT person, account FROM contact WHERE district = ?1 AND id = ?2",
                            {ask.who.area.district(), id});
  if (!rows.step()) return false;
  if (rows->id(0) == person && rows->id(1) == ask.who.account) return true;
  return refused(records::id_taken(id));
}

result<response> make(call& ask) {
  const auto person = asked_person(ask);
  if (!person) return refused(person.error());
  const auto one = read_contact(ask);
  if (!one) return refused(one.error());
  const auto sent_before = stored(ask, person->id, one->id);
  if (!sent_before) return refused(sent_before.error());
  if (!*sent_before) {
    if (auto good = guard(ask, *person, *one); !good) return refused(good.error());
    residents::log_contact(*ask.tx, *person, *one);
  }
  json::writer out;
  write_today(out.open(), ask, *person);
  return api::json(out.member("id", one->id).close().str(), 201);
}

// Contacts of a day in a unit, and how many residents were asked more than once.
result<response> figure(call& ask) {
  const auto range = records::scope_asked(ask.ask, ask.who, ask.with.units);
  if (!range) return refused(range.error());
  const auto given = ask.ask.param("on").value_or("");
  const auto on = given.empty() ? std::optional(day_of(ask.now)) : parse_day(given);
  if (!on)
    return refused(api::bad_parameter("on", given, "应如 2020-03-30", "a day like 2020-03-30"));
  auto rows = ask.db->query(
      "SELECT coalesce(sum(n), 0), count(*), coalesce(sum(CASE WHEN n > 1 THEN 1 ELSE 0 END), 0), "
      "coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM contact WHERE contacted_on = ?1 AND "
      "grid "
      ">= ?2 AND grid <= ?3 GROUP BY person) AS each_person",
      {std::int64_t{*on}, range->low, range->high});
  rows.step();
  json::writer out;
  out.open().member("on", format_day(*on)).member("contacts", rows->integer(0));
  out.member("persons", rows->integer(1)).member("asked_again", rows->integer(2));
  out.member("most", rows->integer(3)).member("as_of", format_instant(ask.now)).close();
  return api::json(out.str());
}

}  // namespace

std::vector<api::route> contact_routes() {
  using enum api::lane;
  using http::method;
  return {
      {method::get,
       "/persons/:id/contacts",
       read,
       "register.read",
       list,
       "Contacts of any department with a person, and those of today",
       {},
       "",
       "contacts"},
      {method::get,
       "/persons/:id/contacts/today",
       read,
       "register.read",
       today,
       "Whether someone asked this person today already",
       {},
       "",
       "contacts_today"},
      {method::post,
       "/persons/:id/contacts",
       write,
       "contacts",
       make,
       "Logs a contact; the second of a day needs _confirm",
       {},
       "contact",
       "contacts_today"},
      {method::get,
       "/contacts/figure",
       statistics,
       "ledgers.read",
       figure,
       "Contacts of a day: how many, with how many persons, how many were asked more than once",
       {{"unit", "string", "Division code; the whole scope without it"},
        {"on", "string", "The day; today without it"}},
       "",
       "contact_figure"},
  };
}

}  // namespace wangge::ledgers

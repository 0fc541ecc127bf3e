#include "residents/contact.h"

#include "base/text.h"
#include "gen/entities.h"

namespace wangge::residents {

access::sealed_place note_place(const uuid& contact) {
  return {"contact.note", contact};
}

void log_contact(api::transaction& tx, const records::record& person, const contact& one) {
  db::value note;
  if (one.note) note = db::blob{tx.with.vault.seal(*one.note, note_place(one.id))};
  tx.db.execute(
      "INSERT INTO contact(district, id, person, grid, contacted_on, contacted_at, account, "
      "account_name, department, channel, topic, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
      "?9, ?10, ?11, ?12)",
      {person.district(), one.id, person.id, person.grid(), std::int64_t{day_of(tx.now)}, tx.now,
       tx.who.account, tx.who.display_name, tx.who.display_name, one.channel,
       without_numbers(one.topic), std::move(note)});
  tx.audit({"contact", records::person_entity.number, person.id, person.grid(), "", ""});
  tx.changed("contacts", person.grid(), person.grid());
}

// One statement and neither an audit entry nor an event of its own: the visit leaves both, and
// phones bring thousands.
void log_door_contact(api::transaction& tx, const door_contact& one) {
  tx.db.execute(
      "INSERT INTO contact(district, id, person, grid, contacted_on, contacted_at, account, "
      "account_name, department, channel, topic) SELECT ?1, ?2, first.id, first.grid, ?3, ?4, ?5, "
      "?6, ?7, ?8, ?9 FROM (SELECT p.id, p.grid FROM household h JOIN person p ON p.district = "
      "h.district AND p.household = h.id AND p.ended_on IS NULL WHERE h.district = ?1 AND h.door = "
      "?10 AND h.ended_on IS NULL ORDER BY CASE WHEN p.relation = ?11 THEN 0 ELSE 1 END, p.id "
      "LIMIT "
      "1) AS first WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.person = first.id AND "
      "c.contacted_on = ?3 AND c.account = ?5) ON CONFLICT(district, id) DO NOTHING",
      {tx.who.area.district(), one.visit, std::int64_t{day_of(one.at)}, one.at, tx.who.account,
       tx.who.display_name, tx.who.display_name, std::string(one.channel), std::string(one.topic),
       one.door, std::int64_t{records::person_relation::head}});
}

}  // namespace wangge::residents

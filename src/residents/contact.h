#pragma once
// The log of contacts (不重复打扰): who spoke with a resident, whatever the department. A second
// one of a day waits for a confirmation.

#include <optional>
#include <string>
#include <string_view>

#include "access/crypto.h"
#include "api/transaction.h"
#include "records/record.h"

namespace wangge::residents {

struct contact {
  uuid id;
  std::string channel, topic;
  std::optional<std::string> note;  // stored sealed
};
access::sealed_place note_place(const uuid& contact);
void log_contact(api::transaction& tx, const records::record& person, const contact& one);

// A visit of the sweep spoke with whoever lives behind a door: its head, or the first of it, stands
// for the household, once a day for each account. Bears the visit's id; nothing where nobody lives.
struct door_contact {
  uuid visit, door;
  instant at;
  std::string_view channel, topic;
};
void log_door_contact(api::transaction& tx, const door_contact& one);

// Contacts of a day with a person, and visits of the sweep to its household, as the condition of a
// query: ?1 the person, ?2 the day, ?3 the household or null.
constexpr const char* contacted_today =
    "contacted_on = ?2 AND person IN (SELECT ?1 UNION SELECT o.id FROM person o WHERE o.household "
    "= "
    "?3) AND (person = ?1 OR EXISTS (SELECT 1 FROM visit v WHERE v.district = contact.district AND "
    "v.id = contact.id))";

}  // namespace wangge::residents

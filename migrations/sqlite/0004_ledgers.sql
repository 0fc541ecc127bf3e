-- Ledgers, the offices' templates, forms, contacts, daily reports; what a past day asks of every table; the words
-- for the shipped roles.
-- A shipped ledger as an office wants it (same id; hidden: not at all), or one of its own.
CREATE TABLE ledger(district INTEGER NOT NULL, id TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  list TEXT NOT NULL, filter TEXT NOT NULL, columns TEXT NOT NULL, position INTEGER NOT NULL,
  version INTEGER NOT NULL, hidden INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_by BLOB NOT NULL,
  PRIMARY KEY(district, id)) STRICT;

-- A workbook of an office and what its headings mean.
CREATE TABLE office_template(district INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL,
  ledger TEXT NOT NULL, file BLOB NOT NULL, mapping TEXT NOT NULL, account BLOB NOT NULL,
  created_at INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(district, id)) STRICT;

-- A form a department asks for (报表准入): which facts, of what, where, until when.
CREATE TABLE form(district INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, purpose TEXT NOT NULL,
  department TEXT NOT NULL, list TEXT NOT NULL, filter TEXT NOT NULL, unit INTEGER NOT NULL,
  fields TEXT NOT NULL, starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, state TEXT NOT NULL,
  asked_by BLOB NOT NULL, asked_name TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_by BLOB,
  decided_name TEXT, decided_at INTEGER, reason TEXT, version INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
-- What the ground told a form beyond the register, once.
CREATE TABLE form_answer(district INTEGER NOT NULL, form BLOB NOT NULL, record BLOB NOT NULL,
  field TEXT NOT NULL, grid INTEGER NOT NULL, answer BLOB NOT NULL, answered_by BLOB NOT NULL,
  answered_at INTEGER NOT NULL, PRIMARY KEY(district, form, record, field)) STRICT;
CREATE INDEX form_answer_grid ON form_answer(form, grid);
-- Entries nobody had to type: those of a grid, told to a department, by day.
CREATE TABLE saved_entry(district INTEGER NOT NULL, taken_on INTEGER NOT NULL, department TEXT NOT NULL,
  source TEXT NOT NULL, unit INTEGER NOT NULL, entries INTEGER NOT NULL,
  PRIMARY KEY(district, taken_on, department, source, unit)) STRICT;

-- Contacts of any department with a resident; what was said is sealed.
CREATE TABLE contact(district INTEGER NOT NULL, id BLOB NOT NULL, person BLOB NOT NULL, grid INTEGER NOT NULL,
  contacted_on INTEGER NOT NULL, contacted_at INTEGER NOT NULL, account BLOB NOT NULL, account_name TEXT NOT NULL,
  department TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, note BLOB,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX contact_person ON contact(person, contacted_at);
CREATE INDEX contact_place ON contact(contacted_on, grid, person);

-- A frozen daily report. It is never changed: a correction is a new version or the next day's.
CREATE TABLE report(district INTEGER NOT NULL, unit INTEGER NOT NULL, taken_on INTEGER NOT NULL, version INTEGER NOT NULL,
  cut_off INTEGER NOT NULL, content TEXT NOT NULL, digest BLOB NOT NULL, account BLOB NOT NULL,
  account_name TEXT NOT NULL, frozen_at INTEGER NOT NULL, reason TEXT,
  PRIMARY KEY(district, unit, taken_on, version)) STRICT;

CREATE INDEX unit_touched ON unit(updated_at);
CREATE INDEX organisation_touched ON organisation(updated_at);
CREATE INDEX compound_touched ON compound(updated_at);
CREATE INDEX entrance_touched ON entrance(updated_at);
CREATE INDEX building_touched ON building(updated_at);
CREATE INDEX courtyard_touched ON courtyard(updated_at);
CREATE INDEX door_touched ON door(updated_at);
CREATE INDEX place_touched ON place(updated_at);
CREATE INDEX stall_touched ON stall(updated_at);
CREATE INDEX household_touched ON household(updated_at);
CREATE INDEX person_touched ON person(updated_at);
CREATE INDEX residence_touched ON residence(updated_at);

UPDATE role SET permissions = permissions || ' ledgers.read ledgers.manage forms.request forms.approve forms.answer contacts reports.read reports.freeze'
  WHERE code IN ('district_admin');
UPDATE role SET permissions = permissions || ' ledgers.read reports.read'
  WHERE code IN ('auditor');
UPDATE role SET permissions = permissions || ' ledgers.read ledgers.manage forms.request forms.approve contacts reports.read reports.freeze'
  WHERE code IN ('headquarters');
UPDATE role SET permissions = permissions || ' ledgers.read forms.request contacts reports.read'
  WHERE code IN ('department');
UPDATE role SET permissions = permissions || ' ledgers.read ledgers.manage forms.request forms.answer contacts reports.read reports.freeze'
  WHERE code IN ('street_office');
UPDATE role SET permissions = permissions || ' ledgers.read forms.request forms.answer contacts reports.read'
  WHERE code IN ('community_office');
UPDATE role SET permissions = permissions || ' ledgers.read forms.answer contacts reports.read'
  WHERE code IN ('grid_leader');
UPDATE role SET permissions = permissions || ' forms.answer contacts'
  WHERE code IN ('grid_member');
UPDATE role SET permissions = permissions || ' contacts'
  WHERE code IN ('medic');

CREATE INDEX duplicate_pair_right ON duplicate_pair(district, right_id);

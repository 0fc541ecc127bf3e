-- Ledgers, the offices' templates, forms, contacts, daily reports; what a past day asks of every table; the words
-- for the shipped roles.
-- A shipped ledger as an office wants it (same id; hidden: not at all), or one of its own.
CREATE TABLE ledger(district bigint NOT NULL, id text COLLATE "C" NOT NULL, zh text COLLATE "C" NOT NULL, en text COLLATE "C" NOT NULL,
  list text COLLATE "C" NOT NULL, filter text COLLATE "C" NOT NULL, columns text COLLATE "C" NOT NULL, position bigint NOT NULL,
  version bigint NOT NULL, hidden bigint NOT NULL, updated_at bigint NOT NULL, updated_by uuid NOT NULL,
  PRIMARY KEY(district, id));

-- A workbook of an office and what its headings mean.
CREATE TABLE office_template(district bigint NOT NULL, id uuid NOT NULL, name text COLLATE "C" NOT NULL,
  ledger text COLLATE "C" NOT NULL, file bytea NOT NULL, mapping text COLLATE "C" NOT NULL, account uuid NOT NULL,
  created_at bigint NOT NULL, version bigint NOT NULL, PRIMARY KEY(district, id));

-- A form a department asks for (报表准入): which facts, of what, where, until when.
CREATE TABLE form(district bigint NOT NULL, id uuid NOT NULL, name text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL,
  department text COLLATE "C" NOT NULL, list text COLLATE "C" NOT NULL, filter text COLLATE "C" NOT NULL, unit bigint NOT NULL,
  fields text COLLATE "C" NOT NULL, starts_on bigint NOT NULL, ends_on bigint NOT NULL, state text COLLATE "C" NOT NULL,
  asked_by uuid NOT NULL, asked_name text COLLATE "C" NOT NULL, asked_at bigint NOT NULL, decided_by uuid,
  decided_name text COLLATE "C", decided_at bigint, reason text COLLATE "C", version bigint NOT NULL,
  PRIMARY KEY(district, id));
-- What the ground told a form beyond the register, once.
CREATE TABLE form_answer(district bigint NOT NULL, form uuid NOT NULL, record uuid NOT NULL,
  field text COLLATE "C" NOT NULL, grid bigint NOT NULL, answer bytea NOT NULL, answered_by uuid NOT NULL,
  answered_at bigint NOT NULL, PRIMARY KEY(district, form, record, field));
CREATE INDEX form_answer_grid ON form_answer(form, grid);
-- Entries nobody had to type: those of a grid, told to a department, by day.
CREATE TABLE saved_entry(district bigint NOT NULL, taken_on bigint NOT NULL, department text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL, unit bigint NOT NULL, entries bigint NOT NULL,
  PRIMARY KEY(district, taken_on, department, source, unit));

-- Contacts of any department with a resident; what was said is sealed.
CREATE TABLE contact(district bigint NOT NULL, id uuid NOT NULL, person uuid NOT NULL, grid bigint NOT NULL,
  contacted_on bigint NOT NULL, contacted_at bigint NOT NULL, account uuid NOT NULL, account_name text COLLATE "C" NOT NULL,
  department text COLLATE "C" NOT NULL, channel text COLLATE "C" NOT NULL, topic text COLLATE "C" NOT NULL, note bytea,
  PRIMARY KEY(district, id));
CREATE INDEX contact_person ON contact(person, contacted_at);
CREATE INDEX contact_place ON contact(contacted_on, grid, person);

-- A frozen daily report. It is never changed: a correction is a new version or the next day's.
CREATE TABLE report(district bigint NOT NULL, unit bigint NOT NULL, taken_on bigint NOT NULL, version bigint NOT NULL,
  cut_off bigint NOT NULL, content text COLLATE "C" NOT NULL, digest bytea NOT NULL, account uuid NOT NULL,
  account_name text COLLATE "C" NOT NULL, frozen_at bigint NOT NULL, reason text COLLATE "C",
  PRIMARY KEY(district, unit, taken_on, version));

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

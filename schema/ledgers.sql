-- Ledgers, the offices' own templates, asked forms and contacts (src/ledgers), daily reports
-- (src/reports).

-- A shipped ledger as an office wants it (same id; hidden: not at all), or one of its own.
CREATE TABLE ledger(district {int} NOT NULL, id {text} NOT NULL, unit {int} NOT NULL, zh {text} NOT NULL, en {text} NOT NULL,
  list {text} NOT NULL, filter {text} NOT NULL, columns {text} NOT NULL, position {int} NOT NULL,
  version {int} NOT NULL, hidden {int} NOT NULL, updated_at {int} NOT NULL, updated_by {uuid} NOT NULL,
  PRIMARY KEY(district, id)){strict};

-- A workbook of an office and what its headings mean. Both belong to a unit.
CREATE TABLE office_template(district {int} NOT NULL, id {uuid} NOT NULL, unit {int} NOT NULL, name {text} NOT NULL,
  ledger {text} NOT NULL, file {blob} NOT NULL, mapping {text} NOT NULL, account {uuid} NOT NULL,
  created_at {int} NOT NULL, version {int} NOT NULL, PRIMARY KEY(district, id)){strict};

-- A form a department asks for (报表准入): which facts, of what, where, until when.
CREATE TABLE form(district {int} NOT NULL, id {uuid} NOT NULL, name {text} NOT NULL, purpose {text} NOT NULL,
  department {text} NOT NULL, list {text} NOT NULL, filter {text} NOT NULL, unit {int} NOT NULL,
  fields {text} NOT NULL, starts_on {int} NOT NULL, ends_on {int} NOT NULL, state {text} NOT NULL,
  asked_by {uuid} NOT NULL, asked_name {text} NOT NULL, asked_at {int} NOT NULL, decided_by {uuid},
  decided_name {text}, decided_at {int}, reason {text}, version {int} NOT NULL,
  PRIMARY KEY(district, id)){strict};
-- What the ground told a form beyond the register, sealed.
CREATE TABLE form_answer(district {int} NOT NULL, form {uuid} NOT NULL, record {uuid} NOT NULL,
  field {text} NOT NULL, grid {int} NOT NULL, answer {blob} NOT NULL, answered_by {uuid} NOT NULL,
  answered_at {int} NOT NULL, PRIMARY KEY(district, form, record, field)){strict};
CREATE INDEX form_answer_grid ON form_answer(form, grid);
-- Entries nobody had to type: those of a grid, told to a department, by day.
CREATE TABLE saved_entry(district {int} NOT NULL, taken_on {int} NOT NULL, department {text} NOT NULL,
  source {text} NOT NULL, unit {int} NOT NULL, entries {int} NOT NULL,
  PRIMARY KEY(district, taken_on, department, source, unit)){strict};

-- Contacts of any department with a resident; what was said is sealed.
CREATE TABLE contact(district {int} NOT NULL, id {uuid} NOT NULL, person {uuid} NOT NULL, grid {int} NOT NULL,
  contacted_on {int} NOT NULL, contacted_at {int} NOT NULL, account {uuid} NOT NULL, account_name {text} NOT NULL,
  department {text} NOT NULL, channel {text} NOT NULL, topic {text} NOT NULL, note {blob},
  PRIMARY KEY(district, id)){strict};
CREATE INDEX contact_person ON contact(person, contacted_at);
CREATE INDEX contact_place ON contact(contacted_on, grid, person);

-- A frozen daily report. It is never changed: a correction is a new version or the next day's.
CREATE TABLE report(district {int} NOT NULL, unit {int} NOT NULL, taken_on {int} NOT NULL, version {int} NOT NULL,
  cut_off {int} NOT NULL, content {text} NOT NULL, digest {blob} NOT NULL, account {uuid} NOT NULL,
  account_name {text} NOT NULL, frozen_at {int} NOT NULL, reason {text},
  PRIMARY KEY(district, unit, taken_on, version)){strict};

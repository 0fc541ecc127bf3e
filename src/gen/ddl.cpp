// Made by schema/generate.py from schema/. Do not edit.
#include "gen/ddl.h"

namespace wangge::db {
namespace {

constexpr std::string_view sqlite_ddl = R"sql(
CREATE TABLE ledger(district INTEGER NOT NULL, id TEXT NOT NULL, unit INTEGER NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  list TEXT NOT NULL, filter TEXT NOT NULL, columns TEXT NOT NULL, position INTEGER NOT NULL,
  version INTEGER NOT NULL, hidden INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_by BLOB NOT NULL,
  PRIMARY KEY(district, id)) STRICT;

CREATE TABLE office_template(district INTEGER NOT NULL, id BLOB NOT NULL, unit INTEGER NOT NULL, name TEXT NOT NULL,
  ledger TEXT NOT NULL, file BLOB NOT NULL, mapping TEXT NOT NULL, account BLOB NOT NULL,
  created_at INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(district, id)) STRICT;

CREATE TABLE form(district INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, purpose TEXT NOT NULL,
  department TEXT NOT NULL, list TEXT NOT NULL, filter TEXT NOT NULL, unit INTEGER NOT NULL,
  fields TEXT NOT NULL, starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, state TEXT NOT NULL,
  asked_by BLOB NOT NULL, asked_name TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_by BLOB,
  decided_name TEXT, decided_at INTEGER, reason TEXT, version INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE TABLE form_answer(district INTEGER NOT NULL, form BLOB NOT NULL, record BLOB NOT NULL,
  field TEXT NOT NULL, grid INTEGER NOT NULL, answer BLOB NOT NULL, answered_by BLOB NOT NULL,
  answered_at INTEGER NOT NULL, PRIMARY KEY(district, form, record, field)) STRICT;
CREATE INDEX form_answer_grid ON form_answer(form, grid);
CREATE TABLE saved_entry(district INTEGER NOT NULL, taken_on INTEGER NOT NULL, department TEXT NOT NULL,
  source TEXT NOT NULL, unit INTEGER NOT NULL, entries INTEGER NOT NULL,
  PRIMARY KEY(district, taken_on, department, source, unit)) STRICT;

CREATE TABLE contact(district INTEGER NOT NULL, id BLOB NOT NULL, person BLOB NOT NULL, grid INTEGER NOT NULL,
  contacted_on INTEGER NOT NULL, contacted_at INTEGER NOT NULL, account BLOB NOT NULL, account_name TEXT NOT NULL,
  department TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, note BLOB,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX contact_person ON contact(person, contacted_at);
CREATE INDEX contact_place ON contact(contacted_on, grid, person);

CREATE TABLE report(district INTEGER NOT NULL, unit INTEGER NOT NULL, taken_on INTEGER NOT NULL, version INTEGER NOT NULL,
  cut_off INTEGER NOT NULL, content TEXT NOT NULL, digest BLOB NOT NULL, account BLOB NOT NULL,
  account_name TEXT NOT NULL, frozen_at INTEGER NOT NULL, reason TEXT,
  PRIMARY KEY(district, unit, taken_on, version)) STRICT;

CREATE TABLE round(district INTEGER NOT NULL, id BLOB NOT NULL, number INTEGER NOT NULL,
  name TEXT NOT NULL, purpose TEXT NOT NULL, unit INTEGER NOT NULL, kinds TEXT NOT NULL,
  questions TEXT NOT NULL, starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, state TEXT NOT NULL,
  created_by BLOB NOT NULL, created_at INTEGER NOT NULL, opened_at INTEGER, closed_at INTEGER,
  sample_of INTEGER, sample_percent INTEGER, seed INTEGER, version INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL, PRIMARY KEY(district, id)) STRICT;
CREATE UNIQUE INDEX round_number ON round(district, number);

CREATE TABLE target(district INTEGER NOT NULL, round INTEGER NOT NULL, object BLOB NOT NULL,
  kind INTEGER NOT NULL, grid INTEGER NOT NULL, building BLOB, label TEXT NOT NULL,
  outcome INTEGER NOT NULL, attempts INTEGER NOT NULL, due_on INTEGER NOT NULL, revisit_at INTEGER,
  households INTEGER NOT NULL, persons INTEGER NOT NULL, last_visit BLOB, last_at INTEGER, last_by BLOB,
  last_how INTEGER, late INTEGER NOT NULL, added_at INTEGER NOT NULL, added_by BLOB, missed_by BLOB,
  version INTEGER NOT NULL, updated_at INTEGER NOT NULL, fevers INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(district, round, object)) STRICT;
CREATE INDEX target_fever ON target(district, round, grid) WHERE fevers > 0;
CREATE INDEX target_place ON target(district, round, grid, label, object);

CREATE TABLE visit(district INTEGER NOT NULL, id BLOB NOT NULL, round INTEGER NOT NULL,
  object BLOB NOT NULL, grid INTEGER NOT NULL, outcome INTEGER NOT NULL, how INTEGER NOT NULL,
  at INTEGER NOT NULL, received_at INTEGER NOT NULL, account BLOB NOT NULL, device TEXT, sequence INTEGER,
  revisit_at INTEGER, lon REAL, lat REAL, accuracy REAL, content BLOB, counted INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX visit_target ON visit(district, round, object, received_at);

CREATE TABLE round_tally(district INTEGER NOT NULL, round INTEGER NOT NULL, grid INTEGER NOT NULL,
  kind INTEGER NOT NULL, outcome INTEGER NOT NULL, due_on INTEGER NOT NULL, targets INTEGER NOT NULL,
  households INTEGER NOT NULL, persons INTEGER NOT NULL, late INTEGER NOT NULL,
  PRIMARY KEY(district, round, grid, kind, outcome, due_on)) STRICT;
CREATE TABLE round_building(district INTEGER NOT NULL, round INTEGER NOT NULL, building BLOB NOT NULL,
  grid INTEGER NOT NULL, targets INTEGER NOT NULL, missing INTEGER NOT NULL,
  PRIMARY KEY(district, round, building)) STRICT;
CREATE INDEX round_building_grid ON round_building(district, round, grid);

CREATE TABLE sheet(district INTEGER NOT NULL, id BLOB NOT NULL, round INTEGER NOT NULL,
  grid INTEGER NOT NULL, number INTEGER NOT NULL, statement TEXT NOT NULL, digest TEXT NOT NULL,
  signer BLOB NOT NULL, signature BLOB NOT NULL, public_key BLOB NOT NULL,
  certificate BLOB NOT NULL, signed_at INTEGER NOT NULL, stale INTEGER NOT NULL, latest INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE UNIQUE INDEX sheet_grid ON sheet(district, round, grid, number);

CREATE TABLE account_key(district INTEGER NOT NULL, account BLOB NOT NULL, made_at INTEGER NOT NULL,
  public_key BLOB NOT NULL, private_key BLOB NOT NULL, certificate BLOB NOT NULL,
  retired_at INTEGER, PRIMARY KEY(district, account, made_at)) STRICT;

CREATE TABLE sync_operation(district INTEGER NOT NULL, id BLOB NOT NULL, account BLOB NOT NULL,
  device TEXT NOT NULL, sequence INTEGER, received_at INTEGER NOT NULL, entity INTEGER NOT NULL,
  record BLOB NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX sync_operation_record ON sync_operation(record, version);

CREATE TABLE sync_conflict(district INTEGER NOT NULL, id BLOB NOT NULL, entity INTEGER NOT NULL,
  record BLOB NOT NULL, grid INTEGER NOT NULL, operation BLOB NOT NULL, account BLOB NOT NULL,
  device TEXT NOT NULL, base_version INTEGER NOT NULL, made_at INTEGER NOT NULL, received_at INTEGER NOT NULL,
  theirs_by BLOB NOT NULL, theirs_at INTEGER NOT NULL, fields BLOB NOT NULL, state TEXT NOT NULL,
  decided_by BLOB, decided_at INTEGER, decided_version INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX sync_conflict_grid ON sync_conflict(state, grid, id);
CREATE INDEX sync_conflict_record ON sync_conflict(record);

CREATE TABLE hint_list(district INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL,
  sender TEXT NOT NULL, unit INTEGER NOT NULL, due_on INTEGER, account BLOB NOT NULL,
  created_at INTEGER NOT NULL, PRIMARY KEY(district, id)) STRICT;
CREATE TABLE hint(district INTEGER NOT NULL, id BLOB NOT NULL, list BLOB NOT NULL,
  position INTEGER NOT NULL, grid INTEGER NOT NULL, door BLOB, person BLOB, content BLOB NOT NULL,
  matched_by TEXT NOT NULL, outcome TEXT NOT NULL, note BLOB, decided_by BLOB,
  decided_at INTEGER, version INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE UNIQUE INDEX hint_place ON hint(district, list, position);
CREATE INDEX hint_grid ON hint(district, grid, id);

CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE tally(district INTEGER NOT NULL, measure TEXT NOT NULL, unit INTEGER NOT NULL,
  value INTEGER NOT NULL, PRIMARY KEY(district, measure, unit)) STRICT;

CREATE TABLE gram(district INTEGER NOT NULL, entity INTEGER NOT NULL, gram TEXT NOT NULL,
  grid INTEGER NOT NULL, record BLOB NOT NULL,
  PRIMARY KEY(district, entity, gram, grid, record)) STRICT, WITHOUT ROWID;

CREATE TABLE breach(district INTEGER NOT NULL, rule INTEGER NOT NULL, grid INTEGER NOT NULL,
  record BLOB NOT NULL, PRIMARY KEY(district, rule, grid, record)) STRICT, WITHOUT ROWID;

CREATE TABLE history(district INTEGER NOT NULL, id BLOB NOT NULL, entity INTEGER NOT NULL,
  record BLOB NOT NULL, version INTEGER NOT NULL, changed_at INTEGER NOT NULL,
  changed_by BLOB NOT NULL, reason TEXT, grid INTEGER NOT NULL, grid_after INTEGER NOT NULL, before BLOB NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX history_record ON history(record, version);
CREATE INDEX history_moved ON history(grid, changed_at) WHERE grid <> grid_after;

CREATE TABLE audit(district INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  actor BLOB NOT NULL, actor_name TEXT NOT NULL, action TEXT NOT NULL, entity INTEGER,
  record BLOB, grid INTEGER, peer TEXT, reason TEXT, detail TEXT,
  PRIMARY KEY(district, seq)) STRICT;
CREATE INDEX audit_record ON audit(record, seq) WHERE record IS NOT NULL;
CREATE INDEX audit_actor ON audit(actor, seq);
CREATE INDEX audit_at ON audit(at, seq);
CREATE TABLE audit_seal(district INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
  sealed_at INTEGER NOT NULL, root BLOB NOT NULL, previous BLOB NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY(district, first_seq)) STRICT;

CREATE TABLE role(code TEXT NOT NULL PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL,
  level TEXT NOT NULL, permissions TEXT NOT NULL, facets TEXT NOT NULL) STRICT;
CREATE TABLE account(district INTEGER NOT NULL, id BLOB NOT NULL, username TEXT NOT NULL,
  display_name TEXT NOT NULL, role TEXT NOT NULL, scope INTEGER NOT NULL, password TEXT NOT NULL,
  totp_secret BLOB, totp_step INTEGER, failures INTEGER NOT NULL, locked_until INTEGER,
  language TEXT NOT NULL, preferences TEXT NOT NULL, created_at INTEGER NOT NULL,
  disabled_at INTEGER, must_change INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY(district, id)) STRICT;
CREATE UNIQUE INDEX account_username ON account(district, username);
CREATE TABLE session(district INTEGER NOT NULL, token_hash BLOB NOT NULL, account BLOB NOT NULL,
  csrf TEXT NOT NULL, created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  peer TEXT NOT NULL, agent TEXT NOT NULL, PRIMARY KEY(district, token_hash)) STRICT;
CREATE TABLE api_token(district INTEGER NOT NULL, id BLOB NOT NULL, token_hash BLOB NOT NULL,
  account BLOB NOT NULL, label TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER,
  revoked_at INTEGER, PRIMARY KEY(district, id)) STRICT;

CREATE TABLE saved_view(district INTEGER NOT NULL, id BLOB NOT NULL, account BLOB NOT NULL,
  entity TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, columns TEXT NOT NULL,
  position INTEGER NOT NULL, PRIMARY KEY(district, id)) STRICT;

CREATE TABLE job(district INTEGER NOT NULL, id BLOB NOT NULL, kind TEXT NOT NULL,
  account BLOB NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL,
  request TEXT NOT NULL, outcome TEXT NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX job_account ON job(account, created_at);

CREATE TABLE import_run(district INTEGER NOT NULL, id BLOB NOT NULL, entity TEXT NOT NULL,
  account BLOB NOT NULL, filename TEXT NOT NULL, file_digest BLOB NOT NULL, sheet TEXT NOT NULL,
  heading_row INTEGER NOT NULL, mapping TEXT NOT NULL, state TEXT NOT NULL, rows_read INTEGER NOT NULL,
  created_rows INTEGER NOT NULL, changed_rows INTEGER NOT NULL, same_rows INTEGER NOT NULL, refused_rows INTEGER NOT NULL,
  controls TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, PRIMARY KEY(district, id)) STRICT;
CREATE TABLE import_problem(district INTEGER NOT NULL, import_id BLOB NOT NULL, row_no INTEGER NOT NULL,
  position INTEGER NOT NULL, code TEXT NOT NULL, field TEXT NOT NULL, heading TEXT NOT NULL, shown TEXT NOT NULL,
  params TEXT NOT NULL, PRIMARY KEY(district, import_id, row_no, position)) STRICT;
CREATE TABLE heading_memory(district INTEGER NOT NULL, entity TEXT NOT NULL, heading TEXT NOT NULL,
  field TEXT NOT NULL, account BLOB NOT NULL, PRIMARY KEY(district, entity, heading)) STRICT;

CREATE TABLE duplicate_pair(district INTEGER NOT NULL, id BLOB NOT NULL, entity INTEGER NOT NULL,
  left_id BLOB NOT NULL, right_id BLOB NOT NULL, grid_left INTEGER NOT NULL, grid_right INTEGER NOT NULL,
  reason TEXT NOT NULL, score INTEGER NOT NULL, state TEXT NOT NULL, decided_by BLOB,
  decided_at INTEGER, undo TEXT, PRIMARY KEY(district, id)) STRICT;
CREATE UNIQUE INDEX duplicate_pair_ends ON duplicate_pair(district, left_id, right_id);
CREATE INDEX duplicate_pair_right ON duplicate_pair(district, right_id);
CREATE INDEX duplicate_pair_state ON duplicate_pair(state, score, id);
CREATE TABLE unit(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  code INTEGER NOT NULL,
  name TEXT NOT NULL,
  level INTEGER NOT NULL,
  kind INTEGER,
  registered_households INTEGER,
  size_class INTEGER,
  center_lon REAL,
  center_lat REAL,
  outline TEXT,
  valid_from INTEGER,
  valid_to INTEGER,
  source_edition TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX unit_scope ON unit(code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_ended ON unit(code, id) WHERE ended_on IS NOT NULL;
CREATE UNIQUE INDEX unit_code ON unit(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX unit_name ON unit(name, code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_level ON unit(level, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_kind ON unit(kind, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_registered_households ON unit(registered_households, code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_size_class ON unit(size_class, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_touched ON unit(updated_at);
CREATE INDEX unit_import ON unit(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE organisation(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  unit INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  parent BLOB,
  member_count INTEGER,
  contact_name TEXT,
  contact_phone_ct BLOB,
  contact_phone_bx BLOB,
  credit_code TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, parent) REFERENCES organisation(district, id)) STRICT;
CREATE INDEX organisation_scope ON organisation(unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_ended ON organisation(unit, id) WHERE ended_on IS NOT NULL;
CREATE INDEX organisation_kind ON organisation(kind, unit, id) WHERE ended_on IS NULL;
CREATE INDEX organisation_name ON organisation(name, unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_parent ON organisation(parent, id) WHERE parent IS NOT NULL;
CREATE INDEX organisation_member_count ON organisation(member_count, unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_contact_phone ON organisation(contact_phone_bx) WHERE contact_phone_bx IS NOT NULL;
CREATE INDEX organisation_touched ON organisation(updated_at);
CREATE INDEX organisation_import ON organisation(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE compound(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  property_company BLOB,
  owners_committee BLOB,
  address TEXT,
  lon REAL,
  lat REAL,
  outline TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, property_company) REFERENCES organisation(district, id),
  FOREIGN KEY(district, owners_committee) REFERENCES organisation(district, id)) STRICT;
CREATE INDEX compound_scope ON compound(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX compound_ended ON compound(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX compound_name ON compound(name, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX compound_kind ON compound(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX compound_property_company ON compound(property_company, id) WHERE property_company IS NOT NULL;
CREATE INDEX compound_owners_committee ON compound(owners_committee, id) WHERE owners_committee IS NOT NULL;
CREATE INDEX compound_touched ON compound(updated_at);
CREATE INDEX compound_import ON compound(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE entrance(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  name TEXT NOT NULL,
  status INTEGER NOT NULL,
  compound BLOB,
  shared_with BLOB,
  status_since INTEGER,
  basis TEXT,
  lon REAL,
  lat REAL,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, compound) REFERENCES compound(district, id),
  FOREIGN KEY(district, shared_with) REFERENCES compound(district, id)) STRICT;
CREATE INDEX entrance_scope ON entrance(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX entrance_ended ON entrance(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX entrance_name ON entrance(name, grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX entrance_status ON entrance(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX entrance_compound ON entrance(compound, id) WHERE compound IS NOT NULL;
CREATE INDEX entrance_shared_with ON entrance(shared_with, id) WHERE shared_with IS NOT NULL;
CREATE INDEX entrance_touched ON entrance(updated_at);
CREATE INDEX entrance_import ON entrance(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE building(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  name TEXT NOT NULL,
  sequence INTEGER,
  compound BLOB,
  kind INTEGER NOT NULL,
  unit_count INTEGER NOT NULL,
  floor_count INTEGER NOT NULL,
  address TEXT,
  built_year INTEGER,
  lon REAL,
  lat REAL,
  outline TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, compound) REFERENCES compound(district, id)) STRICT;
CREATE INDEX building_scope ON building(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_ended ON building(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX building_name ON building(name, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_compound ON building(compound, id) WHERE compound IS NOT NULL;
CREATE INDEX building_kind ON building(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX building_unit_count ON building(unit_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_floor_count ON building(floor_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_touched ON building(updated_at);
CREATE INDEX building_import ON building(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE courtyard(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  address TEXT NOT NULL,
  room_count INTEGER,
  kind INTEGER,
  lon REAL,
  lat REAL,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX courtyard_scope ON courtyard(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_ended ON courtyard(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX courtyard_address ON courtyard(address, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_room_count ON courtyard(room_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_kind ON courtyard(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX courtyard_touched ON courtyard(updated_at);
CREATE INDEX courtyard_import ON courtyard(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE door(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  building BLOB,
  courtyard BLOB,
  unit_no INTEGER,
  floor INTEGER,
  number TEXT NOT NULL,
  address TEXT NOT NULL,
  use INTEGER NOT NULL,
  token TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, building) REFERENCES building(district, id),
  FOREIGN KEY(district, courtyard) REFERENCES courtyard(district, id)) STRICT;
CREATE INDEX door_scope ON door(grid, id, use) WHERE ended_on IS NULL;
CREATE INDEX door_ended ON door(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX door_building ON door(building, id) WHERE building IS NOT NULL;
CREATE INDEX door_courtyard ON door(courtyard, id) WHERE courtyard IS NOT NULL;
CREATE INDEX door_address ON door(address, grid, id, use) WHERE ended_on IS NULL;
CREATE INDEX door_use ON door(use, grid, id) WHERE ended_on IS NULL;
CREATE INDEX door_touched ON door(updated_at);
CREATE INDEX door_import ON door(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE place(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  subkind INTEGER,
  name TEXT NOT NULL,
  address TEXT,
  status INTEGER,
  above_scale INTEGER,
  credit_code TEXT,
  contact_name TEXT,
  contact_phone_ct BLOB,
  contact_phone_bx BLOB,
  staff_count INTEGER,
  capacity INTEGER,
  lon REAL,
  lat REAL,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX place_scope ON place(grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_ended ON place(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX place_kind ON place(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_subkind ON place(subkind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_name ON place(name, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_status ON place(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_above_scale ON place(grid, id) WHERE above_scale = 1 AND ended_on IS NULL;
CREATE UNIQUE INDEX place_credit_code ON place(district, credit_code) WHERE credit_code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX place_contact_phone ON place(contact_phone_bx) WHERE contact_phone_bx IS NOT NULL;
CREATE INDEX place_staff_count ON place(staff_count, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_capacity ON place(capacity, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_touched ON place(updated_at);
CREATE INDEX place_import ON place(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE stall(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  market BLOB NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  operator_name TEXT,
  operator_phone_ct BLOB,
  operator_phone_bx BLOB,
  trade TEXT,
  status INTEGER,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, market) REFERENCES place(district, id)) STRICT;
CREATE INDEX stall_scope ON stall(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX stall_ended ON stall(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX stall_market ON stall(market, id);
CREATE INDEX stall_number ON stall(number, grid, id, status) WHERE ended_on IS NULL;
CREATE UNIQUE INDEX stall_credit_code ON stall(district, credit_code) WHERE credit_code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX stall_operator_phone ON stall(operator_phone_bx) WHERE operator_phone_bx IS NOT NULL;
CREATE INDEX stall_status ON stall(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX stall_touched ON stall(updated_at);
CREATE INDEX stall_import ON stall(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE household(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  door BLOB NOT NULL,
  address TEXT NOT NULL,
  kind INTEGER NOT NULL,
  occupancy INTEGER NOT NULL,
  registered INTEGER,
  landlord_name TEXT,
  landlord_phone_ct BLOB,
  landlord_phone_bx BLOB,
  since INTEGER,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, door) REFERENCES door(district, id)) STRICT;
CREATE INDEX household_scope ON household(grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
CREATE INDEX household_ended ON household(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX household_door ON household(door, id);
CREATE INDEX household_address ON household(address, grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
CREATE INDEX household_kind ON household(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX household_occupancy ON household(occupancy, grid, id) WHERE ended_on IS NULL;
CREATE INDEX household_registered ON household(grid, id) WHERE registered = 1 AND ended_on IS NULL;
CREATE INDEX household_landlord_phone ON household(landlord_phone_bx) WHERE landlord_phone_bx IS NOT NULL;
CREATE INDEX household_touched ON household(updated_at);
CREATE INDEX household_import ON household(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE person(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  household BLOB,
  name TEXT NOT NULL,
  initials TEXT,
  sex INTEGER NOT NULL,
  birth_date INTEGER,
  id_type INTEGER,
  id_number_ct BLOB,
  id_number_bx BLOB,
  id_missing_reason TEXT,
  phone_ct BLOB,
  phone_bx BLOB,
  relation INTEGER,
  residence_type INTEGER NOT NULL,
  registered_residence TEXT,
  presence INTEGER NOT NULL,
  presence_since INTEGER,
  party_member INTEGER,
  volunteer INTEGER,
  employer TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, household) REFERENCES household(district, id)) STRICT;
CREATE INDEX person_scope ON person(grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_ended ON person(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX person_household ON person(household, id) WHERE household IS NOT NULL;
CREATE INDEX person_name ON person(name, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_initials ON person(initials, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_birth_date ON person(birth_date, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_id_number ON person(id_number_bx) WHERE id_number_bx IS NOT NULL;
CREATE INDEX person_phone ON person(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX person_residence_type ON person(residence_type, grid, id) WHERE ended_on IS NULL;
CREATE INDEX person_presence ON person(presence, grid, id) WHERE ended_on IS NULL;
CREATE INDEX person_party_member ON person(grid, id) WHERE party_member = 1 AND ended_on IS NULL;
CREATE INDEX person_volunteer ON person(grid, id) WHERE volunteer = 1 AND ended_on IS NULL;
CREATE INDEX person_touched ON person(updated_at);
CREATE INDEX person_import ON person(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE residence(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  person BLOB NOT NULL,
  door BLOB,
  address TEXT NOT NULL,
  kind INTEGER NOT NULL,
  from_on INTEGER,
  to_on INTEGER,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, person) REFERENCES person(district, id),
  FOREIGN KEY(district, door) REFERENCES door(district, id)) STRICT;
CREATE INDEX residence_scope ON residence(grid, id) WHERE ended_on IS NULL;
CREATE INDEX residence_ended ON residence(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX residence_person ON residence(person, id);
CREATE INDEX residence_door ON residence(door, id) WHERE door IS NOT NULL;
CREATE INDEX residence_touched ON residence(updated_at);
CREATE INDEX residence_import ON residence(import_id, id) WHERE import_id IS NOT NULL;
)sql";

constexpr std::string_view postgres_ddl = R"sql(
CREATE TABLE ledger(district bigint NOT NULL, id text COLLATE "C" NOT NULL, unit bigint NOT NULL, zh text COLLATE "C" NOT NULL, en text COLLATE "C" NOT NULL,
  list text COLLATE "C" NOT NULL, filter text COLLATE "C" NOT NULL, columns text COLLATE "C" NOT NULL, position bigint NOT NULL,
  version bigint NOT NULL, hidden bigint NOT NULL, updated_at bigint NOT NULL, updated_by uuid NOT NULL,
  PRIMARY KEY(district, id));

CREATE TABLE office_template(district bigint NOT NULL, id uuid NOT NULL, unit bigint NOT NULL, name text COLLATE "C" NOT NULL,
  ledger text COLLATE "C" NOT NULL, file bytea NOT NULL, mapping text COLLATE "C" NOT NULL, account uuid NOT NULL,
  created_at bigint NOT NULL, version bigint NOT NULL, PRIMARY KEY(district, id));

CREATE TABLE form(district bigint NOT NULL, id uuid NOT NULL, name text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL,
  department text COLLATE "C" NOT NULL, list text COLLATE "C" NOT NULL, filter text COLLATE "C" NOT NULL, unit bigint NOT NULL,
  fields text COLLATE "C" NOT NULL, starts_on bigint NOT NULL, ends_on bigint NOT NULL, state text COLLATE "C" NOT NULL,
  asked_by uuid NOT NULL, asked_name text COLLATE "C" NOT NULL, asked_at bigint NOT NULL, decided_by uuid,
  decided_name text COLLATE "C", decided_at bigint, reason text COLLATE "C", version bigint NOT NULL,
  PRIMARY KEY(district, id));
CREATE TABLE form_answer(district bigint NOT NULL, form uuid NOT NULL, record uuid NOT NULL,
  field text COLLATE "C" NOT NULL, grid bigint NOT NULL, answer bytea NOT NULL, answered_by uuid NOT NULL,
  answered_at bigint NOT NULL, PRIMARY KEY(district, form, record, field));
CREATE INDEX form_answer_grid ON form_answer(form, grid);
CREATE TABLE saved_entry(district bigint NOT NULL, taken_on bigint NOT NULL, department text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL, unit bigint NOT NULL, entries bigint NOT NULL,
  PRIMARY KEY(district, taken_on, department, source, unit));

CREATE TABLE contact(district bigint NOT NULL, id uuid NOT NULL, person uuid NOT NULL, grid bigint NOT NULL,
  contacted_on bigint NOT NULL, contacted_at bigint NOT NULL, account uuid NOT NULL, account_name text COLLATE "C" NOT NULL,
  department text COLLATE "C" NOT NULL, channel text COLLATE "C" NOT NULL, topic text COLLATE "C" NOT NULL, note bytea,
  PRIMARY KEY(district, id));
CREATE INDEX contact_person ON contact(person, contacted_at);
CREATE INDEX contact_place ON contact(contacted_on, grid, person);

CREATE TABLE report(district bigint NOT NULL, unit bigint NOT NULL, taken_on bigint NOT NULL, version bigint NOT NULL,
  cut_off bigint NOT NULL, content text COLLATE "C" NOT NULL, digest bytea NOT NULL, account uuid NOT NULL,
  account_name text COLLATE "C" NOT NULL, frozen_at bigint NOT NULL, reason text COLLATE "C",
  PRIMARY KEY(district, unit, taken_on, version));

CREATE TABLE round(district bigint NOT NULL, id uuid NOT NULL, number bigint NOT NULL,
  name text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL, unit bigint NOT NULL, kinds text COLLATE "C" NOT NULL,
  questions text COLLATE "C" NOT NULL, starts_on bigint NOT NULL, ends_on bigint NOT NULL, state text COLLATE "C" NOT NULL,
  created_by uuid NOT NULL, created_at bigint NOT NULL, opened_at bigint, closed_at bigint,
  sample_of bigint, sample_percent bigint, seed bigint, version bigint NOT NULL, updated_at bigint NOT NULL,
  updated_by uuid NOT NULL, PRIMARY KEY(district, id));
CREATE UNIQUE INDEX round_number ON round(district, number);

CREATE TABLE target(district bigint NOT NULL, round bigint NOT NULL, object uuid NOT NULL,
  kind bigint NOT NULL, grid bigint NOT NULL, building uuid, label text COLLATE "C" NOT NULL,
  outcome bigint NOT NULL, attempts bigint NOT NULL, due_on bigint NOT NULL, revisit_at bigint,
  households bigint NOT NULL, persons bigint NOT NULL, last_visit uuid, last_at bigint, last_by uuid,
  last_how bigint, late bigint NOT NULL, added_at bigint NOT NULL, added_by uuid, missed_by uuid,
  version bigint NOT NULL, updated_at bigint NOT NULL, fevers bigint NOT NULL DEFAULT 0,
  PRIMARY KEY(district, round, object));
CREATE INDEX target_fever ON target(district, round, grid) WHERE fevers > 0;
CREATE INDEX target_place ON target(district, round, grid, label, object);

CREATE TABLE visit(district bigint NOT NULL, id uuid NOT NULL, round bigint NOT NULL,
  object uuid NOT NULL, grid bigint NOT NULL, outcome bigint NOT NULL, how bigint NOT NULL,
  at bigint NOT NULL, received_at bigint NOT NULL, account uuid NOT NULL, device text COLLATE "C", sequence bigint,
  revisit_at bigint, lon double precision, lat double precision, accuracy double precision, content bytea, counted bigint NOT NULL,
  PRIMARY KEY(district, id));
CREATE INDEX visit_target ON visit(district, round, object, received_at);

CREATE TABLE round_tally(district bigint NOT NULL, round bigint NOT NULL, grid bigint NOT NULL,
  kind bigint NOT NULL, outcome bigint NOT NULL, due_on bigint NOT NULL, targets bigint NOT NULL,
  households bigint NOT NULL, persons bigint NOT NULL, late bigint NOT NULL,
  PRIMARY KEY(district, round, grid, kind, outcome, due_on));
CREATE TABLE round_building(district bigint NOT NULL, round bigint NOT NULL, building uuid NOT NULL,
  grid bigint NOT NULL, targets bigint NOT NULL, missing bigint NOT NULL,
  PRIMARY KEY(district, round, building));
CREATE INDEX round_building_grid ON round_building(district, round, grid);

CREATE TABLE sheet(district bigint NOT NULL, id uuid NOT NULL, round bigint NOT NULL,
  grid bigint NOT NULL, number bigint NOT NULL, statement text COLLATE "C" NOT NULL, digest text COLLATE "C" NOT NULL,
  signer uuid NOT NULL, signature bytea NOT NULL, public_key bytea NOT NULL,
  certificate bytea NOT NULL, signed_at bigint NOT NULL, stale bigint NOT NULL, latest bigint NOT NULL,
  PRIMARY KEY(district, id));
CREATE UNIQUE INDEX sheet_grid ON sheet(district, round, grid, number);

CREATE TABLE account_key(district bigint NOT NULL, account uuid NOT NULL, made_at bigint NOT NULL,
  public_key bytea NOT NULL, private_key bytea NOT NULL, certificate bytea NOT NULL,
  retired_at bigint, PRIMARY KEY(district, account, made_at));

CREATE TABLE sync_operation(district bigint NOT NULL, id uuid NOT NULL, account uuid NOT NULL,
  device text COLLATE "C" NOT NULL, sequence bigint, received_at bigint NOT NULL, entity bigint NOT NULL,
  record uuid NOT NULL, version bigint NOT NULL, state text COLLATE "C" NOT NULL, result text COLLATE "C" NOT NULL,
  PRIMARY KEY(district, id));
CREATE INDEX sync_operation_record ON sync_operation(record, version);

CREATE TABLE sync_conflict(district bigint NOT NULL, id uuid NOT NULL, entity bigint NOT NULL,
  record uuid NOT NULL, grid bigint NOT NULL, operation uuid NOT NULL, account uuid NOT NULL,
  device text COLLATE "C" NOT NULL, base_version bigint NOT NULL, made_at bigint NOT NULL, received_at bigint NOT NULL,
  theirs_by uuid NOT NULL, theirs_at bigint NOT NULL, fields bytea NOT NULL, state text COLLATE "C" NOT NULL,
  decided_by uuid, decided_at bigint, decided_version bigint,
  PRIMARY KEY(district, id));
CREATE INDEX sync_conflict_grid ON sync_conflict(state, grid, id);
CREATE INDEX sync_conflict_record ON sync_conflict(record);

CREATE TABLE hint_list(district bigint NOT NULL, id uuid NOT NULL, name text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL, unit bigint NOT NULL, due_on bigint, account uuid NOT NULL,
  created_at bigint NOT NULL, PRIMARY KEY(district, id));
CREATE TABLE hint(district bigint NOT NULL, id uuid NOT NULL, list uuid NOT NULL,
  position bigint NOT NULL, grid bigint NOT NULL, door uuid, person uuid, content bytea NOT NULL,
  matched_by text COLLATE "C" NOT NULL, outcome text COLLATE "C" NOT NULL, note bytea, decided_by uuid,
  decided_at bigint, version bigint NOT NULL, updated_at bigint NOT NULL,
  PRIMARY KEY(district, id));
CREATE UNIQUE INDEX hint_place ON hint(district, list, position);
CREATE INDEX hint_grid ON hint(district, grid, id);

CREATE TABLE meta(key text COLLATE "C" NOT NULL PRIMARY KEY, value text COLLATE "C" NOT NULL);

CREATE TABLE tally(district bigint NOT NULL, measure text COLLATE "C" NOT NULL, unit bigint NOT NULL,
  value bigint NOT NULL, PRIMARY KEY(district, measure, unit));

CREATE TABLE gram(district bigint NOT NULL, entity bigint NOT NULL, gram text COLLATE "C" NOT NULL,
  grid bigint NOT NULL, record uuid NOT NULL,
  PRIMARY KEY(district, entity, gram, grid, record));

CREATE TABLE breach(district bigint NOT NULL, rule bigint NOT NULL, grid bigint NOT NULL,
  record uuid NOT NULL, PRIMARY KEY(district, rule, grid, record));

CREATE TABLE history(district bigint NOT NULL, id uuid NOT NULL, entity bigint NOT NULL,
  record uuid NOT NULL, version bigint NOT NULL, changed_at bigint NOT NULL,
  changed_by uuid NOT NULL, reason text COLLATE "C", grid bigint NOT NULL, grid_after bigint NOT NULL, before bytea NOT NULL,
  PRIMARY KEY(district, id));
CREATE INDEX history_record ON history(record, version);
CREATE INDEX history_moved ON history(grid, changed_at) WHERE grid <> grid_after;

CREATE TABLE audit(district bigint NOT NULL, seq bigint NOT NULL, at bigint NOT NULL,
  actor uuid NOT NULL, actor_name text COLLATE "C" NOT NULL, action text COLLATE "C" NOT NULL, entity bigint,
  record uuid, grid bigint, peer text COLLATE "C", reason text COLLATE "C", detail text COLLATE "C",
  PRIMARY KEY(district, seq));
CREATE INDEX audit_record ON audit(record, seq) WHERE record IS NOT NULL;
CREATE INDEX audit_actor ON audit(actor, seq);
CREATE INDEX audit_at ON audit(at, seq);
CREATE TABLE audit_seal(district bigint NOT NULL, first_seq bigint NOT NULL, last_seq bigint NOT NULL,
  sealed_at bigint NOT NULL, root bytea NOT NULL, previous bytea NOT NULL, signature bytea NOT NULL,
  PRIMARY KEY(district, first_seq));

CREATE TABLE role(code text COLLATE "C" NOT NULL PRIMARY KEY, zh text COLLATE "C" NOT NULL, en text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL, permissions text COLLATE "C" NOT NULL, facets text COLLATE "C" NOT NULL);
CREATE TABLE account(district bigint NOT NULL, id uuid NOT NULL, username text COLLATE "C" NOT NULL,
  display_name text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL, scope bigint NOT NULL, password text COLLATE "C" NOT NULL,
  totp_secret bytea, totp_step bigint, failures bigint NOT NULL, locked_until bigint,
  language text COLLATE "C" NOT NULL, preferences text COLLATE "C" NOT NULL, created_at bigint NOT NULL,
  disabled_at bigint, must_change bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY(district, id));
CREATE UNIQUE INDEX account_username ON account(district, username);
CREATE TABLE session(district bigint NOT NULL, token_hash bytea NOT NULL, account uuid NOT NULL,
  csrf text COLLATE "C" NOT NULL, created_at bigint NOT NULL, seen_at bigint NOT NULL, expires_at bigint NOT NULL,
  peer text COLLATE "C" NOT NULL, agent text COLLATE "C" NOT NULL, PRIMARY KEY(district, token_hash));
CREATE TABLE api_token(district bigint NOT NULL, id uuid NOT NULL, token_hash bytea NOT NULL,
  account uuid NOT NULL, label text COLLATE "C" NOT NULL, created_at bigint NOT NULL, expires_at bigint,
  revoked_at bigint, PRIMARY KEY(district, id));

CREATE TABLE saved_view(district bigint NOT NULL, id uuid NOT NULL, account uuid NOT NULL,
  entity text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, query text COLLATE "C" NOT NULL, columns text COLLATE "C" NOT NULL,
  position bigint NOT NULL, PRIMARY KEY(district, id));

CREATE TABLE job(district bigint NOT NULL, id uuid NOT NULL, kind text COLLATE "C" NOT NULL,
  account uuid NOT NULL, state text COLLATE "C" NOT NULL, done bigint NOT NULL, total bigint NOT NULL,
  request text COLLATE "C" NOT NULL, outcome text COLLATE "C" NOT NULL, created_at bigint NOT NULL, ended_at bigint,
  PRIMARY KEY(district, id));
CREATE INDEX job_account ON job(account, created_at);

CREATE TABLE import_run(district bigint NOT NULL, id uuid NOT NULL, entity text COLLATE "C" NOT NULL,
  account uuid NOT NULL, filename text COLLATE "C" NOT NULL, file_digest bytea NOT NULL, sheet text COLLATE "C" NOT NULL,
  heading_row bigint NOT NULL, mapping text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, rows_read bigint NOT NULL,
  created_rows bigint NOT NULL, changed_rows bigint NOT NULL, same_rows bigint NOT NULL, refused_rows bigint NOT NULL,
  controls text COLLATE "C" NOT NULL, started_at bigint NOT NULL, ended_at bigint, PRIMARY KEY(district, id));
CREATE TABLE import_problem(district bigint NOT NULL, import_id uuid NOT NULL, row_no bigint NOT NULL,
  position bigint NOT NULL, code text COLLATE "C" NOT NULL, field text COLLATE "C" NOT NULL, heading text COLLATE "C" NOT NULL, shown text COLLATE "C" NOT NULL,
  params text COLLATE "C" NOT NULL, PRIMARY KEY(district, import_id, row_no, position));
CREATE TABLE heading_memory(district bigint NOT NULL, entity text COLLATE "C" NOT NULL, heading text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL, account uuid NOT NULL, PRIMARY KEY(district, entity, heading));

CREATE TABLE duplicate_pair(district bigint NOT NULL, id uuid NOT NULL, entity bigint NOT NULL,
  left_id uuid NOT NULL, right_id uuid NOT NULL, grid_left bigint NOT NULL, grid_right bigint NOT NULL,
  reason text COLLATE "C" NOT NULL, score bigint NOT NULL, state text COLLATE "C" NOT NULL, decided_by uuid,
  decided_at bigint, undo text COLLATE "C", PRIMARY KEY(district, id));
CREATE UNIQUE INDEX duplicate_pair_ends ON duplicate_pair(district, left_id, right_id);
CREATE INDEX duplicate_pair_right ON duplicate_pair(district, right_id);
CREATE INDEX duplicate_pair_state ON duplicate_pair(state, score, id);
CREATE TABLE unit(
  district bigint NOT NULL,
  id uuid NOT NULL,
  code bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  level bigint NOT NULL,
  kind bigint,
  registered_households bigint,
  size_class bigint,
  center_lon double precision,
  center_lat double precision,
  outline text COLLATE "C",
  valid_from bigint,
  valid_to bigint,
  source_edition text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id));
CREATE INDEX unit_scope ON unit(code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_ended ON unit(code, id) WHERE ended_on IS NOT NULL;
CREATE UNIQUE INDEX unit_code ON unit(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX unit_name ON unit(name, code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_level ON unit(level, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_kind ON unit(kind, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_registered_households ON unit(registered_households, code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_size_class ON unit(size_class, code, id) WHERE ended_on IS NULL;
CREATE INDEX unit_touched ON unit(updated_at);
CREATE INDEX unit_import ON unit(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE organisation(
  district bigint NOT NULL,
  id uuid NOT NULL,
  unit bigint NOT NULL,
  kind bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  parent uuid,
  member_count bigint,
  contact_name text COLLATE "C",
  contact_phone_ct bytea,
  contact_phone_bx bytea,
  credit_code text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, parent) REFERENCES organisation(district, id));
CREATE INDEX organisation_scope ON organisation(unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_ended ON organisation(unit, id) WHERE ended_on IS NOT NULL;
CREATE INDEX organisation_kind ON organisation(kind, unit, id) WHERE ended_on IS NULL;
CREATE INDEX organisation_name ON organisation(name, unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_parent ON organisation(parent, id) WHERE parent IS NOT NULL;
CREATE INDEX organisation_member_count ON organisation(member_count, unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_contact_phone ON organisation(contact_phone_bx) WHERE contact_phone_bx IS NOT NULL;
CREATE INDEX organisation_touched ON organisation(updated_at);
CREATE INDEX organisation_import ON organisation(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE compound(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  property_company uuid,
  owners_committee uuid,
  address text COLLATE "C",
  lon double precision,
  lat double precision,
  outline text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, property_company) REFERENCES organisation(district, id),
  FOREIGN KEY(district, owners_committee) REFERENCES organisation(district, id));
CREATE INDEX compound_scope ON compound(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX compound_ended ON compound(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX compound_name ON compound(name, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX compound_kind ON compound(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX compound_property_company ON compound(property_company, id) WHERE property_company IS NOT NULL;
CREATE INDEX compound_owners_committee ON compound(owners_committee, id) WHERE owners_committee IS NOT NULL;
CREATE INDEX compound_touched ON compound(updated_at);
CREATE INDEX compound_import ON compound(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE entrance(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  status bigint NOT NULL,
  compound uuid,
  shared_with uuid,
  status_since bigint,
  basis text COLLATE "C",
  lon double precision,
  lat double precision,
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, compound) REFERENCES compound(district, id),
  FOREIGN KEY(district, shared_with) REFERENCES compound(district, id));
CREATE INDEX entrance_scope ON entrance(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX entrance_ended ON entrance(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX entrance_name ON entrance(name, grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX entrance_status ON entrance(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX entrance_compound ON entrance(compound, id) WHERE compound IS NOT NULL;
CREATE INDEX entrance_shared_with ON entrance(shared_with, id) WHERE shared_with IS NOT NULL;
CREATE INDEX entrance_touched ON entrance(updated_at);
CREATE INDEX entrance_import ON entrance(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE building(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  sequence bigint,
  compound uuid,
  kind bigint NOT NULL,
  unit_count bigint NOT NULL,
  floor_count bigint NOT NULL,
  address text COLLATE "C",
  built_year bigint,
  lon double precision,
  lat double precision,
  outline text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, compound) REFERENCES compound(district, id));
CREATE INDEX building_scope ON building(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_ended ON building(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX building_name ON building(name, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_compound ON building(compound, id) WHERE compound IS NOT NULL;
CREATE INDEX building_kind ON building(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX building_unit_count ON building(unit_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_floor_count ON building(floor_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_touched ON building(updated_at);
CREATE INDEX building_import ON building(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE courtyard(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  address text COLLATE "C" NOT NULL,
  room_count bigint,
  kind bigint,
  lon double precision,
  lat double precision,
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id));
CREATE INDEX courtyard_scope ON courtyard(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_ended ON courtyard(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX courtyard_address ON courtyard(address, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_room_count ON courtyard(room_count, grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_kind ON courtyard(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX courtyard_touched ON courtyard(updated_at);
CREATE INDEX courtyard_import ON courtyard(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE door(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  building uuid,
  courtyard uuid,
  unit_no bigint,
  floor bigint,
  number text COLLATE "C" NOT NULL,
  address text COLLATE "C" NOT NULL,
  use bigint NOT NULL,
  token text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, building) REFERENCES building(district, id),
  FOREIGN KEY(district, courtyard) REFERENCES courtyard(district, id));
CREATE INDEX door_scope ON door(grid, id, use) WHERE ended_on IS NULL;
CREATE INDEX door_ended ON door(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX door_building ON door(building, id) WHERE building IS NOT NULL;
CREATE INDEX door_courtyard ON door(courtyard, id) WHERE courtyard IS NOT NULL;
CREATE INDEX door_address ON door(address, grid, id, use) WHERE ended_on IS NULL;
CREATE INDEX door_use ON door(use, grid, id) WHERE ended_on IS NULL;
CREATE INDEX door_touched ON door(updated_at);
CREATE INDEX door_import ON door(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE place(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  kind bigint NOT NULL,
  subkind bigint,
  name text COLLATE "C" NOT NULL,
  address text COLLATE "C",
  status bigint,
  above_scale bigint,
  credit_code text COLLATE "C",
  contact_name text COLLATE "C",
  contact_phone_ct bytea,
  contact_phone_bx bytea,
  staff_count bigint,
  capacity bigint,
  lon double precision,
  lat double precision,
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id));
CREATE INDEX place_scope ON place(grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_ended ON place(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX place_kind ON place(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_subkind ON place(subkind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_name ON place(name, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_status ON place(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX place_above_scale ON place(grid, id) WHERE above_scale = 1 AND ended_on IS NULL;
CREATE UNIQUE INDEX place_credit_code ON place(district, credit_code) WHERE credit_code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX place_contact_phone ON place(contact_phone_bx) WHERE contact_phone_bx IS NOT NULL;
CREATE INDEX place_staff_count ON place(staff_count, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_capacity ON place(capacity, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_touched ON place(updated_at);
CREATE INDEX place_import ON place(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE stall(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  market uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  credit_code text COLLATE "C",
  operator_name text COLLATE "C",
  operator_phone_ct bytea,
  operator_phone_bx bytea,
  trade text COLLATE "C",
  status bigint,
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, market) REFERENCES place(district, id));
CREATE INDEX stall_scope ON stall(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX stall_ended ON stall(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX stall_market ON stall(market, id);
CREATE INDEX stall_number ON stall(number, grid, id, status) WHERE ended_on IS NULL;
CREATE UNIQUE INDEX stall_credit_code ON stall(district, credit_code) WHERE credit_code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX stall_operator_phone ON stall(operator_phone_bx) WHERE operator_phone_bx IS NOT NULL;
CREATE INDEX stall_status ON stall(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX stall_touched ON stall(updated_at);
CREATE INDEX stall_import ON stall(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE household(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  door uuid NOT NULL,
  address text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  occupancy bigint NOT NULL,
  registered bigint,
  landlord_name text COLLATE "C",
  landlord_phone_ct bytea,
  landlord_phone_bx bytea,
  since bigint,
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, door) REFERENCES door(district, id));
CREATE INDEX household_scope ON household(grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
CREATE INDEX household_ended ON household(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX household_door ON household(door, id);
CREATE INDEX household_address ON household(address, grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
CREATE INDEX household_kind ON household(kind, grid, id) WHERE ended_on IS NULL;
CREATE INDEX household_occupancy ON household(occupancy, grid, id) WHERE ended_on IS NULL;
CREATE INDEX household_registered ON household(grid, id) WHERE registered = 1 AND ended_on IS NULL;
CREATE INDEX household_landlord_phone ON household(landlord_phone_bx) WHERE landlord_phone_bx IS NOT NULL;
CREATE INDEX household_touched ON household(updated_at);
CREATE INDEX household_import ON household(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE person(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  household uuid,
  name text COLLATE "C" NOT NULL,
  initials text COLLATE "C",
  sex bigint NOT NULL,
  birth_date bigint,
  id_type bigint,
  id_number_ct bytea,
  id_number_bx bytea,
  id_missing_reason text COLLATE "C",
  phone_ct bytea,
  phone_bx bytea,
  relation bigint,
  residence_type bigint NOT NULL,
  registered_residence text COLLATE "C",
  presence bigint NOT NULL,
  presence_since bigint,
  party_member bigint,
  volunteer bigint,
  employer text COLLATE "C",
  note text COLLATE "C",
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, household) REFERENCES household(district, id));
CREATE INDEX person_scope ON person(grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_ended ON person(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX person_household ON person(household, id) WHERE household IS NOT NULL;
CREATE INDEX person_name ON person(name, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_initials ON person(initials, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_birth_date ON person(birth_date, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_id_number ON person(id_number_bx) WHERE id_number_bx IS NOT NULL;
CREATE INDEX person_phone ON person(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX person_residence_type ON person(residence_type, grid, id) WHERE ended_on IS NULL;
CREATE INDEX person_presence ON person(presence, grid, id) WHERE ended_on IS NULL;
CREATE INDEX person_party_member ON person(grid, id) WHERE party_member = 1 AND ended_on IS NULL;
CREATE INDEX person_volunteer ON person(grid, id) WHERE volunteer = 1 AND ended_on IS NULL;
CREATE INDEX person_touched ON person(updated_at);
CREATE INDEX person_import ON person(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE residence(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  person uuid NOT NULL,
  door uuid,
  address text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  from_on bigint,
  to_on bigint,
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, person) REFERENCES person(district, id),
  FOREIGN KEY(district, door) REFERENCES door(district, id));
CREATE INDEX residence_scope ON residence(grid, id) WHERE ended_on IS NULL;
CREATE INDEX residence_ended ON residence(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX residence_person ON residence(person, id);
CREATE INDEX residence_door ON residence(door, id) WHERE door IS NOT NULL;
CREATE INDEX residence_touched ON residence(updated_at);
CREATE INDEX residence_import ON residence(import_id, id) WHERE import_id IS NOT NULL;
)sql";

constexpr column_shape ledger_columns[] = {{"district", column_type::integer}, {"id", column_type::text}, {"unit", column_type::integer}, {"zh", column_type::text}, {"en", column_type::text}, {"list", column_type::text}, {"filter", column_type::text}, {"columns", column_type::text}, {"position", column_type::integer}, {"version", column_type::integer}, {"hidden", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}};
constexpr std::string_view ledger_keys[] = {"district", "id"};
constexpr column_shape office_template_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"unit", column_type::integer}, {"name", column_type::text}, {"ledger", column_type::text}, {"file", column_type::blob}, {"mapping", column_type::text}, {"account", column_type::uuid}, {"created_at", column_type::integer}, {"version", column_type::integer}};
constexpr std::string_view office_template_keys[] = {"district", "id"};
constexpr column_shape form_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"name", column_type::text}, {"purpose", column_type::text}, {"department", column_type::text}, {"list", column_type::text}, {"filter", column_type::text}, {"unit", column_type::integer}, {"fields", column_type::text}, {"starts_on", column_type::integer}, {"ends_on", column_type::integer}, {"state", column_type::text}, {"asked_by", column_type::uuid}, {"asked_name", column_type::text}, {"asked_at", column_type::integer}, {"decided_by", column_type::uuid}, {"decided_name", column_type::text}, {"decided_at", column_type::integer}, {"reason", column_type::text}, {"version", column_type::integer}};
constexpr std::string_view form_keys[] = {"district", "id"};
constexpr column_shape form_answer_columns[] = {{"district", column_type::integer}, {"form", column_type::uuid}, {"record", column_type::uuid}, {"field", column_type::text}, {"grid", column_type::integer}, {"answer", column_type::blob}, {"answered_by", column_type::uuid}, {"answered_at", column_type::integer}};
constexpr std::string_view form_answer_keys[] = {"district", "form", "record", "field"};
constexpr column_shape saved_entry_columns[] = {{"district", column_type::integer}, {"taken_on", column_type::integer}, {"department", column_type::text}, {"source", column_type::text}, {"unit", column_type::integer}, {"entries", column_type::integer}};
constexpr std::string_view saved_entry_keys[] = {"district", "taken_on", "department", "source", "unit"};
constexpr column_shape contact_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"person", column_type::uuid}, {"grid", column_type::integer}, {"contacted_on", column_type::integer}, {"contacted_at", column_type::integer}, {"account", column_type::uuid}, {"account_name", column_type::text}, {"department", column_type::text}, {"channel", column_type::text}, {"topic", column_type::text}, {"note", column_type::blob}};
constexpr std::string_view contact_keys[] = {"district", "id"};
constexpr column_shape report_columns[] = {{"district", column_type::integer}, {"unit", column_type::integer}, {"taken_on", column_type::integer}, {"version", column_type::integer}, {"cut_off", column_type::integer}, {"content", column_type::text}, {"digest", column_type::blob}, {"account", column_type::uuid}, {"account_name", column_type::text}, {"frozen_at", column_type::integer}, {"reason", column_type::text}};
constexpr std::string_view report_keys[] = {"district", "unit", "taken_on", "version"};
constexpr column_shape round_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"number", column_type::integer}, {"name", column_type::text}, {"purpose", column_type::text}, {"unit", column_type::integer}, {"kinds", column_type::text}, {"questions", column_type::text}, {"starts_on", column_type::integer}, {"ends_on", column_type::integer}, {"state", column_type::text}, {"created_by", column_type::uuid}, {"created_at", column_type::integer}, {"opened_at", column_type::integer}, {"closed_at", column_type::integer}, {"sample_of", column_type::integer}, {"sample_percent", column_type::integer}, {"seed", column_type::integer}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}};
constexpr std::string_view round_keys[] = {"district", "id"};
constexpr column_shape target_columns[] = {{"district", column_type::integer}, {"round", column_type::integer}, {"object", column_type::uuid}, {"kind", column_type::integer}, {"grid", column_type::integer}, {"building", column_type::uuid}, {"label", column_type::text}, {"outcome", column_type::integer}, {"attempts", column_type::integer}, {"due_on", column_type::integer}, {"revisit_at", column_type::integer}, {"households", column_type::integer}, {"persons", column_type::integer}, {"last_visit", column_type::uuid}, {"last_at", column_type::integer}, {"last_by", column_type::uuid}, {"last_how", column_type::integer}, {"late", column_type::integer}, {"added_at", column_type::integer}, {"added_by", column_type::uuid}, {"missed_by", column_type::uuid}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"fevers", column_type::integer}};
constexpr std::string_view target_keys[] = {"district", "round", "object"};
constexpr column_shape visit_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"round", column_type::integer}, {"object", column_type::uuid}, {"grid", column_type::integer}, {"outcome", column_type::integer}, {"how", column_type::integer}, {"at", column_type::integer}, {"received_at", column_type::integer}, {"account", column_type::uuid}, {"device", column_type::text}, {"sequence", column_type::integer}, {"revisit_at", column_type::integer}, {"lon", column_type::real}, {"lat", column_type::real}, {"accuracy", column_type::real}, {"content", column_type::blob}, {"counted", column_type::integer}};
constexpr std::string_view visit_keys[] = {"district", "id"};
constexpr column_shape round_tally_columns[] = {{"district", column_type::integer}, {"round", column_type::integer}, {"grid", column_type::integer}, {"kind", column_type::integer}, {"outcome", column_type::integer}, {"due_on", column_type::integer}, {"targets", column_type::integer}, {"households", column_type::integer}, {"persons", column_type::integer}, {"late", column_type::integer}};
constexpr std::string_view round_tally_keys[] = {"district", "round", "grid", "kind", "outcome", "due_on"};
constexpr column_shape round_building_columns[] = {{"district", column_type::integer}, {"round", column_type::integer}, {"building", column_type::uuid}, {"grid", column_type::integer}, {"targets", column_type::integer}, {"missing", column_type::integer}};
constexpr std::string_view round_building_keys[] = {"district", "round", "building"};
constexpr column_shape sheet_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"round", column_type::integer}, {"grid", column_type::integer}, {"number", column_type::integer}, {"statement", column_type::text}, {"digest", column_type::text}, {"signer", column_type::uuid}, {"signature", column_type::blob}, {"public_key", column_type::blob}, {"certificate", column_type::blob}, {"signed_at", column_type::integer}, {"stale", column_type::integer}, {"latest", column_type::integer}};
constexpr std::string_view sheet_keys[] = {"district", "id"};
constexpr column_shape account_key_columns[] = {{"district", column_type::integer}, {"account", column_type::uuid}, {"made_at", column_type::integer}, {"public_key", column_type::blob}, {"private_key", column_type::blob}, {"certificate", column_type::blob}, {"retired_at", column_type::integer}};
constexpr std::string_view account_key_keys[] = {"district", "account", "made_at"};
constexpr column_shape sync_operation_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"account", column_type::uuid}, {"device", column_type::text}, {"sequence", column_type::integer}, {"received_at", column_type::integer}, {"entity", column_type::integer}, {"record", column_type::uuid}, {"version", column_type::integer}, {"state", column_type::text}, {"result", column_type::text}};
constexpr std::string_view sync_operation_keys[] = {"district", "id"};
constexpr column_shape sync_conflict_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"entity", column_type::integer}, {"record", column_type::uuid}, {"grid", column_type::integer}, {"operation", column_type::uuid}, {"account", column_type::uuid}, {"device", column_type::text}, {"base_version", column_type::integer}, {"made_at", column_type::integer}, {"received_at", column_type::integer}, {"theirs_by", column_type::uuid}, {"theirs_at", column_type::integer}, {"fields", column_type::blob}, {"state", column_type::text}, {"decided_by", column_type::uuid}, {"decided_at", column_type::integer}, {"decided_version", column_type::integer}};
constexpr std::string_view sync_conflict_keys[] = {"district", "id"};
constexpr column_shape hint_list_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"name", column_type::text}, {"sender", column_type::text}, {"unit", column_type::integer}, {"due_on", column_type::integer}, {"account", column_type::uuid}, {"created_at", column_type::integer}};
constexpr std::string_view hint_list_keys[] = {"district", "id"};
constexpr column_shape hint_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"list", column_type::uuid}, {"position", column_type::integer}, {"grid", column_type::integer}, {"door", column_type::uuid}, {"person", column_type::uuid}, {"content", column_type::blob}, {"matched_by", column_type::text}, {"outcome", column_type::text}, {"note", column_type::blob}, {"decided_by", column_type::uuid}, {"decided_at", column_type::integer}, {"version", column_type::integer}, {"updated_at", column_type::integer}};
constexpr std::string_view hint_keys[] = {"district", "id"};
constexpr column_shape meta_columns[] = {{"key", column_type::text}, {"value", column_type::text}};
constexpr std::string_view meta_keys[] = {"key"};
constexpr column_shape tally_columns[] = {{"district", column_type::integer}, {"measure", column_type::text}, {"unit", column_type::integer}, {"value", column_type::integer}};
constexpr std::string_view tally_keys[] = {"district", "measure", "unit"};
constexpr column_shape gram_columns[] = {{"district", column_type::integer}, {"entity", column_type::integer}, {"gram", column_type::text}, {"grid", column_type::integer}, {"record", column_type::uuid}};
constexpr std::string_view gram_keys[] = {"district", "entity", "gram", "grid", "record"};
constexpr column_shape breach_columns[] = {{"district", column_type::integer}, {"rule", column_type::integer}, {"grid", column_type::integer}, {"record", column_type::uuid}};
constexpr std::string_view breach_keys[] = {"district", "rule", "grid", "record"};
constexpr column_shape history_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"entity", column_type::integer}, {"record", column_type::uuid}, {"version", column_type::integer}, {"changed_at", column_type::integer}, {"changed_by", column_type::uuid}, {"reason", column_type::text}, {"grid", column_type::integer}, {"grid_after", column_type::integer}, {"before", column_type::blob}};
constexpr std::string_view history_keys[] = {"district", "id"};
constexpr column_shape audit_columns[] = {{"district", column_type::integer}, {"seq", column_type::integer}, {"at", column_type::integer}, {"actor", column_type::uuid}, {"actor_name", column_type::text}, {"action", column_type::text}, {"entity", column_type::integer}, {"record", column_type::uuid}, {"grid", column_type::integer}, {"peer", column_type::text}, {"reason", column_type::text}, {"detail", column_type::text}};
constexpr std::string_view audit_keys[] = {"district", "seq"};
constexpr column_shape audit_seal_columns[] = {{"district", column_type::integer}, {"first_seq", column_type::integer}, {"last_seq", column_type::integer}, {"sealed_at", column_type::integer}, {"root", column_type::blob}, {"previous", column_type::blob}, {"signature", column_type::blob}};
constexpr std::string_view audit_seal_keys[] = {"district", "first_seq"};
constexpr column_shape role_columns[] = {{"code", column_type::text}, {"zh", column_type::text}, {"en", column_type::text}, {"level", column_type::text}, {"permissions", column_type::text}, {"facets", column_type::text}};
constexpr std::string_view role_keys[] = {"code"};
constexpr column_shape account_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"username", column_type::text}, {"display_name", column_type::text}, {"role", column_type::text}, {"scope", column_type::integer}, {"password", column_type::text}, {"totp_secret", column_type::blob}, {"totp_step", column_type::integer}, {"failures", column_type::integer}, {"locked_until", column_type::integer}, {"language", column_type::text}, {"preferences", column_type::text}, {"created_at", column_type::integer}, {"disabled_at", column_type::integer}, {"must_change", column_type::integer}, {"version", column_type::integer}};
constexpr std::string_view account_keys[] = {"district", "id"};
constexpr column_shape session_columns[] = {{"district", column_type::integer}, {"token_hash", column_type::blob}, {"account", column_type::uuid}, {"csrf", column_type::text}, {"created_at", column_type::integer}, {"seen_at", column_type::integer}, {"expires_at", column_type::integer}, {"peer", column_type::text}, {"agent", column_type::text}};
constexpr std::string_view session_keys[] = {"district", "token_hash"};
constexpr column_shape api_token_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"token_hash", column_type::blob}, {"account", column_type::uuid}, {"label", column_type::text}, {"created_at", column_type::integer}, {"expires_at", column_type::integer}, {"revoked_at", column_type::integer}};
constexpr std::string_view api_token_keys[] = {"district", "id"};
constexpr column_shape saved_view_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"account", column_type::uuid}, {"entity", column_type::text}, {"name", column_type::text}, {"query", column_type::text}, {"columns", column_type::text}, {"position", column_type::integer}};
constexpr std::string_view saved_view_keys[] = {"district", "id"};
constexpr column_shape job_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"kind", column_type::text}, {"account", column_type::uuid}, {"state", column_type::text}, {"done", column_type::integer}, {"total", column_type::integer}, {"request", column_type::text}, {"outcome", column_type::text}, {"created_at", column_type::integer}, {"ended_at", column_type::integer}};
constexpr std::string_view job_keys[] = {"district", "id"};
constexpr column_shape import_run_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"entity", column_type::text}, {"account", column_type::uuid}, {"filename", column_type::text}, {"file_digest", column_type::blob}, {"sheet", column_type::text}, {"heading_row", column_type::integer}, {"mapping", column_type::text}, {"state", column_type::text}, {"rows_read", column_type::integer}, {"created_rows", column_type::integer}, {"changed_rows", column_type::integer}, {"same_rows", column_type::integer}, {"refused_rows", column_type::integer}, {"controls", column_type::text}, {"started_at", column_type::integer}, {"ended_at", column_type::integer}};
constexpr std::string_view import_run_keys[] = {"district", "id"};
constexpr column_shape import_problem_columns[] = {{"district", column_type::integer}, {"import_id", column_type::uuid}, {"row_no", column_type::integer}, {"position", column_type::integer}, {"code", column_type::text}, {"field", column_type::text}, {"heading", column_type::text}, {"shown", column_type::text}, {"params", column_type::text}};
constexpr std::string_view import_problem_keys[] = {"district", "import_id", "row_no", "position"};
constexpr column_shape heading_memory_columns[] = {{"district", column_type::integer}, {"entity", column_type::text}, {"heading", column_type::text}, {"field", column_type::text}, {"account", column_type::uuid}};
constexpr std::string_view heading_memory_keys[] = {"district", "entity", "heading"};
constexpr column_shape duplicate_pair_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"entity", column_type::integer}, {"left_id", column_type::uuid}, {"right_id", column_type::uuid}, {"grid_left", column_type::integer}, {"grid_right", column_type::integer}, {"reason", column_type::text}, {"score", column_type::integer}, {"state", column_type::text}, {"decided_by", column_type::uuid}, {"decided_at", column_type::integer}, {"undo", column_type::text}};
constexpr std::string_view duplicate_pair_keys[] = {"district", "id"};
constexpr column_shape unit_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"code", column_type::integer}, {"name", column_type::text}, {"level", column_type::integer}, {"kind", column_type::integer}, {"registered_households", column_type::integer}, {"size_class", column_type::integer}, {"center_lon", column_type::real}, {"center_lat", column_type::real}, {"outline", column_type::text}, {"valid_from", column_type::integer}, {"valid_to", column_type::integer}, {"source_edition", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view unit_keys[] = {"district", "id"};
constexpr column_shape organisation_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"unit", column_type::integer}, {"kind", column_type::integer}, {"name", column_type::text}, {"parent", column_type::uuid}, {"member_count", column_type::integer}, {"contact_name", column_type::text}, {"contact_phone_ct", column_type::blob}, {"contact_phone_bx", column_type::blob}, {"credit_code", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view organisation_keys[] = {"district", "id"};
constexpr column_shape compound_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"name", column_type::text}, {"kind", column_type::integer}, {"property_company", column_type::uuid}, {"owners_committee", column_type::uuid}, {"address", column_type::text}, {"lon", column_type::real}, {"lat", column_type::real}, {"outline", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view compound_keys[] = {"district", "id"};
constexpr column_shape entrance_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"name", column_type::text}, {"status", column_type::integer}, {"compound", column_type::uuid}, {"shared_with", column_type::uuid}, {"status_since", column_type::integer}, {"basis", column_type::text}, {"lon", column_type::real}, {"lat", column_type::real}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view entrance_keys[] = {"district", "id"};
constexpr column_shape building_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"name", column_type::text}, {"sequence", column_type::integer}, {"compound", column_type::uuid}, {"kind", column_type::integer}, {"unit_count", column_type::integer}, {"floor_count", column_type::integer}, {"address", column_type::text}, {"built_year", column_type::integer}, {"lon", column_type::real}, {"lat", column_type::real}, {"outline", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view building_keys[] = {"district", "id"};
constexpr column_shape courtyard_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"address", column_type::text}, {"room_count", column_type::integer}, {"kind", column_type::integer}, {"lon", column_type::real}, {"lat", column_type::real}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view courtyard_keys[] = {"district", "id"};
constexpr column_shape door_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"building", column_type::uuid}, {"courtyard", column_type::uuid}, {"unit_no", column_type::integer}, {"floor", column_type::integer}, {"number", column_type::text}, {"address", column_type::text}, {"use", column_type::integer}, {"token", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view door_keys[] = {"district", "id"};
constexpr column_shape place_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"kind", column_type::integer}, {"subkind", column_type::integer}, {"name", column_type::text}, {"address", column_type::text}, {"status", column_type::integer}, {"above_scale", column_type::integer}, {"credit_code", column_type::text}, {"contact_name", column_type::text}, {"contact_phone_ct", column_type::blob}, {"contact_phone_bx", column_type::blob}, {"staff_count", column_type::integer}, {"capacity", column_type::integer}, {"lon", column_type::real}, {"lat", column_type::real}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view place_keys[] = {"district", "id"};
constexpr column_shape stall_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"market", column_type::uuid}, {"number", column_type::text}, {"name", column_type::text}, {"credit_code", column_type::text}, {"operator_name", column_type::text}, {"operator_phone_ct", column_type::blob}, {"operator_phone_bx", column_type::blob}, {"trade", column_type::text}, {"status", column_type::integer}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view stall_keys[] = {"district", "id"};
constexpr column_shape household_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"door", column_type::uuid}, {"address", column_type::text}, {"kind", column_type::integer}, {"occupancy", column_type::integer}, {"registered", column_type::integer}, {"landlord_name", column_type::text}, {"landlord_phone_ct", column_type::blob}, {"landlord_phone_bx", column_type::blob}, {"since", column_type::integer}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view household_keys[] = {"district", "id"};
constexpr column_shape person_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"household", column_type::uuid}, {"name", column_type::text}, {"initials", column_type::text}, {"sex", column_type::integer}, {"birth_date", column_type::integer}, {"id_type", column_type::integer}, {"id_number_ct", column_type::blob}, {"id_number_bx", column_type::blob}, {"id_missing_reason", column_type::text}, {"phone_ct", column_type::blob}, {"phone_bx", column_type::blob}, {"relation", column_type::integer}, {"residence_type", column_type::integer}, {"registered_residence", column_type::text}, {"presence", column_type::integer}, {"presence_since", column_type::integer}, {"party_member", column_type::integer}, {"volunteer", column_type::integer}, {"employer", column_type::text}, {"note", column_type::text}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view person_keys[] = {"district", "id"};
constexpr column_shape residence_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"person", column_type::uuid}, {"door", column_type::uuid}, {"address", column_type::text}, {"kind", column_type::integer}, {"from_on", column_type::integer}, {"to_on", column_type::integer}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view residence_keys[] = {"district", "id"};
constexpr table_shape tables[] = {
    {"ledger", ledger_columns, ledger_keys},
    {"office_template", office_template_columns, office_template_keys},
    {"form", form_columns, form_keys},
    {"form_answer", form_answer_columns, form_answer_keys},
    {"saved_entry", saved_entry_columns, saved_entry_keys},
    {"contact", contact_columns, contact_keys},
    {"report", report_columns, report_keys},
    {"round", round_columns, round_keys},
    {"target", target_columns, target_keys},
    {"visit", visit_columns, visit_keys},
    {"round_tally", round_tally_columns, round_tally_keys},
    {"round_building", round_building_columns, round_building_keys},
    {"sheet", sheet_columns, sheet_keys},
    {"account_key", account_key_columns, account_key_keys},
    {"sync_operation", sync_operation_columns, sync_operation_keys},
    {"sync_conflict", sync_conflict_columns, sync_conflict_keys},
    {"hint_list", hint_list_columns, hint_list_keys},
    {"hint", hint_columns, hint_keys},
    {"meta", meta_columns, meta_keys},
    {"tally", tally_columns, tally_keys},
    {"gram", gram_columns, gram_keys},
    {"breach", breach_columns, breach_keys},
    {"history", history_columns, history_keys},
    {"audit", audit_columns, audit_keys},
    {"audit_seal", audit_seal_columns, audit_seal_keys},
    {"role", role_columns, role_keys},
    {"account", account_columns, account_keys},
    {"session", session_columns, session_keys},
    {"api_token", api_token_columns, api_token_keys},
    {"saved_view", saved_view_columns, saved_view_keys},
    {"job", job_columns, job_keys},
    {"import_run", import_run_columns, import_run_keys},
    {"import_problem", import_problem_columns, import_problem_keys},
    {"heading_memory", heading_memory_columns, heading_memory_keys},
    {"duplicate_pair", duplicate_pair_columns, duplicate_pair_keys},
    {"unit", unit_columns, unit_keys},
    {"organisation", organisation_columns, organisation_keys},
    {"compound", compound_columns, compound_keys},
    {"entrance", entrance_columns, entrance_keys},
    {"building", building_columns, building_keys},
    {"courtyard", courtyard_columns, courtyard_keys},
    {"door", door_columns, door_keys},
    {"place", place_columns, place_keys},
    {"stall", stall_columns, stall_keys},
    {"household", household_columns, household_keys},
    {"person", person_columns, person_keys},
    {"residence", residence_columns, residence_keys},
};

}  // namespace

std::span<const table_shape> all_tables() { return tables; }

std::string_view reference_ddl(dialect engine) {
  return engine == dialect::sqlite ? sqlite_ddl : postgres_ddl;
}

}  // namespace wangge::db

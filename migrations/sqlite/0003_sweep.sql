-- The sweep: its tables, the index of moves, and its words for the shipped roles.
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
  version INTEGER NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY(district, round, object)) STRICT;
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

CREATE INDEX history_moved ON history(grid, changed_at) WHERE grid <> grid_after;

UPDATE role SET permissions = permissions || ' screening.read screening.work screening.manage'
  WHERE code IN ('district_admin', 'street_office', 'community_office');
UPDATE role SET permissions = permissions || ' screening.read'
  WHERE code IN ('auditor', 'department', 'medic');
UPDATE role SET permissions = permissions || ' screening.read screening.manage'
  WHERE code IN ('headquarters');
UPDATE role SET permissions = permissions || ' screening.read screening.work screening.sign'
  WHERE code IN ('grid_leader');
UPDATE role SET permissions = permissions || ' screening.read screening.work'
  WHERE code IN ('grid_member', 'registrar');

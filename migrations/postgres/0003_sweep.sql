-- The sweep: its tables, the index of moves, and its words for the shipped roles.
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
  version bigint NOT NULL, updated_at bigint NOT NULL, PRIMARY KEY(district, round, object));
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

-- The sweep: rounds, what must be visited, visits, their counts, closing sheets, what phones send.
-- Placeholders and engines as in system.sql. `round` in these tables is the round's number.

CREATE TABLE round(district {int} NOT NULL, id {uuid} NOT NULL, number {int} NOT NULL,
  name {text} NOT NULL, purpose {text} NOT NULL, unit {int} NOT NULL, kinds {text} NOT NULL,
  questions {text} NOT NULL, starts_on {int} NOT NULL, ends_on {int} NOT NULL, state {text} NOT NULL,
  created_by {uuid} NOT NULL, created_at {int} NOT NULL, opened_at {int}, closed_at {int},
  sample_of {int}, sample_percent {int}, seed {int}, version {int} NOT NULL, updated_at {int} NOT NULL,
  updated_by {uuid} NOT NULL, PRIMARY KEY(district, id)){strict};
CREATE UNIQUE INDEX round_number ON round(district, number);

-- One object of one round. outcome 0 is open; due_on is a planned revisit's day, 0 the round's end.
CREATE TABLE target(district {int} NOT NULL, round {int} NOT NULL, object {uuid} NOT NULL,
  kind {int} NOT NULL, grid {int} NOT NULL, building {uuid}, label {text} NOT NULL,
  outcome {int} NOT NULL, attempts {int} NOT NULL, due_on {int} NOT NULL, revisit_at {int},
  households {int} NOT NULL, persons {int} NOT NULL, last_visit {uuid}, last_at {int}, last_by {uuid},
  last_how {int}, late {int} NOT NULL, added_at {int} NOT NULL, added_by {uuid}, missed_by {uuid},
  version {int} NOT NULL, updated_at {int} NOT NULL, fevers {int} NOT NULL DEFAULT 0,
  PRIMARY KEY(district, round, object)){strict};
-- Fevers that wait for a second reading.
CREATE INDEX target_fever ON target(district, round, grid) WHERE fevers > 0;
CREATE INDEX target_place ON target(district, round, grid, label, object);

-- Every visit; its note and answers are sealed. `counted` is 0 when a later one of the same phone
-- had arrived before it.
CREATE TABLE visit(district {int} NOT NULL, id {uuid} NOT NULL, round {int} NOT NULL,
  object {uuid} NOT NULL, grid {int} NOT NULL, outcome {int} NOT NULL, how {int} NOT NULL,
  at {int} NOT NULL, received_at {int} NOT NULL, account {uuid} NOT NULL, device {text}, sequence {int},
  revisit_at {int}, lon {real}, lat {real}, accuracy {real}, content {blob}, counted {int} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE INDEX visit_target ON visit(district, round, object, received_at);

-- Kept counts: targets, and the households and persons behind them; due_on as in target, 0 once it ended.
CREATE TABLE round_tally(district {int} NOT NULL, round {int} NOT NULL, grid {int} NOT NULL,
  kind {int} NOT NULL, outcome {int} NOT NULL, due_on {int} NOT NULL, targets {int} NOT NULL,
  households {int} NOT NULL, persons {int} NOT NULL, late {int} NOT NULL,
  PRIMARY KEY(district, round, grid, kind, outcome, due_on)){strict};
-- A building is done when none of its doors is missing.
CREATE TABLE round_building(district {int} NOT NULL, round {int} NOT NULL, building {uuid} NOT NULL,
  grid {int} NOT NULL, targets {int} NOT NULL, missing {int} NOT NULL,
  PRIMARY KEY(district, round, building)){strict};
CREATE INDEX round_building_grid ON round_building(district, round, grid);

-- What a grid leader signed; `stale` once anything of the grid changed afterwards.
CREATE TABLE sheet(district {int} NOT NULL, id {uuid} NOT NULL, round {int} NOT NULL,
  grid {int} NOT NULL, number {int} NOT NULL, statement {text} NOT NULL, digest {text} NOT NULL,
  signer {uuid} NOT NULL, signature {blob} NOT NULL, public_key {blob} NOT NULL,
  certificate {blob} NOT NULL, signed_at {int} NOT NULL, stale {int} NOT NULL, latest {int} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE UNIQUE INDEX sheet_grid ON sheet(district, round, grid, number);

-- An account's signing key (Ed25519); the private half is sealed.
CREATE TABLE account_key(district {int} NOT NULL, account {uuid} NOT NULL, made_at {int} NOT NULL,
  public_key {blob} NOT NULL, private_key {blob} NOT NULL, certificate {blob} NOT NULL,
  retired_at {int}, PRIMARY KEY(district, account, made_at)){strict};

-- What phones have sent and what became of it, so that a repeat is answered and not done again.
CREATE TABLE sync_operation(district {int} NOT NULL, id {uuid} NOT NULL, account {uuid} NOT NULL,
  device {text} NOT NULL, sequence {int}, received_at {int} NOT NULL, entity {int} NOT NULL,
  record {uuid} NOT NULL, version {int} NOT NULL, state {text} NOT NULL, result {text} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE INDEX sync_operation_record ON sync_operation(record, version);

-- Two answers to one field; both are sealed until somebody decides.
CREATE TABLE sync_conflict(district {int} NOT NULL, id {uuid} NOT NULL, entity {int} NOT NULL,
  record {uuid} NOT NULL, grid {int} NOT NULL, operation {uuid} NOT NULL, account {uuid} NOT NULL,
  device {text} NOT NULL, base_version {int} NOT NULL, made_at {int} NOT NULL, received_at {int} NOT NULL,
  theirs_by {uuid} NOT NULL, theirs_at {int} NOT NULL, fields {blob} NOT NULL, state {text} NOT NULL,
  decided_by {uuid}, decided_at {int}, decided_version {int},
  PRIMARY KEY(district, id)){strict};
CREATE INDEX sync_conflict_grid ON sync_conflict(state, grid, id);
CREATE INDEX sync_conflict_record ON sync_conflict(record);

-- Lists from above (meters, parcels, names), each line a claim to look at on the ground. A line that
-- matches nobody lies in its list's unit. What it says is sealed.
CREATE TABLE hint_list(district {int} NOT NULL, id {uuid} NOT NULL, name {text} NOT NULL,
  sender {text} NOT NULL, unit {int} NOT NULL, due_on {int}, account {uuid} NOT NULL,
  created_at {int} NOT NULL, PRIMARY KEY(district, id)){strict};
CREATE TABLE hint(district {int} NOT NULL, id {uuid} NOT NULL, list {uuid} NOT NULL,
  position {int} NOT NULL, grid {int} NOT NULL, door {uuid}, person {uuid}, content {blob} NOT NULL,
  matched_by {text} NOT NULL, outcome {text} NOT NULL, note {blob}, decided_by {uuid},
  decided_at {int}, version {int} NOT NULL, updated_at {int} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE UNIQUE INDEX hint_place ON hint(district, list, position);
CREATE INDEX hint_grid ON hint(district, grid, id);

-- Tables that are not described entities. {int} {real} {text} {blob} {uuid} and {strict} are
-- replaced per dialect; engines: docs/decisions/0002.

-- Facts about the store itself: schema_version, demo, district, …
CREATE TABLE meta(key {text} NOT NULL PRIMARY KEY, value {text} NOT NULL){strict};

-- Counts kept beside the facts. `unit` is the 15-digit code of the row's own grid or unit.
CREATE TABLE tally(district {int} NOT NULL, measure {text} NOT NULL, unit {int} NOT NULL,
  value {int} NOT NULL, PRIMARY KEY(district, measure, unit)){strict};

-- Two-character pieces of searched names, with the code they lie in (SQLite: clustered).
CREATE TABLE gram(district {int} NOT NULL, entity {int} NOT NULL, gram {text} NOT NULL,
  grid {int} NOT NULL, record {uuid} NOT NULL,
  PRIMARY KEY(district, entity, gram, grid, record)){strict_clustered};

-- Rows that break a rule of good data (records/quality), with the code they lie in.
CREATE TABLE breach(district {int} NOT NULL, rule {int} NOT NULL, grid {int} NOT NULL,
  record {uuid} NOT NULL, PRIMARY KEY(district, rule, grid, record)){strict_clustered};

-- What each change replaced: JSON of the changed fields' former values; sealed where private.
CREATE TABLE history(district {int} NOT NULL, id {uuid} NOT NULL, entity {int} NOT NULL,
  record {uuid} NOT NULL, version {int} NOT NULL, changed_at {int} NOT NULL,
  changed_by {uuid} NOT NULL, reason {text}, grid {int} NOT NULL, grid_after {int} NOT NULL, before {blob} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE INDEX history_record ON history(record, version);
CREATE INDEX history_moved ON history(grid, changed_at) WHERE grid <> grid_after;

-- Who did what. `seq` has no gaps; entries are sealed in batches (audit_seal).
CREATE TABLE audit(district {int} NOT NULL, seq {int} NOT NULL, at {int} NOT NULL,
  actor {uuid} NOT NULL, actor_name {text} NOT NULL, action {text} NOT NULL, entity {int},
  record {uuid}, grid {int}, peer {text}, reason {text}, detail {text},
  PRIMARY KEY(district, seq)){strict};
CREATE INDEX audit_record ON audit(record, seq) WHERE record IS NOT NULL;
CREATE INDEX audit_actor ON audit(actor, seq);
CREATE INDEX audit_at ON audit(at, seq);
CREATE TABLE audit_seal(district {int} NOT NULL, first_seq {int} NOT NULL, last_seq {int} NOT NULL,
  sealed_at {int} NOT NULL, root {blob} NOT NULL, previous {blob} NOT NULL, signature {blob} NOT NULL,
  PRIMARY KEY(district, first_seq)){strict};

CREATE TABLE role(code {text} NOT NULL PRIMARY KEY, zh {text} NOT NULL, en {text} NOT NULL,
  level {text} NOT NULL, permissions {text} NOT NULL, facets {text} NOT NULL){strict};
CREATE TABLE account(district {int} NOT NULL, id {uuid} NOT NULL, username {text} NOT NULL,
  display_name {text} NOT NULL, role {text} NOT NULL, scope {int} NOT NULL, password {text} NOT NULL,
  totp_secret {blob}, totp_step {int}, failures {int} NOT NULL, locked_until {int},
  language {text} NOT NULL, preferences {text} NOT NULL, created_at {int} NOT NULL,
  disabled_at {int}, must_change {int} NOT NULL, version {int} NOT NULL,
  PRIMARY KEY(district, id)){strict};
CREATE UNIQUE INDEX account_username ON account(district, username);
CREATE TABLE session(district {int} NOT NULL, token_hash {blob} NOT NULL, account {uuid} NOT NULL,
  csrf {text} NOT NULL, created_at {int} NOT NULL, seen_at {int} NOT NULL, expires_at {int} NOT NULL,
  peer {text} NOT NULL, agent {text} NOT NULL, PRIMARY KEY(district, token_hash)){strict};
CREATE TABLE api_token(district {int} NOT NULL, id {uuid} NOT NULL, token_hash {blob} NOT NULL,
  account {uuid} NOT NULL, label {text} NOT NULL, created_at {int} NOT NULL, expires_at {int},
  revoked_at {int}, PRIMARY KEY(district, id)){strict};

CREATE TABLE saved_view(district {int} NOT NULL, id {uuid} NOT NULL, account {uuid} NOT NULL,
  entity {text} NOT NULL, name {text} NOT NULL, query {text} NOT NULL, columns {text} NOT NULL,
  position {int} NOT NULL, PRIMARY KEY(district, id)){strict};

-- Long work: exports, imports, bulk changes, searches for duplicates.
CREATE TABLE job(district {int} NOT NULL, id {uuid} NOT NULL, kind {text} NOT NULL,
  account {uuid} NOT NULL, state {text} NOT NULL, done {int} NOT NULL, total {int} NOT NULL,
  request {text} NOT NULL, outcome {text} NOT NULL, created_at {int} NOT NULL, ended_at {int},
  PRIMARY KEY(district, id)){strict};
CREATE INDEX job_account ON job(account, created_at);

CREATE TABLE import_run(district {int} NOT NULL, id {uuid} NOT NULL, entity {text} NOT NULL,
  account {uuid} NOT NULL, filename {text} NOT NULL, file_digest {blob} NOT NULL, sheet {text} NOT NULL,
  heading_row {int} NOT NULL, mapping {text} NOT NULL, state {text} NOT NULL, rows_read {int} NOT NULL,
  created_rows {int} NOT NULL, changed_rows {int} NOT NULL, same_rows {int} NOT NULL, refused_rows {int} NOT NULL,
  controls {text} NOT NULL, started_at {int} NOT NULL, ended_at {int}, PRIMARY KEY(district, id)){strict};
CREATE TABLE import_problem(district {int} NOT NULL, import_id {uuid} NOT NULL, row_no {int} NOT NULL,
  position {int} NOT NULL, code {text} NOT NULL, field {text} NOT NULL, heading {text} NOT NULL, shown {text} NOT NULL,
  params {text} NOT NULL, PRIMARY KEY(district, import_id, row_no, position)){strict};
CREATE TABLE heading_memory(district {int} NOT NULL, entity {text} NOT NULL, heading {text} NOT NULL,
  field {text} NOT NULL, account {uuid} NOT NULL, PRIMARY KEY(district, entity, heading)){strict};

-- Pairs of records that may be one, and what a human decided.
CREATE TABLE duplicate_pair(district {int} NOT NULL, id {uuid} NOT NULL, entity {int} NOT NULL,
  left_id {uuid} NOT NULL, right_id {uuid} NOT NULL, grid_left {int} NOT NULL, grid_right {int} NOT NULL,
  reason {text} NOT NULL, score {int} NOT NULL, state {text} NOT NULL, decided_by {uuid},
  decided_at {int}, undo {text}, PRIMARY KEY(district, id)){strict};
CREATE UNIQUE INDEX duplicate_pair_ends ON duplicate_pair(district, left_id, right_id);
CREATE INDEX duplicate_pair_right ON duplicate_pair(district, right_id);
CREATE INDEX duplicate_pair_state ON duplicate_pair(state, score, id);

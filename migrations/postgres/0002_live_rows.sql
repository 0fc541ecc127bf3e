-- Lists read live records only, and so do their indexes; rows that break a rule of good data are kept.
DROP INDEX unit_scope;
CREATE INDEX unit_scope ON unit(code, id, level, kind, size_class) WHERE ended_on IS NULL;
CREATE INDEX unit_ended ON unit(code, id) WHERE ended_on IS NOT NULL;
DROP INDEX unit_name;
CREATE INDEX unit_name ON unit(name, code, id, level, kind, size_class) WHERE ended_on IS NULL;
DROP INDEX unit_level;
CREATE INDEX unit_level ON unit(level, code, id) WHERE ended_on IS NULL;
DROP INDEX unit_kind;
CREATE INDEX unit_kind ON unit(kind, code, id) WHERE ended_on IS NULL;
DROP INDEX unit_registered_households;
CREATE INDEX unit_registered_households ON unit(registered_households, code, id, level, kind, size_class) WHERE ended_on IS NULL;
DROP INDEX unit_size_class;
CREATE INDEX unit_size_class ON unit(size_class, code, id) WHERE ended_on IS NULL;
DROP INDEX organisation_scope;
CREATE INDEX organisation_scope ON organisation(unit, id, kind) WHERE ended_on IS NULL;
CREATE INDEX organisation_ended ON organisation(unit, id) WHERE ended_on IS NOT NULL;
DROP INDEX organisation_kind;
CREATE INDEX organisation_kind ON organisation(kind, unit, id) WHERE ended_on IS NULL;
DROP INDEX organisation_name;
CREATE INDEX organisation_name ON organisation(name, unit, id, kind) WHERE ended_on IS NULL;
DROP INDEX organisation_member_count;
CREATE INDEX organisation_member_count ON organisation(member_count, unit, id, kind) WHERE ended_on IS NULL;
DROP INDEX compound_scope;
CREATE INDEX compound_scope ON compound(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX compound_ended ON compound(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX compound_name;
CREATE INDEX compound_name ON compound(name, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX compound_kind;
CREATE INDEX compound_kind ON compound(kind, grid, id) WHERE ended_on IS NULL;
DROP INDEX entrance_scope;
CREATE INDEX entrance_scope ON entrance(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX entrance_ended ON entrance(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX entrance_name;
CREATE INDEX entrance_name ON entrance(name, grid, id, status) WHERE ended_on IS NULL;
DROP INDEX entrance_status;
CREATE INDEX entrance_status ON entrance(status, grid, id) WHERE ended_on IS NULL;
DROP INDEX building_scope;
CREATE INDEX building_scope ON building(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX building_ended ON building(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX building_name;
CREATE INDEX building_name ON building(name, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX building_kind;
CREATE INDEX building_kind ON building(kind, grid, id) WHERE ended_on IS NULL;
DROP INDEX building_unit_count;
CREATE INDEX building_unit_count ON building(unit_count, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX building_floor_count;
CREATE INDEX building_floor_count ON building(floor_count, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX courtyard_scope;
CREATE INDEX courtyard_scope ON courtyard(grid, id, kind) WHERE ended_on IS NULL;
CREATE INDEX courtyard_ended ON courtyard(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX courtyard_address;
CREATE INDEX courtyard_address ON courtyard(address, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX courtyard_room_count;
CREATE INDEX courtyard_room_count ON courtyard(room_count, grid, id, kind) WHERE ended_on IS NULL;
DROP INDEX courtyard_kind;
CREATE INDEX courtyard_kind ON courtyard(kind, grid, id) WHERE ended_on IS NULL;
DROP INDEX door_scope;
CREATE INDEX door_scope ON door(grid, id, use) WHERE ended_on IS NULL;
CREATE INDEX door_ended ON door(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX door_address;
CREATE INDEX door_address ON door(address, grid, id, use) WHERE ended_on IS NULL;
DROP INDEX door_use;
CREATE INDEX door_use ON door(use, grid, id) WHERE ended_on IS NULL;
DROP INDEX place_scope;
CREATE INDEX place_scope ON place(grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
CREATE INDEX place_ended ON place(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX place_kind;
CREATE INDEX place_kind ON place(kind, grid, id) WHERE ended_on IS NULL;
DROP INDEX place_subkind;
CREATE INDEX place_subkind ON place(subkind, grid, id) WHERE ended_on IS NULL;
DROP INDEX place_name;
CREATE INDEX place_name ON place(name, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
DROP INDEX place_status;
CREATE INDEX place_status ON place(status, grid, id) WHERE ended_on IS NULL;
DROP INDEX place_above_scale;
CREATE INDEX place_above_scale ON place(grid, id) WHERE above_scale = 1 AND ended_on IS NULL;
DROP INDEX place_staff_count;
CREATE INDEX place_staff_count ON place(staff_count, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
DROP INDEX place_capacity;
CREATE INDEX place_capacity ON place(capacity, grid, id, kind, subkind, status, above_scale) WHERE ended_on IS NULL;
DROP INDEX stall_scope;
CREATE INDEX stall_scope ON stall(grid, id, status) WHERE ended_on IS NULL;
CREATE INDEX stall_ended ON stall(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX stall_number;
CREATE INDEX stall_number ON stall(number, grid, id, status) WHERE ended_on IS NULL;
DROP INDEX stall_status;
CREATE INDEX stall_status ON stall(status, grid, id) WHERE ended_on IS NULL;
DROP INDEX household_scope;
CREATE INDEX household_scope ON household(grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
CREATE INDEX household_ended ON household(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX household_address;
CREATE INDEX household_address ON household(address, grid, id, kind, occupancy, registered) WHERE ended_on IS NULL;
DROP INDEX household_kind;
CREATE INDEX household_kind ON household(kind, grid, id) WHERE ended_on IS NULL;
DROP INDEX household_occupancy;
CREATE INDEX household_occupancy ON household(occupancy, grid, id) WHERE ended_on IS NULL;
DROP INDEX household_registered;
CREATE INDEX household_registered ON household(grid, id) WHERE registered = 1 AND ended_on IS NULL;
DROP INDEX person_scope;
CREATE INDEX person_scope ON person(grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
CREATE INDEX person_ended ON person(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX person_name;
CREATE INDEX person_name ON person(name, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
DROP INDEX person_initials;
CREATE INDEX person_initials ON person(initials, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
DROP INDEX person_birth_date;
CREATE INDEX person_birth_date ON person(birth_date, grid, id, sex, residence_type, presence, party_member, volunteer) WHERE ended_on IS NULL;
DROP INDEX person_residence_type;
CREATE INDEX person_residence_type ON person(residence_type, grid, id) WHERE ended_on IS NULL;
DROP INDEX person_presence;
CREATE INDEX person_presence ON person(presence, grid, id) WHERE ended_on IS NULL;
DROP INDEX person_party_member;
CREATE INDEX person_party_member ON person(grid, id) WHERE party_member = 1 AND ended_on IS NULL;
DROP INDEX person_volunteer;
CREATE INDEX person_volunteer ON person(grid, id) WHERE volunteer = 1 AND ended_on IS NULL;
DROP INDEX residence_scope;
CREATE INDEX residence_scope ON residence(grid, id) WHERE ended_on IS NULL;
CREATE INDEX residence_ended ON residence(grid, id) WHERE ended_on IS NOT NULL;
DROP INDEX stall_market;
CREATE INDEX stall_market ON stall(market, id);
DROP INDEX household_door;
CREATE INDEX household_door ON household(door, id);
DROP INDEX residence_person;
CREATE INDEX residence_person ON residence(person, id);
CREATE TABLE breach(district bigint NOT NULL, rule bigint NOT NULL, grid bigint NOT NULL,
  record uuid NOT NULL, PRIMARY KEY(district, rule, grid, record));
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 1, t.grid, t.id FROM person t
  WHERE t.ended_on IS NULL AND t.id_number_bx IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 2, t.grid, t.id FROM person t
  WHERE t.ended_on IS NULL AND t.phone_bx IS NULL AND t.presence IN (1);
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 3, t.grid, t.id FROM person t
  WHERE t.ended_on IS NULL AND t.birth_date IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 4, t.grid, t.id FROM person t
  WHERE t.ended_on IS NULL AND t.household IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 5, t.grid, t.id FROM household t
  WHERE t.ended_on IS NULL AND t.occupancy IN (1) AND NOT EXISTS (SELECT 1 FROM person c WHERE c.household = t.id AND c.ended_on IS NULL AND +c.presence IN (1));
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 6, t.grid, t.id FROM household t
  WHERE t.ended_on IS NULL AND t.kind IN (2) AND t.landlord_name IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 7, t.grid, t.id FROM door t
  WHERE t.ended_on IS NULL AND t.use <> 4 AND NOT EXISTS (SELECT 1 FROM household c WHERE c.door = t.id AND c.ended_on IS NULL);
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 8, t.grid, t.id FROM building t
  WHERE t.ended_on IS NULL AND (t.lon IS NULL OR t.lat IS NULL);
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 9, t.grid, t.id FROM building t
  WHERE t.ended_on IS NULL AND t.kind IN (1, 4) AND NOT EXISTS (SELECT 1 FROM door c WHERE c.building = t.id AND c.ended_on IS NULL);
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 10, t.grid, t.id FROM compound t
  WHERE t.ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM entrance c WHERE c.compound = t.id AND c.ended_on IS NULL);
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 11, t.grid, t.id FROM compound t
  WHERE t.ended_on IS NULL AND t.property_company IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 12, t.grid, t.id FROM place t
  WHERE t.ended_on IS NULL AND t.contact_name IS NULL;
INSERT INTO breach(district, rule, grid, record) SELECT t.district, 13, t.code, t.id FROM unit t
  WHERE t.ended_on IS NULL AND t.level IN (4) AND t.registered_households > 500;

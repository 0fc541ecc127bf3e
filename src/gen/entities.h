// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include "records/entity.h"

// Positions of fields in a record, and the numbers of coded values.
namespace wangge::records {

extern const entity& unit_entity;
extern const entity& organisation_entity;
extern const entity& compound_entity;
extern const entity& entrance_entity;
extern const entity& building_entity;
extern const entity& courtyard_entity;
extern const entity& door_entity;
extern const entity& place_entity;
extern const entity& stall_entity;
extern const entity& household_entity;
extern const entity& person_entity;
extern const entity& residence_entity;

namespace unit_at {
enum : int {
  code,
  name,
  level,
  kind,
  registered_households,
  size_class,
  center_lon,
  center_lat,
  outline,
  valid_from,
  valid_to,
  source_edition,
  note,
};
}  // namespace unit_at
namespace unit_level {
enum : int {
  district = 1,
  street = 2,
  community = 3,
  grid = 4,
};
}  // namespace unit_level
namespace unit_kind {
enum : int {
  grid_general = 1,
  grid_exclusive = 2,
  residents_committee = 3,
  villagers_committee = 4,
};
}  // namespace unit_kind
namespace unit_size_class {
enum : int {
  lt100 = 1,
  c100_300 = 2,
  gt300 = 3,
};
}  // namespace unit_size_class

namespace organisation_at {
enum : int {
  unit,
  kind,
  name,
  parent,
  member_count,
  contact_name,
  contact_phone,
  credit_code,
  note,
};
}  // namespace organisation_at
namespace organisation_kind {
enum : int {
  district_department = 1,
  city_department = 2,
  street_office = 3,
  party_committee = 4,
  party_general_branch = 5,
  party_branch = 6,
  temp_party_branch = 7,
  residents_committee = 8,
  villagers_committee = 9,
  property_company = 10,
  owners_committee = 11,
  police_station = 12,
};
}  // namespace organisation_kind

namespace compound_at {
enum : int {
  grid,
  name,
  kind,
  property_company,
  owners_committee,
  address,
  lon,
  lat,
  outline,
  note,
};
}  // namespace compound_at
namespace compound_kind {
enum : int {
  closed = 1,
  open = 2,
};
}  // namespace compound_kind

namespace entrance_at {
enum : int {
  grid,
  name,
  status,
  compound,
  shared_with,
  status_since,
  basis,
  lon,
  lat,
  note,
};
}  // namespace entrance_at
namespace entrance_status {
enum : int {
  sealed = 1,
  checkpoint = 2,
  open = 3,
};
}  // namespace entrance_status

namespace building_at {
enum : int {
  grid,
  name,
  sequence,
  compound,
  kind,
  unit_count,
  floor_count,
  address,
  built_year,
  lon,
  lat,
  outline,
  note,
};
}  // namespace building_at
namespace building_kind {
enum : int {
  residential = 1,
  mixed = 2,
  office = 3,
  dormitory = 4,
};
}  // namespace building_kind

namespace courtyard_at {
enum : int {
  grid,
  address,
  room_count,
  kind,
  lon,
  lat,
  note,
};
}  // namespace courtyard_at
namespace courtyard_kind {
enum : int {
  own = 1,
  rental = 2,
  shared = 3,
};
}  // namespace courtyard_kind

namespace door_at {
enum : int {
  grid,
  building,
  courtyard,
  unit_no,
  floor,
  number,
  address,
  use,
  token,
  note,
};
}  // namespace door_at
namespace door_use {
enum : int {
  dwelling = 1,
  rental = 2,
  dormitory = 3,
  vacant = 4,
};
}  // namespace door_use

namespace place_at {
enum : int {
  grid,
  kind,
  subkind,
  name,
  address,
  status,
  above_scale,
  credit_code,
  contact_name,
  contact_phone,
  staff_count,
  capacity,
  lon,
  lat,
  note,
};
}  // namespace place_at
namespace place_kind {
enum : int {
  hotel = 1,
  construction_site = 2,
  market = 3,
  shopfront = 4,
  enterprise = 5,
  school = 6,
  medical = 7,
  gateway = 8,
  observation_site = 9,
};
}  // namespace place_kind
namespace place_subkind {
enum : int {
  railway_station = 1,
  coach_station = 2,
  expressway = 3,
  national_highway = 4,
  central = 5,
  medical_point = 6,
  hospital = 7,
  health_centre = 8,
  clinic = 9,
  kindergarten = 10,
  primary = 11,
  secondary = 12,
};
}  // namespace place_subkind
namespace place_status {
enum : int {
  operating = 1,
  suspended = 2,
  planned = 3,
};
}  // namespace place_status

namespace stall_at {
enum : int {
  grid,
  market,
  number,
  name,
  credit_code,
  operator_name,
  operator_phone,
  trade,
  status,
  note,
};
}  // namespace stall_at
namespace stall_status {
enum : int {
  operating = 1,
  suspended = 2,
};
}  // namespace stall_status

namespace household_at {
enum : int {
  grid,
  door,
  address,
  kind,
  occupancy,
  registered,
  landlord_name,
  landlord_phone,
  since,
  note,
};
}  // namespace household_at
namespace household_kind {
enum : int {
  family = 1,
  tenant = 2,
  collective = 3,
};
}  // namespace household_kind
namespace household_occupancy {
enum : int {
  occupied = 1,
  away = 2,
  vacant = 3,
};
}  // namespace household_occupancy

namespace person_at {
enum : int {
  grid,
  household,
  name,
  initials,
  sex,
  birth_date,
  id_type,
  id_number,
  id_missing_reason,
  phone,
  relation,
  residence_type,
  registered_residence,
  presence,
  presence_since,
  party_member,
  volunteer,
  employer,
  note,
};
}  // namespace person_at
namespace person_sex {
enum : int {
  male = 1,
  female = 2,
};
}  // namespace person_sex
namespace person_id_type {
enum : int {
  resident_id = 1,
  passport = 2,
  permanent_residence = 3,
  none = 4,
};
}  // namespace person_id_type
namespace person_relation {
enum : int {
  head = 1,
  spouse = 2,
  child = 3,
  parent = 4,
  grandchild = 5,
  grandparent = 6,
  sibling = 7,
  child_in_law = 8,
  tenant = 9,
  colleague = 10,
  other = 11,
};
}  // namespace person_relation
namespace person_residence_type {
enum : int {
  registered = 1,
  migrant = 2,
};
}  // namespace person_residence_type
namespace person_presence {
enum : int {
  present = 1,
  not_returned = 2,
  away = 3,
};
}  // namespace person_presence

namespace residence_at {
enum : int {
  grid,
  person,
  door,
  address,
  kind,
  from_on,
  to_on,
};
}  // namespace residence_at
namespace residence_kind {
enum : int {
  second = 1,
  former = 2,
};
}  // namespace residence_kind

}  // namespace wangge::records

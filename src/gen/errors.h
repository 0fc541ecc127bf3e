// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include <string_view>

namespace wangge {

enum class error {
  bad_request,
  bad_json,
  bad_utf8,
  unknown_field,
  unknown_parameter,
  bad_parameter,
  bad_cursor,
  bad_unit,
  not_found,
  method_not_allowed,
  unsupported_media,
  too_large,
  headers_too_large,
  request_timeout,
  not_implemented,
  http_version,
  overloaded,
  store_unavailable,
  store_full,
  store_locked,
  store_newer,
  use_pg_dump,
  internal,
  not_signed_in,
  wrong_credentials,
  totp_needed,
  account_locked,
  rate_limited,
  forbidden,
  field_forbidden,
  csrf,
  reason_needed,
  weak_password,
  bad_username,
  session_needed,
  password_needed,
  bad_totp,
  outside_scope,
  role_level,
  own_account,
  last_administrator,
  duties_apart,
  setup_over,
  username_taken,
  required,
  too_long,
  out_of_range,
  wrong_kind,
  unknown_code,
  read_only,
  bad_date,
  future_date,
  date_order,
  bad_id_number,
  rounded_id_number,
  id_reason_needed,
  bad_phone,
  bad_credit_code,
  credit_code_kind,
  credit_code_check,
  demo_identity,
  unknown_reference,
  outside_grid,
  not_a_grid,
  stale_version,
  version_needed,
  duplicate,
  in_use,
  already_done,
  unknown_format,
  damaged_file,
  no_heading,
  unmapped_heading,
  too_many_rows,
  purpose_needed,
  key_missing,
  key_unsafe,
  key_damaged,
  key_unwritable,
  sealed_unreadable,
};

struct error_entry {
  std::string_view code;
  int status;
  std::string_view zh;
  std::string_view en;
};

const error_entry& describe(error code);

}  // namespace wangge

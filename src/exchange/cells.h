#pragma once
// A cell as an office fills it → the canonical text that records::decode_text reads. Pure.
//
// What a spreadsheet has damaged is refused by name, never passed on: ID numbers rounded to 15
// digits, long codes stored as numbers, door numbers turned into dates, formulas in error. Whether
// a value is right (limits, check digits, references) is for records::check.

#include <string>

#include "base/result.h"
#include "exchange/sheet.h"
#include "records/entity.h"

namespace wangge::exchange {

// Empty for no value: blank cells and the strokes (/ - —) that stand for nothing.
// date: 2020-3-5, 2020/3/5, 2020.3.5, 2020年3月5日, 20200305, serials of 1910 … 2099; a time of day
// behind it is dropped. boolean: 是 否 有 无 √ × yes no …, and the field's own label (党员,
// 非党员). code: its word or label in either language, brackets and spaces aside. Numbers: 1,234
// and 3单元. Refuses with error::wrong_kind, bad_date, unknown_code, bad_unit, rounded_id_number,
// the field's name as problem::field.
result<std::string> canonical_text(const cell& from, const records::field& to);

}  // namespace wangge::exchange

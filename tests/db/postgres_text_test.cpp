#include "db/postgres_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace wangge::db {
namespace {

std::string translated(std::string_view sql, std::vector<unsigned> types = {20, 25}) {
  return with_dollar_marks(sql, types);
}

TEST(dollar_marks, quotes_and_comments_are_left_alone) {
  EXPECT_EQ(translated("SELECT '?1', 'it''s ?1', \"a?1\" -- ?1"),
            "SELECT '?1', 'it''s ?1', \"a?1\" -- ?1");
  EXPECT_EQ(translated("/* ?1 */ ?1 -- ?2\n?2"), "/* ?1 */ $1 -- ?2\n$2");
  EXPECT_EQ(translated("'never closed ?1"), "'never closed ?1");
  EXPECT_EQ(translated("a ? b ?"), "a ? b ?");
}

TEST(dollar_marks, numbers_of_any_length) {
  EXPECT_EQ(translated("?1?12 ?3", std::vector<unsigned>(12, 20)), "$1$12 $3");
}

TEST(dollar_marks, an_open_null_is_null_where_it_is_only_tested) {
  std::vector<unsigned> types{0, 20};
  EXPECT_EQ(with_dollar_marks("?1 IS NULL OR n = ?1 OR ?2 IS NULL", types),
            "NULL IS NULL OR n = $1 OR $2 IS NULL");
  EXPECT_EQ(types, (std::vector<unsigned>{0, 20}));
  EXPECT_EQ(with_dollar_marks("?1 IS NULL", types), "NULL IS NULL");
  EXPECT_EQ(types, (std::vector<unsigned>{25, 20}));
}

TEST(copy_row, escapes_what_copy_would_read_otherwise) {
  std::string out;
  const std::vector<value> row{value(), std::string("\\.\t\r\n\\N"),
                               blob{std::string("\0\xff", 2)}};
  append_copy_row(out, row);
  EXPECT_EQ(out, "\\N\t\\\\.\\t\\r\\n\\\\N\t\\\\x00ff\n");
}

TEST(copy_row, numbers_keep_every_bit) {
  std::string out;
  const std::vector<value> row{std::numeric_limits<std::int64_t>::min(), 0.1, 1e300};
  append_copy_row(out, row);
  EXPECT_EQ(out, "-9223372036854775808\t0.1\t1e+300\n");
}

}  // namespace
}  // namespace wangge::db

// A copy of the whole store: all or nothing.

#include "db/copy.h"

#include <algorithm>

#include "db/migrate.h"
#include "records/records_fixture.h"

namespace wangge::records {
namespace {

using copy_test = records_test;

TEST_P(copy_test, a_copy_that_was_cut_is_no_store_and_begins_anew) {
  const auto place =
      std::filesystem::temp_directory_path() / ("wangge-copy-" + to_string(new_uuid()));
  const auto copy = [&](const std::string& cut_at) {
    db::options how;
    how.data_dir = place;
    how.create = true;
    auto target = db::store::open(how);
    EXPECT_TRUE(target && db::migrate(**target));
    return db::copy_store(parts_->store(), **target, [&](std::string_view table, std::int64_t) {
      if (table == cut_at) throw std::runtime_error("cut");
    });
  };
  EXPECT_THROW(static_cast<void>(copy("person")), std::runtime_error);
  const auto half = app::runtime::open({.data_dir = place});
  ASSERT_FALSE(half);
  EXPECT_EQ(half.error().code(), error::copy_unfinished);
  const auto whole = copy("");
  ASSERT_TRUE(whole) << whole.error().problems.size();
  EXPECT_TRUE(std::ranges::all_of(*whole, &db::copied_table::same));
  EXPECT_EQ(copy("").error().code(), error::store_not_empty);
  const auto opened = app::runtime::open({.data_dir = place});
  EXPECT_FALSE(!opened && opened.error().code() == error::copy_unfinished);
  std::filesystem::remove_all(place);
}

WANGGE_ON_BOTH_STORES(copy_test);

}  // namespace
}  // namespace wangge::records

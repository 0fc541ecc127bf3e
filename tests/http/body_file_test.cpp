#include "http/body_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/uuid.h"

namespace wangge::http {
namespace {

namespace fs = std::filesystem;

class body_file_test : public ::testing::Test {
 protected:
  ~body_file_test() override { fs::remove_all(folder_); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_ = fs::temp_directory_path() / ("wangge-body-" + to_string(new_uuid()));
};

TEST_F(body_file_test, refuses_where_nothing_can_be_written) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "plain") << "a file";
  body_file one(folder_ / "plain");
  one.append("bytes");
  EXPECT_FALSE(one.good());
  EXPECT_FALSE(one.move_to(folder_ / "there"));
}

TEST_F(body_file_test, goes_with_its_holder) {
  {
    body_file one(folder_);
    one.append("bytes");
    EXPECT_EQ(one.size(), 5u);
    EXPECT_EQ(files(), 1u);
  }
  EXPECT_EQ(files(), 0u);
}

TEST_F(body_file_test, stays_where_it_was_moved_for_its_owner_alone) {
  const auto target = folder_ / "kept" / "file";
  {
    body_file one(folder_);
    one.append("by");
    one.append("tes");
    EXPECT_TRUE(one.move_to(target));
  }
  std::ifstream in(target);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "bytes");
  EXPECT_EQ(fs::status(target).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace wangge::http

// How offices name grids, and the rows of a sheet that are none of its records.

#include "exchange/unit_names.h"

#include <gtest/gtest.h>

#include "exchange/remark_rows.h"

namespace wangge::exchange {
namespace {

using codes_found = std::vector<std::int64_t>;

territory::unit_tree::units tree() {
  territory::unit_tree::units all;
  const auto add = [&](std::int64_t code, std::string name, codes::level level) {
    all[code] = {code, {}, std::move(name), level, 0, {}};
  };
  add(370105000000000, "示范区", codes::level::district);
  add(370105001000000, "北坦街道", codes::level::street);
  add(370105001001000, "兰亭社区", codes::level::community);
  add(370105001001001, "兰亭社区第一网格", codes::level::grid);
  add(370105001001012, "兰亭社区第十二网格", codes::level::grid);
  add(370105002000000, "药山街道", codes::level::street);
  add(370105002001000, "梅台社区", codes::level::community);
  add(370105002001001, "梅台社区第一网格", codes::level::grid);
  return all;
}

class named_units : public ::testing::Test {
 protected:
  unit_names names_{tree(), codes::range(370105000000000)};
};

TEST_F(named_units, are_found_by_any_way_of_writing_their_number) {
  for (const char* one :
       {"兰亭社区第一网格", "兰亭社区第1网格", "兰亭社区1号网格", "兰亭社区网格01",
        "北坦街道兰亭社区第一网格", "兰亭社区（第一网格）", "兰亭社区 网格 1"})
    EXPECT_EQ(names_.find(one), codes_found{370105001001001}) << one;
  for (const char* one : {"兰亭社区第十二网格", "兰亭社区12网格", "兰亭社区网格十二"})
    EXPECT_EQ(names_.find(one), codes_found{370105001001012}) << one;
  EXPECT_TRUE(names_.find("兰亭社区第三网格").empty());
}

TEST_F(named_units, without_a_community_may_be_several) {
  EXPECT_EQ(names_.find("第一网格").size(), 2u);
  EXPECT_EQ(names_.find("第十二网格"), codes_found{370105001001012});
}

TEST_F(named_units, are_told_apart_by_the_columns_beside) {
  for (const char* one : {"第一网格", "1", "01", "一号网格", "兰亭社区第一网格"})
    EXPECT_EQ(names_.find(one, {"北坦街道", "兰亭社区"}), codes_found{370105001001001}) << one;
  EXPECT_EQ(names_.find("第一网格", {"", "兰亭"}), codes_found{370105001001001});
  EXPECT_EQ(names_.find("1", {"", "梅台社区"}), codes_found{370105002001001});
}

row row_of(const std::vector<std::string>& texts) {
  row one;
  one.start(9);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    cell& at = one.fill(i);
    if (texts[i].empty()) continue;
    at.kind = cell_kind::text;
    at.text = texts[i];
  }
  one.finish();
  return one;
}

TEST(remark_rows, are_sums_and_notes) {
  for (const auto& one : std::vector<std::vector<std::string>>{{"合计", "", "120"},
                                                               {"", "小 计：", "7"},
                                                               {"1", "总计", "9"},
                                                               {"填表人：张三", "", "审核人：李四"},
                                                               {"注：本表一式两份"},
                                                               {"Total", "3"}})
    EXPECT_TRUE(is_remark_row(row_of(one))) << one.front();
}

TEST(remark_rows, are_not_records) {
  for (const auto& one : std::vector<std::vector<std::string>>{
           {"张三", "男", "户主", "合计"},  // the sum's word too far right
           {"备注", "张三"},
           {"合计屯村", "12"},
           {"说明：长期外出", "张三", "男", "1980", "在济", "户籍", "户主"}})
    EXPECT_FALSE(is_remark_row(row_of(one))) << one.front();
}

}  // namespace
}  // namespace wangge::exchange

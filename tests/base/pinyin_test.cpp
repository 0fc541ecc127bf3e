#include "base/pinyin.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace wangge {
namespace {

struct reading {
  const char* name;
  const char* initials;
};

TEST(pinyin, leaves_out_what_has_no_reading) {
  EXPECT_EQ(name_initials(""), "");
  EXPECT_EQ(name_initials(" ·，-"), "");
  EXPECT_EQ(name_initials("\xff\xe5"), "");
  EXPECT_EQ(name_initials("张\U0002ceff明"), "zm") << "an ideograph nobody has a reading for";
}

TEST(pinyin, reads_names) {
  for (const auto& [name, expected] :
       {reading{"张建国", "zjg"}, reading{"李明", "lm"}, reading{"欧阳娜娜", "oynn"},
        reading{"诸葛亮", "zgl"}, reading{"买买提·艾力", "mmtal"}, reading{"吕女英", "lny"},
        reading{"王 丽", "wl"}, reading{"阿依古丽", "aygl"}, reading{"鄂恩", "ee"},
        reading{"朱晟", "zs"}, reading{"高长青", "gcq"}, reading{"邢觉", "xj"}})
    EXPECT_EQ(name_initials(name), expected) << name;
}

TEST(pinyin, reads_surnames_as_surnames) {
  for (const auto& [name, expected] :
       {reading{"单", "s"},    reading{"解", "x"},       reading{"曾", "z"},
        reading{"仇", "q"},    reading{"查", "z"},       reading{"区", "o"},
        reading{"盖", "g"},    reading{"朴", "p"},       reading{"任", "r"},
        reading{"乐", "y"},    reading{"翟", "z"},       reading{"种", "c"},
        reading{"缪", "m"},    reading{"冼", "x"},       reading{"召", "s"},
        reading{"折", "s"},    reading{"秘", "b"},       reading{"繁", "p"},
        reading{"句", "g"},    reading{"祭", "z"},       reading{"阚", "k"},
        reading{"车", "c"},    reading{"叶", "y"},       reading{"石", "s"},
        reading{"沈", "s"},    reading{"尹", "y"},       reading{"贾", "j"},
        reading{"谌", "c"},    reading{"尉迟恭", "ycg"}, reading{"尉健", "wj"},
        reading{"万俟", "mq"}, reading{"万里", "wl"},    reading{"澹台明", "ttm"},
        reading{"单于", "cy"}, reading{"长孙", "zs"},    reading{"单建解", "sjj"}})
    EXPECT_EQ(name_initials(name), expected) << name;
}

TEST(pinyin, other_text_knows_no_surname) {
  EXPECT_EQ(initials("单元楼"), "dyl");
  EXPECT_EQ(initials("泺口街道"), "lkjd");
  EXPECT_EQ(initials("天桥 ABC 12 号院"), "tqabc12hy");
  EXPECT_EQ(initials("Éва"), "éва");
}

TEST(pinyin, threads_agree) {
  std::vector<std::string> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen)
    threads.emplace_back([&mine] {
      for (char32_t c = 0x4e00; c < 0x5200; ++c)
        mine += initials(std::string{static_cast<char>(0xe0 | c >> 12),
                                     static_cast<char>(0x80 | (c >> 6 & 63)),
                                     static_cast<char>(0x80 | (c & 63))});
    });
  for (auto& thread : threads) thread.join();
  for (const auto& mine : seen) EXPECT_EQ(mine, seen[0]);
  EXPECT_GT(seen[0].size(), 1000u);
}

}  // namespace
}  // namespace wangge

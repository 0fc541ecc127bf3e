#include "demo/names.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace wangge::demo {
namespace {

using residents::sex;
using word = std::string_view;

struct surname_share {
  word text;
  int per_mille;  // of all bearers; general knowledge of northern China, rounded
};

constexpr std::array<surname_share, 100> surnames{{
    {"王", 95},  {"张", 85},  {"李", 80}, {"刘", 68}, {"陈", 28}, {"赵", 28}, {"孙", 28},
    {"杨", 24},  {"周", 17},  {"徐", 16}, {"高", 16}, {"马", 16}, {"朱", 14}, {"郭", 14},
    {"宋", 13},  {"韩", 13},  {"于", 12}, {"吴", 12}, {"黄", 11}, {"胡", 11}, {"曹", 9},
    {"郑", 9},   {"田", 9},   {"董", 9},  {"许", 9},  {"魏", 8},  {"姜", 8},  {"冯", 8},
    {"程", 7},   {"吕", 7},   {"丁", 7},  {"任", 7},  {"崔", 7},  {"范", 7},  {"石", 6},
    {"袁", 6},   {"孔", 6},   {"苏", 6},  {"孟", 6},  {"隋", 5},  {"贾", 5},  {"蒋", 5},
    {"杜", 5},   {"谢", 5},   {"梁", 5},  {"唐", 5},  {"何", 5},  {"林", 5},  {"尹", 5},
    {"牛", 4},   {"侯", 4},   {"薛", 4},  {"曲", 4},  {"潘", 4},  {"邹", 4},  {"段", 4},
    {"江", 4},   {"殷", 3},   {"史", 3},  {"卢", 3},  {"姚", 3},  {"郝", 3},  {"罗", 3},
    {"毕", 3},   {"庄", 3},   {"齐", 3},  {"邵", 3},  {"秦", 3},  {"彭", 3},  {"汪", 3},
    {"沈", 3},   {"傅", 3},   {"夏", 3},  {"白", 3},  {"武", 3},  {"常", 3},  {"邢", 3},
    {"鲁", 3},   {"柳", 3},   {"康", 2},  {"贺", 2},  {"龙", 2},  {"万", 2},  {"钱", 2},
    {"陶", 2},   {"戴", 2},   {"安", 2},  {"方", 2},  {"逯", 2},  {"褚", 2},  {"盖", 2},
    {"单", 2},   {"闫", 2},   {"仲", 2},  {"燕", 1},  {"荆", 1},  {"颜", 1},  {"欧阳", 1},
    {"上官", 1}, {"司马", 1},
}};

// One entry for each of a thousand bearers, so that a draw is a look-up.
const std::vector<word>& bearers() {
  static const std::vector<word> all = [] {
    std::vector<word> out;
    for (const auto& one : surnames) out.insert(out.end(), one.per_mille, one.text);
    return out;
  }();
  return all;
}

// Characters of three bytes each, the commonest first.
struct cohort {
  int until;      // birth years before this one
  double single;  // share of given names of one character
  word male_first, male_second, female_first, female_second;
};

constexpr std::array<cohort, 5> cohorts{{
    {1955, 0.12, "玉德长金广树永庆文福振秀洪传凤宝兴延继恩丙昌吉万书学绍克维守",
     "山林海生成泉明堂贵河田臣荣和友祥才岭峰春孝仁义安平玉顺吉奎",
     "秀玉桂淑凤兰素金翠月春英爱荣庆继文瑞传芝美慧云香巧彩俊振惠洪",
     "英兰珍芳华荣云花莲梅香清贞芝美琴娥凤芬菊玲霞秋平枝娟环爱青仙"},
    {1970, 0.22, "建国卫保新志红爱继胜永立文洪振宝庆学光友长德玉春金凤兴兆俊培",
     "军国华民平东强生林明胜利忠海斌山峰良伟波刚文祥泉安春勇滨岭义",
     "秀玉桂红淑爱春建新丽凤美艳兰云卫亚素冬翠金慧庆月文惠晓振瑞俊",
     "兰英华红梅玲芳云霞香珍琴荣花青凤萍莲敏芬丽燕娟静平艳君菊秋杰"},
    {1985, 0.42, "志建晓海永玉洪文继庆学光振宗传延俊少宏德立兆新春金长卫培",
     "强勇军伟峰涛斌刚鹏辉波磊杰明超亮龙飞健东国华林宁平海滨坤凯旭",
     "丽晓海红艳秀春美玉爱亚雪冬文慧云金凤彩淑建新桂立庆素俊志兆翠",
     "丽娟燕红霞敏玲艳静芳萍娜莉梅琳云英颖洁慧华青蕾波芹菲玉莹婷君"},
    {2000, 0.30, "文子明俊志佳宏天振晓家泽凯一兴宗鸿旭嘉国立庆学永海玉传德延世",
     "浩鹏杰超凯龙宇飞辉磊洋博阳斌涛帅晨康旭亮坤鑫森源栋成迪冉琦强",
     "文雪晓佳梦婷玉思雨丽欣倩美慧静月春海亚雅子婧晨若秋冰新爱凤庆",
     "婷雪静倩慧娜颖莹琪洁丹琳悦敏月瑶文欣晴璐楠蕾媛冉婧菲迪雯晗青"},
    {3000, 0.10, "子浩宇梓俊一家泽明嘉奕天文博皓铭承致昱睿沐景星书润世云思恩立",
     "轩宇涵泽豪睿辰然博阳晨昊杰铭霖远航熙哲言硕宸诚朗翰源奇腾齐琛",
     "欣梓雨诗思子佳一梦语若可雅依婉沐芷清玥书安心艺云昕紫静米慕念",
     "涵怡彤萱琪妍瑶悦欣洋桐诺菲语雯晴熙玥宁然汐蕊晗婷静柠伊冉溪璇"},
}};

const cohort& cohort_of(int birth_year) {
  return *std::find_if(cohorts.begin(), cohorts.end(),
                       [birth_year](const auto& one) { return birth_year < one.until; });
}

// The earlier a character stands, the likelier.
word draw_character(word characters, random_source& rng) {
  const auto n = characters.size() / 3;
  const double u = rng.unit();
  const auto at = static_cast<std::size_t>(u * (0.35 + 0.65 * u) * static_cast<double>(n));
  return characters.substr(at * 3, 3);
}

}  // namespace

std::string_view draw_surname(random_source& rng) {
  return rng.pick(bearers());
}

std::string draw_given_name(sex of, int birth_year, random_source& rng) {
  const auto& usual = cohort_of(birth_year);
  const bool male = of == sex::male;
  const word first = male ? usual.male_first : usual.female_first;
  const word second = male ? usual.male_second : usual.female_second;
  const word last = draw_character(second, rng);
  if (rng.chance(usual.single)) return std::string(last);
  word generation = draw_character(first, rng);
  while (generation == last) generation = draw_character(first, rng);
  std::string out(generation);
  out += last;
  return out;
}

std::string draw_name(std::string_view surname, sex of, int birth_year, random_source& rng) {
  const word family = surname.empty() ? draw_surname(rng) : surname;
  std::string out;
  do {
    out = family;
    out += draw_given_name(of, birth_year, rng);
  } while (is_reserved_name(out));
  return out;
}

bool is_reserved_name(std::string_view name) {
  constexpr std::array<word, 5> reserved{"李晓", "成述鹏", "韩伟", "张素芬", "刘如嫣"};
  return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

}  // namespace wangge::demo

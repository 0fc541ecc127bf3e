#include "demo/place_names.h"

#include <fmt/format.h>

#include <array>
#include <span>
#include <stdexcept>

#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace kind = records::place_kind;
namespace sub = records::place_subkind;
using words = std::span<const std::string_view>;
using word = std::string_view;

constexpr std::array<word, 26> first_words{"锦", "翠", "瑞", "祥", "春", "兰", "桂", "梅", "竹",
                                           "松", "枫", "桐", "荷", "莲", "澄", "碧", "蓝", "玉",
                                           "珠", "晴", "逸", "颐", "沁", "馨", "霞", "望"};
constexpr std::array<word, 18> second_words{"溪", "庭", "湾", "岸", "坊", "桥", "亭", "台", "阁",
                                            "轩", "屿", "岭", "洲", "圃", "汀", "源", "畔", "堂"};
constexpr std::array<word, 16> village_first{"柳", "槐", "枣", "桑", "杏", "梨", "榆", "桐",
                                             "荆", "芦", "苇", "葛", "蒲", "柏", "枫", "棠"};
constexpr std::array<word, 12> village_second{"坡", "洼", "岗", "湾", "营", "寨",
                                              "屯", "堤", "圈", "铺", "峪", "泉"};
constexpr std::array<word, 8> estates{"花园", "家园", "嘉苑", "名郡",
                                      "雅居", "公馆", "华庭", "新城"};
constexpr std::array<word, 8> works{"机修厂", "纺织厂", "粮油站", "木材厂",
                                    "轴承厂", "印刷厂", "化工厂", "车辆段"};
constexpr std::array<word, 16> trades{"服装", "鞋帽", "小商品",   "五金机电", "建材", "灯具",
                                      "家具", "蔬菜", "水产",     "粮油",     "茶叶", "花卉",
                                      "汽配", "皮革", "图书文具", "食品"};
constexpr std::array<word, 20> shops{"便利店", "餐馆",   "理发店", "水果店", "药店",
                                     "五金店", "服装店", "早点铺", "面馆",   "烟酒店",
                                     "洗衣店", "文具店", "手机店", "快递站", "粮油店",
                                     "维修部", "家电行", "茶社",   "裁缝铺", "鲜肉铺"};
constexpr std::array<word, 12> industries{"机械", "电子", "食品", "包装", "印务", "管业",
                                          "医药", "化工", "纺织", "仪表", "建材", "阀门"};
constexpr std::array<word, 10> services{"商贸", "物流",     "科技", "餐饮管理", "装饰",
                                        "信息", "文化传媒", "运输", "咨询",     "贸易"};
constexpr std::array<word, 6> inns{"宾馆", "酒店", "商务酒店", "快捷酒店", "旅馆", "招待所"};

struct word_pairs {
  words first, second;
  word ending;
};

// `n` different pairs of a first and a second word, with the ending.
std::vector<std::string> draw_pairs(const word_pairs& from, int n, random_source& rng) {
  std::vector<std::string> all;
  for (const auto a : from.first) {
    for (const auto b : from.second) all.push_back(fmt::format("{}{}{}", a, b, from.ending));
  }
  if (n > static_cast<int>(all.size())) throw std::logic_error("place_names: too few words");
  rng.shuffle(all);
  all.resize(n);
  return all;
}

// A pair of words that differs for every ordinal below 26 × 18.
std::string coined(int ordinal) {
  const int turn = ordinal * 7;  // 7 shares no factor with 468, so neighbours do not look alike
  return fmt::format("{}{}", first_words[turn % 26], second_words[turn / 26 % 18]);
}

template <class Words>
word any(const Words& from, random_source& rng) {
  return from[rng.below(from.size())];
}

std::string enterprise_name(const name_of_place& what, random_source& rng) {
  const int round = what.ordinal / 468;
  const word field = what.above_scale ? any(industries, rng) : any(services, rng);
  return fmt::format("济南{}{}{}有限公司", coined(what.ordinal),
                     round ? fmt::format("{}", round + 1) : "", field);
}

// Twenty trades for each pair of words; the step of one more per round keeps streets mixed.
std::string shop_name(int ordinal) {
  const int round = ordinal / 468;
  const word shop = shops[static_cast<std::size_t>(ordinal + round) % shops.size()];
  return fmt::format("{}{}{}", coined(ordinal), shop, round < 20 ? "" : "分店");
}

std::string gateway_name(const name_of_place& what) {
  constexpr std::array<word, 2> rail{"济南站", "大明湖站"};
  constexpr std::array<word, 3> coach{"长途汽车总站", "长途客运中心", "长途汽车联运站"};
  constexpr std::array<word, 2> expressway{"高速公路东出入口", "高速公路西出入口"};
  constexpr std::array<word, 2> highway{"国道南线入口", "国道北线入口"};
  switch (what.subkind) {
    case sub::railway_station:
      return std::string(rail.at(what.ordinal));
    case sub::coach_station:
      return std::string(coach.at(what.ordinal));
    case sub::expressway:
      return std::string(expressway.at(what.ordinal));
    default:
      return std::string(highway.at(what.ordinal));
  }
}

std::string medical_name(const name_of_place& what) {
  // The first four sent applicants to Hubei; the rest is invented.
  constexpr std::array<word, 2> hospitals{"天桥医院", "天桥二院"};
  constexpr std::array<word, 2> centres{"大桥卫生院", "桑梓卫生院"};
  const auto at = std::size_t(what.ordinal);
  if (what.subkind == sub::hospital) {
    return at < 2 ? std::string(hospitals[at]) : fmt::format("{}医院", coined(what.ordinal));
  }
  if (what.subkind == sub::health_centre) {
    return at < 2 ? std::string(centres[at])
                  : fmt::format("{}社区卫生服务中心", coined(what.ordinal));
  }
  return fmt::format("{}诊所", coined(what.ordinal));
}

std::string school_name(const name_of_place& what) {
  switch (what.subkind) {
    case sub::kindergarten:
      return fmt::format("{}幼儿园", coined(what.ordinal));
    case sub::primary:
      return fmt::format("{}小学", coined(what.ordinal));
    default:
      return fmt::format("{}中学", coined(what.ordinal));
  }
}

std::string site_name(const name_of_place& what) {
  const word sort = what.subkind == sub::central ? "集中留观所" : "医学观察点";
  return fmt::format("第{}{}", what.ordinal + 1, sort);
}

}  // namespace

std::vector<std::string> committee_names(int n, random_source& rng) {
  return draw_pairs({first_words, second_words, "社区"}, n, rng);
}

std::vector<std::string> village_names(int n, random_source& rng) {
  return draw_pairs({village_first, village_second, "村"}, n, rng);
}

std::string stem_of(std::string_view community_name) {
  return std::string(community_name.substr(0, 6));  // two characters of three bytes
}

std::string compound_name(std::string_view stem, bool closed, int nth, random_source& rng) {
  if (closed) return fmt::format("{}{}{}", stem, coined(nth), any(estates, rng));
  if (rng.chance(0.4)) return fmt::format("{}{}宿舍{}号院", stem, any(works, rng), nth % 9 + 1);
  return fmt::format("{}里{}区", stem, nth % 40 + 1);
}

std::string place_name(const name_of_place& what, random_source& rng) {
  switch (what.kind) {
    case kind::hotel:
      return fmt::format("{}{}", coined(what.ordinal), any(inns, rng));
    case kind::construction_site:
      return fmt::format("{}{}号地块项目", what.stem, what.ordinal + 1);
    case kind::market:
      return fmt::format("{}{}批发市场", coined(what.ordinal), market_trade(what.ordinal));
    case kind::shopfront:
      return shop_name(what.ordinal);
    case kind::enterprise:
      return enterprise_name(what, rng);
    case kind::school:
      return school_name(what);
    case kind::medical:
      return medical_name(what);
    case kind::gateway:
      return gateway_name(what);
    default:
      return site_name(what);
  }
}

std::string stall_name(int n, std::string_view trade, random_source& rng) {
  constexpr std::array<word, 4> forms{"商行", "经营部", "批发部", "行"};
  return fmt::format("{}{}{}", coined(n), trade, any(forms, rng));
}

std::string_view market_trade(int market_ordinal) {
  return trades[std::size_t(market_ordinal) % trades.size()];
}

std::string property_company_name(int at) {
  return fmt::format("济南{}物业服务有限公司", coined(at));
}

}  // namespace wangge::demo

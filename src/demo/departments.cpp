#include "demo/departments.h"

#include <array>
#include <cstddef>

namespace wangge::demo {
namespace {

using word = std::string_view;

constexpr std::array<word, 53> of_district{"区委办公室",
                                           "区政府办公室",
                                           "区纪委监委机关",
                                           "区委组织部",
                                           "区委宣传部",
                                           "区委统战部",
                                           "区委政法委",
                                           "区委编办",
                                           "区委巡察办",
                                           "区委党校",
                                           "区人大常委会机关",
                                           "区政协机关",
                                           "区发展和改革局",
                                           "区教育和体育局",
                                           "区科学技术局",
                                           "区工业和信息化局",
                                           "区民政局",
                                           "区司法局",
                                           "区财政局",
                                           "区人力资源和社会保障局",
                                           "区住房和城乡建设局",
                                           "区城市管理局",
                                           "区交通运输局",
                                           "区农业农村局",
                                           "区水务局",
                                           "区商务局",
                                           "区文化和旅游局",
                                           "区卫生健康局",
                                           "区退役军人事务局",
                                           "区应急管理局",
                                           "区审计局",
                                           "区国有资产事务中心",
                                           "区市场监督管理局",
                                           "区统计局",
                                           "区医疗保障局",
                                           "区信访局",
                                           "区行政审批服务局",
                                           "区大数据局",
                                           "区投资促进局",
                                           "区总工会",
                                           "团区委",
                                           "区妇联",
                                           "区残联",
                                           "区工商联",
                                           "区科协",
                                           "区红十字会",
                                           "区法院",
                                           "区检察院",
                                           "公安分局",
                                           "区税务局",
                                           "区疾病预防控制中心",
                                           "区机关事务服务中心",
                                           "区环卫管护中心"};

constexpr std::array<word, 12> of_city{
    "市发展和改革委员会", "市教育局",     "市民政局",         "市财政局",
    "市住房和城乡建设局", "市交通运输局", "市水务局",         "市商务局",
    "市卫生健康委员会",   "市应急管理局", "市市场监督管理局", "市城市管理局"};

}  // namespace

std::string_view district_department(int at) {
  return of_district.at(static_cast<std::size_t>(at));
}

std::string_view city_department(int at) {
  return of_city.at(static_cast<std::size_t>(at));
}

}  // namespace wangge::demo

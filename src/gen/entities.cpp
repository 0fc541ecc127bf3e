// Made by schema/generate.py from schema/. Do not edit.
#include "gen/entities.h"

namespace wangge::records {
namespace {

constexpr std::string_view unit_code_headings[] = {"编码", "代码", "网格编码", "区划代码"};
constexpr std::string_view unit_name_headings[] = {"区划名称", "网格名称"};
constexpr code_entry unit_level_codes[] = {
    {1, "district", "区", "District"},
    {2, "street", "街道", "Street"},
    {3, "community", "社区（村）", "Community"},
    {4, "grid", "网格", "Grid"},
};
constexpr code_entry unit_kind_codes[] = {
    {1, "grid_general", "综合网格", "General grid"},
    {2, "grid_exclusive", "专属网格", "Exclusive grid"},
    {3, "residents_committee", "居民委员会", "Residents' committee"},
    {4, "villagers_committee", "村民委员会", "Villagers' committee"},
};
constexpr std::string_view unit_registered_households_headings[] = {"户籍户数", "覆盖户数"};
constexpr code_entry unit_size_class_codes[] = {
    {1, "lt100", "100 户以下", "Under 100 households"},
    {2, "100_300", "100–300 户", "100 to 300 households"},
    {3, "gt300", "300 户以上", "Over 300 households"},
};
constexpr field unit_fields[] = {
    {"code", field_kind::unit, "区划编码", "Division code", "", "", "", "", 0, 0, {}, {}, unit_code_headings, privacy::none, search_kind::none, true, true, false, true, true, false, false, false},
    {"name", field_kind::text, "名称", "Name", "", "", "", "", 0, 40, {}, {}, unit_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"level", field_kind::code, "层级", "Level", "", "", "", "", 0, 0, unit_level_codes, {}, {}, privacy::none, search_kind::none, true, true, false, false, false, true, false, false},
    {"kind", field_kind::code, "类型", "Kind", "", "", "", "", 0, 0, unit_kind_codes, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"registered_households", field_kind::integer, "在册户数", "Registered households", "户", "", "", "", 0, 100000, {}, {}, unit_registered_households_headings, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"size_class", field_kind::code, "规模", "Size class", "", "", "", "", 0, 0, unit_size_class_codes, {}, {}, privacy::none, search_kind::none, false, false, true, false, false, true, false, false},
    {"center_lon", field_kind::decimal, "中心经度", "Centre longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"center_lat", field_kind::decimal, "中心纬度", "Centre latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"outline", field_kind::outline, "边界", "Outline", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"valid_from", field_kind::date, "启用日期", "Valid from", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"valid_to", field_kind::date, "停用日期", "Valid to", "", "", "", "valid_from", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"source_edition", field_kind::text, "编码版本", "Code edition", "", "", "", "", 0, 40, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view organisation_unit_headings[] = {"区划编码"};
constexpr code_entry organisation_kind_codes[] = {
    {1, "district_department", "区直部门", "District department"},
    {2, "city_department", "市直部门", "City department"},
    {3, "street_office", "街道办事处", "Street office"},
    {4, "party_committee", "党委", "Party committee"},
    {5, "party_general_branch", "党总支", "Party general branch"},
    {6, "party_branch", "党支部", "Party branch"},
    {7, "temp_party_branch", "临时党支部", "Temporary Party branch"},
    {8, "residents_committee", "居委会", "Residents' committee"},
    {9, "villagers_committee", "村委会", "Villagers' committee"},
    {10, "property_company", "物业公司", "Property company"},
    {11, "owners_committee", "业委会", "Owners' committee"},
    {12, "police_station", "派出所", "Police station"},
};
constexpr std::string_view organisation_kind_headings[] = {"组织类别"};
constexpr std::string_view organisation_name_headings[] = {"名称", "单位名称"};
constexpr std::string_view organisation_contact_name_headings[] = {"负责人"};
constexpr std::string_view organisation_contact_phone_headings[] = {"电话"};
constexpr field organisation_fields[] = {
    {"unit", field_kind::unit, "所属区划", "Division", "", "", "", "", 0, 0, {}, {}, organisation_unit_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"kind", field_kind::code, "类别", "Kind", "", "", "", "", 0, 0, organisation_kind_codes, {}, organisation_kind_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"name", field_kind::text, "组织名称", "Organisation", "", "", "", "", 0, 80, {}, {}, organisation_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"parent", field_kind::ref, "上级组织", "Parent", "", "", "organisation", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"member_count", field_kind::integer, "成员数", "Members", "人", "", "", "", 0, 1000000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"contact_name", field_kind::text, "联系人", "Contact", "", "name", "", "", 0, 40, {}, {}, organisation_contact_name_headings, privacy::name, search_kind::none, false, false, false, false, false, false, false, false},
    {"contact_phone", field_kind::phone, "联系电话", "Contact phone", "", "contact", "", "", 0, 0, {}, {}, organisation_contact_phone_headings, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"credit_code", field_kind::credit_code, "统一社会信用代码", "Credit code", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view compound_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view compound_name_headings[] = {"小区", "名称"};
constexpr code_entry compound_kind_codes[] = {
    {1, "closed", "封闭式小区", "Closed compound"},
    {2, "open", "开放式小区", "Open compound"},
};
constexpr code_word compound_kind_words[] = {
    {"封闭", 1},
    {"封闭小区", 1},
    {"是", 1},
    {"开放", 2},
    {"开放小区", 2},
    {"敞开", 2},
    {"不封闭", 2},
    {"否", 2},
};
constexpr std::string_view compound_kind_headings[] = {"小区类型", "封闭类型"};
constexpr std::string_view compound_address_headings[] = {"地址", "坐落"};
constexpr field compound_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, compound_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"name", field_kind::text, "小区名称", "Compound", "", "", "", "", 0, 60, {}, {}, compound_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"kind", field_kind::code, "类型", "Kind", "", "", "", "", 0, 0, compound_kind_codes, compound_kind_words, compound_kind_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"property_company", field_kind::ref, "物业公司", "Property company", "", "", "organisation", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"owners_committee", field_kind::ref, "业委会", "Owners' committee", "", "", "organisation", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"address", field_kind::text, "地址", "Address", "", "", "", "", 0, 120, {}, {}, compound_address_headings, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lon", field_kind::decimal, "经度", "Longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lat", field_kind::decimal, "纬度", "Latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"outline", field_kind::outline, "边界", "Outline", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view entrance_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view entrance_name_headings[] = {"出入口", "名称", "卡口名称"};
constexpr code_entry entrance_status_codes[] = {
    {1, "sealed", "已封闭", "Sealed"},
    {2, "checkpoint", "值守卡口", "Staffed checkpoint"},
    {3, "open", "开放", "Open"},
};
constexpr code_word entrance_status_words[] = {
    {"封闭", 1},
    {"封堵", 1},
    {"封", 1},
    {"关闭", 1},
    {"卡口", 2},
    {"值守", 2},
    {"设卡", 2},
    {"检查点", 2},
    {"执勤点", 2},
    {"通行", 3},
    {"畅通", 3},
    {"正常", 3},
};
constexpr std::string_view entrance_status_headings[] = {"出入口状态"};
constexpr field entrance_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, entrance_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"name", field_kind::text, "出入口名称", "Entrance", "", "", "", "", 0, 60, {}, {}, entrance_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"status", field_kind::code, "状态", "Status", "", "", "", "", 0, 0, entrance_status_codes, entrance_status_words, entrance_status_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"compound", field_kind::ref, "所属小区", "Compound", "", "", "compound", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"shared_with", field_kind::ref, "共用小区", "Shared with", "", "", "compound", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"status_since", field_kind::date, "状态起始", "Status since", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"basis", field_kind::text, "依据", "Basis", "", "", "", "", 0, 120, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lon", field_kind::decimal, "经度", "Longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lat", field_kind::decimal, "纬度", "Latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view building_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view building_name_headings[] = {"楼栋", "楼号", "名称"};
constexpr code_entry building_kind_codes[] = {
    {1, "residential", "住宅", "Residential"},
    {2, "mixed", "商住", "Mixed use"},
    {3, "office", "办公", "Office"},
    {4, "dormitory", "宿舍", "Dormitory"},
};
constexpr code_word building_kind_words[] = {
    {"居民楼", 1},
    {"住宅楼", 1},
    {"居住", 1},
    {"商住楼", 2},
    {"商住两用", 2},
    {"办公楼", 3},
    {"写字楼", 3},
    {"宿舍楼", 4},
    {"集体宿舍", 4},
};
constexpr std::string_view building_unit_count_headings[] = {"单元数"};
constexpr std::string_view building_floor_count_headings[] = {"层数"};
constexpr std::string_view building_address_headings[] = {"地址", "坐落"};
constexpr field building_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, building_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"name", field_kind::text, "楼宇名称", "Building", "", "", "", "", 0, 60, {}, {}, building_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"sequence", field_kind::integer, "楼宇序号", "Building sequence", "", "", "", "", 1, 99999, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"compound", field_kind::ref, "所属小区", "Compound", "", "", "compound", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"kind", field_kind::code, "用途", "Use", "", "", "", "", 0, 0, building_kind_codes, building_kind_words, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"unit_count", field_kind::integer, "单元数", "Building units", "单元", "", "", "", 1, 50, {}, {}, building_unit_count_headings, privacy::none, search_kind::none, true, false, false, false, true, false, false, false},
    {"floor_count", field_kind::integer, "楼层数", "Floors", "层", "", "", "", 1, 120, {}, {}, building_floor_count_headings, privacy::none, search_kind::none, true, false, false, false, true, false, false, false},
    {"address", field_kind::text, "地址", "Address", "", "", "", "", 0, 120, {}, {}, building_address_headings, privacy::none, search_kind::gram, false, false, false, false, false, false, false, false},
    {"built_year", field_kind::integer, "建成年份", "Built in", "", "", "", "", 1900, 2100, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lon", field_kind::decimal, "经度", "Longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lat", field_kind::decimal, "纬度", "Latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"outline", field_kind::outline, "轮廓", "Footprint", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view courtyard_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view courtyard_address_headings[] = {"地址", "门牌", "院落"};
constexpr code_entry courtyard_kind_codes[] = {
    {1, "own", "自住", "Owner-occupied"},
    {2, "rental", "出租", "Rental"},
    {3, "shared", "合用", "Shared"},
};
constexpr code_word courtyard_kind_words[] = {
    {"自用", 1},
    {"自住院", 1},
    {"出租院", 2},
    {"租住", 2},
    {"合住", 3},
};
constexpr field courtyard_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, courtyard_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"address", field_kind::text, "院落地址", "Address", "", "", "", "", 0, 120, {}, {}, courtyard_address_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"room_count", field_kind::integer, "房间数", "Rooms", "间", "", "", "", 0, 500, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"kind", field_kind::code, "性质", "Kind", "", "", "", "", 0, 0, courtyard_kind_codes, courtyard_kind_words, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"lon", field_kind::decimal, "经度", "Longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lat", field_kind::decimal, "纬度", "Latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view door_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view door_number_headings[] = {"房号", "室"};
constexpr std::string_view door_address_headings[] = {"地址", "住址"};
constexpr code_entry door_use_codes[] = {
    {1, "dwelling", "住宅", "Dwelling"},
    {2, "rental", "出租", "Rental"},
    {3, "dormitory", "宿舍", "Dormitory"},
    {4, "vacant", "空户", "Vacant"},
};
constexpr code_word door_use_words[] = {
    {"居住", 1},
    {"自住", 1},
    {"出租屋", 2},
    {"租住", 2},
    {"出租房", 2},
    {"集体宿舍", 3},
    {"空置", 4},
    {"空房", 4},
    {"空", 4},
};
constexpr field door_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, door_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"building", field_kind::ref, "楼宇", "Building", "", "", "building", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"courtyard", field_kind::ref, "院落", "Courtyard", "", "", "courtyard", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"unit_no", field_kind::integer, "单元", "Building unit", "", "", "", "", 1, 50, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"floor", field_kind::integer, "楼层", "Floor", "", "", "", "", -5, 120, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"number", field_kind::text, "门牌号", "Door number", "", "", "", "", 0, 20, {}, {}, door_number_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"address", field_kind::text, "门牌地址", "Address", "", "", "", "", 0, 120, {}, {}, door_address_headings, privacy::none, search_kind::prefix, true, false, false, false, true, false, false, false},
    {"use", field_kind::code, "用途", "Use", "", "", "", "", 0, 0, door_use_codes, door_use_words, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"token", field_kind::token, "门牌码", "Door token", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, true, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view place_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr code_entry place_kind_codes[] = {
    {1, "hotel", "宾馆", "Hotel"},
    {2, "construction_site", "工地", "Construction site"},
    {3, "market", "专业市场", "Specialised market"},
    {4, "shopfront", "门头房", "Shopfront"},
    {5, "enterprise", "企业", "Enterprise"},
    {6, "school", "学校", "School"},
    {7, "medical", "医疗机构", "Medical institution"},
    {8, "gateway", "交通门户", "Gateway"},
    {9, "observation_site", "留观场所", "Observation site"},
};
constexpr code_word place_kind_words[] = {
    {"酒店", 1},
    {"旅馆", 1},
    {"旅店", 1},
    {"宾馆酒店", 1},
    {"建筑工地", 2},
    {"施工工地", 2},
    {"在建工地", 2},
    {"市场", 3},
    {"批发市场", 3},
    {"专业批发市场", 3},
    {"门店", 4},
    {"商铺", 4},
    {"沿街商铺", 4},
    {"店铺", 4},
    {"沿街门店", 4},
    {"公司", 5},
    {"工厂", 5},
};
constexpr std::string_view place_kind_headings[] = {"场所类别", "场所类型"};
constexpr code_entry place_subkind_codes[] = {
    {1, "railway_station", "火车站", "Railway station"},
    {2, "coach_station", "长途汽车站", "Coach station"},
    {3, "expressway", "高速出入口", "Expressway exit"},
    {4, "national_highway", "国道", "National highway"},
    {5, "central", "集中留观所", "Central observation site"},
    {6, "medical_point", "医学观察点", "Medical observation point"},
    {7, "hospital", "医院", "Hospital"},
    {8, "health_centre", "卫生院", "Health centre"},
    {9, "clinic", "诊所", "Clinic"},
    {10, "kindergarten", "幼儿园", "Kindergarten"},
    {11, "primary", "小学", "Primary school"},
    {12, "secondary", "中学", "Secondary school"},
};
constexpr std::string_view place_name_headings[] = {"名称", "单位名称", "企业名称"};
constexpr std::string_view place_address_headings[] = {"地址", "坐落"};
constexpr code_entry place_status_codes[] = {
    {1, "operating", "营业（开工）", "Operating"},
    {2, "suspended", "停业（停工）", "Suspended"},
    {3, "planned", "筹备", "Planned"},
};
constexpr code_word place_status_words[] = {
    {"营业", 1},
    {"开工", 1},
    {"正常", 1},
    {"营业中", 1},
    {"已复工", 1},
    {"复工", 1},
    {"在营", 1},
    {"停业", 2},
    {"停工", 2},
    {"未复工", 2},
    {"歇业", 2},
    {"关停", 2},
    {"未开业", 3},
};
constexpr std::string_view place_credit_code_headings[] = {"信用代码", "社会信用代码"};
constexpr std::string_view place_contact_name_headings[] = {"负责人", "联系人"};
constexpr std::string_view place_contact_phone_headings[] = {"电话", "联系方式"};
constexpr field place_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, place_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"kind", field_kind::code, "类别", "Kind", "", "", "", "", 0, 0, place_kind_codes, place_kind_words, place_kind_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"subkind", field_kind::code, "细类", "Sub-kind", "", "", "", "", 0, 0, place_subkind_codes, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"name", field_kind::text, "场所名称", "Place", "", "", "", "", 0, 80, {}, {}, place_name_headings, privacy::none, search_kind::gram, true, false, false, false, true, false, false, false},
    {"address", field_kind::text, "地址", "Address", "", "", "", "", 0, 120, {}, {}, place_address_headings, privacy::none, search_kind::gram, false, false, false, false, false, false, false, false},
    {"status", field_kind::code, "营业状态", "Status", "", "", "", "", 0, 0, place_status_codes, place_status_words, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"above_scale", field_kind::boolean, "规模以上", "Above designated size", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"credit_code", field_kind::credit_code, "统一社会信用代码", "Credit code", "", "", "", "", 0, 0, {}, {}, place_credit_code_headings, privacy::none, search_kind::none, false, false, false, true, false, false, false, false},
    {"contact_name", field_kind::text, "联系人", "Contact", "", "name", "", "", 0, 40, {}, {}, place_contact_name_headings, privacy::name, search_kind::none, false, false, false, false, false, false, false, false},
    {"contact_phone", field_kind::phone, "联系电话", "Contact phone", "", "contact", "", "", 0, 0, {}, {}, place_contact_phone_headings, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"staff_count", field_kind::integer, "从业人数", "Staff", "人", "", "", "", 0, 1000000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"capacity", field_kind::integer, "容量（床位、摊位）", "Capacity (beds, stalls)", "", "", "", "", 0, 1000000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"lon", field_kind::decimal, "经度", "Longitude", "", "", "", "", 70, 140, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"lat", field_kind::decimal, "纬度", "Latitude", "", "", "", "", 3, 54, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view stall_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view stall_name_headings[] = {"名称", "商户名称"};
constexpr std::string_view stall_credit_code_headings[] = {"信用代码"};
constexpr std::string_view stall_operator_phone_headings[] = {"电话", "联系方式"};
constexpr code_entry stall_status_codes[] = {
    {1, "operating", "营业", "Operating"},
    {2, "suspended", "停业", "Suspended"},
};
constexpr code_word stall_status_words[] = {
    {"正常", 1},
    {"营业中", 1},
    {"在营", 1},
    {"停", 2},
    {"歇业", 2},
    {"关停", 2},
};
constexpr field stall_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, stall_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"market", field_kind::ref, "所属市场", "Market", "", "", "place", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"number", field_kind::text, "摊位号", "Stall number", "", "", "", "", 0, 20, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, true, false, false, false},
    {"name", field_kind::text, "字号名称", "Trade name", "", "", "", "", 0, 80, {}, {}, stall_name_headings, privacy::none, search_kind::gram, true, false, false, false, false, false, false, false},
    {"credit_code", field_kind::credit_code, "统一社会信用代码", "Credit code", "", "", "", "", 0, 0, {}, {}, stall_credit_code_headings, privacy::none, search_kind::none, false, false, false, true, false, false, false, false},
    {"operator_name", field_kind::text, "经营者", "Operator", "", "name", "", "", 0, 40, {}, {}, {}, privacy::name, search_kind::none, false, false, false, false, false, false, false, false},
    {"operator_phone", field_kind::phone, "经营者电话", "Operator phone", "", "contact", "", "", 0, 0, {}, {}, stall_operator_phone_headings, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"trade", field_kind::text, "经营类别", "Trade", "", "", "", "", 0, 40, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"status", field_kind::code, "营业状态", "Status", "", "", "", "", 0, 0, stall_status_codes, stall_status_words, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"note", field_kind::note, "备注", "Note", "", "", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view household_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view household_door_headings[] = {"门户地址"};
constexpr std::string_view household_address_headings[] = {"地址", "住址", "家庭住址"};
constexpr code_entry household_kind_codes[] = {
    {1, "family", "家庭户", "Family"},
    {2, "tenant", "租房户", "Tenants"},
    {3, "collective", "集体户", "Collective"},
};
constexpr code_word household_kind_words[] = {
    {"家庭", 1},
    {"自住", 1},
    {"自住户", 1},
    {"租户", 2},
    {"出租", 2},
    {"租住", 2},
    {"租房", 2},
    {"出租户", 2},
    {"集体", 3},
    {"集体宿舍", 3},
};
constexpr code_entry household_occupancy_codes[] = {
    {1, "occupied", "在住", "Occupied"},
    {2, "away", "全户外出", "All away"},
    {3, "vacant", "空户", "Vacant"},
};
constexpr code_word household_occupancy_words[] = {
    {"有人", 1},
    {"在", 1},
    {"在家", 1},
    {"常住", 1},
    {"入住", 1},
    {"外出", 2},
    {"不在", 2},
    {"无人在家", 2},
    {"空置", 3},
    {"空房", 3},
    {"无人居住", 3},
    {"无人住", 3},
};
constexpr field household_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, household_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"door", field_kind::ref, "门户", "Door", "", "", "door", "", 0, 0, {}, {}, household_door_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"address", field_kind::text, "住址", "Address", "", "", "", "", 0, 120, {}, {}, household_address_headings, privacy::none, search_kind::prefix, true, false, false, false, true, false, false, false},
    {"kind", field_kind::code, "户型", "Kind", "", "", "", "", 0, 0, household_kind_codes, household_kind_words, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"occupancy", field_kind::code, "居住状态", "Occupancy", "", "", "", "", 0, 0, household_occupancy_codes, household_occupancy_words, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"registered", field_kind::boolean, "户籍户", "Registered household", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"landlord_name", field_kind::text, "房东", "Landlord", "", "name", "", "", 0, 40, {}, {}, {}, privacy::name, search_kind::none, false, false, false, false, false, false, false, false},
    {"landlord_phone", field_kind::phone, "房东电话", "Landlord phone", "", "contact", "", "", 0, 0, {}, {}, {}, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"since", field_kind::date, "入住日期", "Since", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "name", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr std::string_view person_grid_headings[] = {"网格编码", "所属网格", "网格名称"};
constexpr std::string_view person_household_headings[] = {"户编号", "住址", "家庭住址", "现住址", "居住地址", "现居住地址", "居住地"};
constexpr std::string_view person_name_headings[] = {"名字", "居民姓名"};
constexpr code_entry person_sex_codes[] = {
    {1, "male", "男", "Male"},
    {2, "female", "女", "Female"},
};
constexpr code_word person_sex_words[] = {
    {"男性", 1},
    {"女性", 2},
};
constexpr std::string_view person_sex_headings[] = {"男/女", "性别（男/女）"};
constexpr std::string_view person_birth_date_headings[] = {"出生年月", "生日"};
constexpr code_entry person_id_type_codes[] = {
    {1, "resident_id", "居民身份证", "Resident ID"},
    {2, "passport", "护照", "Passport"},
    {3, "permanent_residence", "外国人永久居留证", "Foreigner's permanent residence"},
    {4, "none", "无证件", "None"},
};
constexpr code_word person_id_type_words[] = {
    {"身份证", 1},
    {"二代身份证", 1},
    {"二代证", 1},
    {"永居证", 3},
    {"永久居留证", 3},
    {"无", 4},
    {"无证", 4},
};
constexpr std::string_view person_id_number_headings[] = {"身份证号", "身份证号码", "身份证", "证件号"};
constexpr std::string_view person_phone_headings[] = {"电话", "联系电话", "手机号", "手机号码", "联系方式"};
constexpr code_entry person_relation_codes[] = {
    {1, "head", "户主", "Head"},
    {2, "spouse", "配偶", "Spouse"},
    {3, "child", "子女", "Child"},
    {4, "parent", "父母", "Parent"},
    {5, "grandchild", "孙子女", "Grandchild"},
    {6, "grandparent", "祖父母", "Grandparent"},
    {7, "sibling", "兄弟姐妹", "Sibling"},
    {8, "child_in_law", "儿媳女婿", "Child-in-law"},
    {9, "tenant", "租客", "Tenant"},
    {10, "colleague", "同事", "Colleague"},
    {11, "other", "其他", "Other"},
};
constexpr code_word person_relation_words[] = {
    {"本人", 1},
    {"自己", 1},
    {"房主", 1},
    {"妻", 2},
    {"妻子", 2},
    {"夫", 2},
    {"丈夫", 2},
    {"爱人", 2},
    {"老伴", 2},
    {"夫妻", 2},
    {"子", 3},
    {"女", 3},
    {"儿子", 3},
    {"女儿", 3},
    {"长子", 3},
    {"次子", 3},
    {"三子", 3},
    {"长女", 3},
    {"次女", 3},
    {"三女", 3},
    {"独生子", 3},
    {"独生女", 3},
    {"父", 4},
    {"母", 4},
    {"父亲", 4},
    {"母亲", 4},
    {"孙", 5},
    {"孙子", 5},
    {"孙女", 5},
    {"外孙", 5},
    {"外孙子", 5},
    {"外孙女", 5},
    {"祖父", 6},
    {"祖母", 6},
    {"祖父母", 6},
    {"外祖父", 6},
    {"外祖母", 6},
    {"爷爷", 6},
    {"奶奶", 6},
    {"姥爷", 6},
    {"姥姥", 6},
    {"兄", 7},
    {"弟", 7},
    {"姐", 7},
    {"妹", 7},
    {"哥哥", 7},
    {"弟弟", 7},
    {"姐姐", 7},
    {"妹妹", 7},
    {"兄弟", 7},
    {"姐妹", 7},
    {"儿媳", 8},
    {"女婿", 8},
    {"媳妇", 8},
    {"儿媳妇", 8},
    {"租户", 9},
    {"房客", 9},
    {"承租人", 9},
    {"租住", 9},
    {"工友", 10},
    {"亲属", 11},
    {"亲戚", 11},
    {"朋友", 11},
    {"保姆", 11},
    {"岳父", 11},
    {"岳母", 11},
    {"公公", 11},
    {"婆婆", 11},
};
constexpr std::string_view person_relation_headings[] = {"与户主的关系", "家庭关系", "关系"};
constexpr code_entry person_residence_type_codes[] = {
    {1, "registered", "户籍人口", "Registered"},
    {2, "migrant", "外来人口", "Migrant"},
};
constexpr code_word person_residence_type_words[] = {
    {"户籍", 1},
    {"本地", 1},
    {"本地户籍", 1},
    {"户籍人员", 1},
    {"本地人", 1},
    {"常住户籍", 1},
    {"外来", 2},
    {"外地", 2},
    {"流动人口", 2},
    {"流动", 2},
    {"非户籍", 2},
    {"外来人员", 2},
    {"流动人员", 2},
};
constexpr std::string_view person_residence_type_headings[] = {"人员类型", "人员类别", "人口类型", "户籍类型", "户籍类别"};
constexpr std::string_view person_registered_residence_headings[] = {"户籍地址", "户籍所在地"};
constexpr code_entry person_presence_codes[] = {
    {1, "present", "在济", "Present"},
    {2, "not_returned", "未返", "Not yet returned"},
    {3, "away", "外出", "Away"},
};
constexpr code_word person_presence_words[] = {
    {"在", 1},
    {"是", 1},
    {"在家", 1},
    {"在住", 1},
    {"常住", 1},
    {"已返", 1},
    {"已返济", 1},
    {"已返回", 1},
    {"未返济", 2},
    {"未返回", 2},
    {"滞留外地", 2},
    {"否", 3},
    {"不在", 3},
    {"不在济", 3},
    {"不在家", 3},
    {"离济", 3},
    {"外出务工", 3},
    {"人在外地", 3},
};
constexpr std::string_view person_presence_headings[] = {"是否在家", "在住情况", "是否在住", "人员状态", "居住状态", "是否在济"};
constexpr field person_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, person_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"household", field_kind::ref, "所在户", "Household", "", "", "household", "", 0, 0, {}, {}, person_household_headings, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"name", field_kind::text, "姓名", "Name", "", "name", "", "", 0, 40, {}, {}, person_name_headings, privacy::name, search_kind::gram, true, false, false, false, true, false, false, false},
    {"initials", field_kind::text, "拼音首字母", "Initials", "", "name", "", "", 0, 20, {}, {}, {}, privacy::none, search_kind::initials, false, false, true, false, false, false, false, false},
    {"sex", field_kind::code, "性别", "Sex", "", "", "", "", 0, 0, person_sex_codes, person_sex_words, person_sex_headings, privacy::none, search_kind::none, true, false, false, false, false, false, true, false},
    {"birth_date", field_kind::date, "出生日期", "Date of birth", "", "demographic", "", "", 0, 0, {}, {}, person_birth_date_headings, privacy::none, search_kind::none, false, false, false, false, true, false, false, true},
    {"id_type", field_kind::code, "证件类型", "ID type", "", "", "", "", 0, 0, person_id_type_codes, person_id_type_words, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"id_number", field_kind::id_number, "证件号码", "ID number", "", "identity", "", "", 0, 0, {}, {}, person_id_number_headings, privacy::id_number, search_kind::none, false, false, false, false, false, false, false, false},
    {"id_missing_reason", field_kind::text, "无证原因", "Reason without ID", "", "identity", "", "", 0, 80, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"phone", field_kind::phone, "手机", "Phone", "", "contact", "", "", 0, 0, {}, {}, person_phone_headings, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"relation", field_kind::code, "与户主关系", "Relation to head", "", "", "", "", 0, 0, person_relation_codes, person_relation_words, person_relation_headings, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"residence_type", field_kind::code, "人口类别", "Residence type", "", "", "", "", 0, 0, person_residence_type_codes, person_residence_type_words, person_residence_type_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"registered_residence", field_kind::text, "户籍地", "Registered residence", "", "demographic", "", "", 0, 120, {}, {}, person_registered_residence_headings, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"presence", field_kind::code, "在住状态", "Presence", "", "", "", "", 0, 0, person_presence_codes, person_presence_words, person_presence_headings, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"presence_since", field_kind::date, "状态起始", "Presence since", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"party_member", field_kind::boolean, "党员", "Party member", "", "party", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"volunteer", field_kind::boolean, "志愿者", "Volunteer", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"employer", field_kind::text, "工作单位", "Employer", "", "demographic", "", "", 0, 80, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"note", field_kind::note, "备注", "Note", "", "name", "", "", 0, 2000, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr code_entry residence_kind_codes[] = {
    {1, "second", "另一住处", "Second dwelling"},
    {2, "former", "曾住", "Former dwelling"},
};
constexpr field residence_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"person", field_kind::ref, "人员", "Person", "", "", "person", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"door", field_kind::ref, "门户", "Door", "", "", "door", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"address", field_kind::text, "住址", "Address", "", "", "", "", 0, 120, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"kind", field_kind::code, "性质", "Kind", "", "", "", "", 0, 0, residence_kind_codes, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"from_on", field_kind::date, "起", "From", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
    {"to_on", field_kind::date, "止", "To", "", "", "", "from_on", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, false},
};

constexpr entity entities[] = {
    {1, "unit", "units", "区划", "Divisions", unit_fields, 0, 1},
    {2, "organisation", "organisations", "组织", "Organisations", organisation_fields, 0, 2},
    {3, "compound", "compounds", "小区", "Compounds", compound_fields, 0, 1},
    {4, "entrance", "entrances", "出入口", "Entrances", entrance_fields, 0, 1},
    {5, "building", "buildings", "楼宇", "Buildings", building_fields, 0, 1},
    {6, "courtyard", "courtyards", "平房院落", "Courtyards", courtyard_fields, 0, 1},
    {7, "door", "doors", "门户", "Doors", door_fields, 0, 6},
    {8, "place", "places", "场所", "Places", place_fields, 0, 3},
    {9, "stall", "stalls", "经营业户", "Market operators", stall_fields, 0, 3},
    {10, "household", "households", "户", "Households", household_fields, 0, 2},
    {11, "person", "persons", "人员", "Persons", person_fields, 0, 2},
    {12, "residence", "residences", "居住经历", "Residences", residence_fields, 0, 3},
};

}  // namespace

std::span<const entity> all_entities() { return entities; }

const entity& unit_entity = entities[0];
const entity& organisation_entity = entities[1];
const entity& compound_entity = entities[2];
const entity& entrance_entity = entities[3];
const entity& building_entity = entities[4];
const entity& courtyard_entity = entities[5];
const entity& door_entity = entities[6];
const entity& place_entity = entities[7];
const entity& stall_entity = entities[8];
const entity& household_entity = entities[9];
const entity& person_entity = entities[10];
const entity& residence_entity = entities[11];

}  // namespace wangge::records

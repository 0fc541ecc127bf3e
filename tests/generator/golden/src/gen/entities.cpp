// Made by schema/generate.py from schema/. Do not edit.
#include "gen/entities.h"

namespace wangge::records {
namespace {

constexpr std::string_view shop_grid_headings[] = {"网格编码", "所属网格"};
constexpr code_entry shop_status_codes[] = {
    {1, "open", "营业", "Open"},
    {2, "2nd", "其他", "Other \"2nd\""},
};
constexpr field shop_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, shop_grid_headings, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"name", field_kind::text, "名称", "Name", "", "", "", "", 0, 80, {}, {}, {}, privacy::none, search_kind::gram, true, false, false, false, false, false, false, false},
    {"code", field_kind::credit_code, "代码", "Code", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, true, false, false, false, false},
    {"status", field_kind::code, "状态", "Status", "", "", "", "", 0, 0, shop_status_codes, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
    {"sealed", field_kind::boolean, "封闭", "Sealed", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, true, false, false},
};

constexpr field owner_fields[] = {
    {"grid", field_kind::grid, "网格", "Grid", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, false, false, false},
    {"shop", field_kind::ref, "店铺", "Shop", "", "", "shop", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, true, false, false, false, false, true, false, false},
    {"name", field_kind::text, "姓名", "Name", "", "name", "", "", 0, 40, {}, {}, {}, privacy::name, search_kind::none, true, false, false, false, false, false, false, false},
    {"phone", field_kind::phone, "电话", "Phone", "", "contact", "", "", 0, 0, {}, {}, {}, privacy::phone, search_kind::none, false, false, false, false, false, false, false, false},
    {"weight", field_kind::decimal, "重量", "Weight", "kg", "", "", "", 0, 99.5, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, true, false, false, false},
    {"born_on", field_kind::date, "生日", "Born", "", "", "", "", 0, 0, {}, {}, {}, privacy::none, search_kind::none, false, false, false, false, false, false, false, true},
};

constexpr entity entities[] = {
    {1, "shop", "shops", "店铺", "Shops", shop_fields, 0, 1},
    {2, "owner", "owners", "业主", "Owners", owner_fields, 0, 2},
};

}  // namespace

std::span<const entity> all_entities() { return entities; }

const entity& shop_entity = entities[0];
const entity& owner_entity = entities[1];

}  // namespace wangge::records

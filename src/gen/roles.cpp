// Made by schema/generate.py from schema/. Do not edit.
#include "gen/roles.h"

namespace wangge::access {
namespace {

constexpr permission_entry permissions[] = {
    {"register.read", "查看台账", "Read the register", duty::any},
    {"register.write", "新增和修改台账", "Add and change records", duty::operation},
    {"register.end", "注销台账记录", "End records", duty::operation},
    {"register.move", "跨网格迁移", "Move records between grids", duty::operation},
    {"register.bulk", "批量修改", "Change records in bulk", duty::operation},
    {"units.write", "调整区划和网格", "Change divisions and grids", duty::operation},
    {"persons.reveal", "查看个人信息明文", "Reveal personal fields", duty::operation},
    {"export", "导出", "Export", duty::operation},
    {"import", "导入", "Import", duty::operation},
    {"duplicates", "处理重复人员", "Decide duplicates", duty::operation},
    {"quality", "查看数据质量", "See data quality", duty::any},
    {"overview", "查看总览", "See the overview", duty::any},
    {"map", "查看地图", "See the map", duty::any},
    {"jobs", "查看后台任务", "See long-running work", duty::any},
    {"views", "保存视图", "Save views", duty::any},
    {"accounts.read", "查看账号", "See accounts", duty::any},
    {"accounts.write", "管理账号", "Manage accounts", duty::security},
    {"roles.write", "调整岗位权限", "Change the rights of roles", duty::security},
    {"audit.read", "查看审计", "Read the audit trail", duty::audit},
    {"metrics", "查看运行指标", "See operating metrics", duty::any},
    {"screening.read", "查看摸排", "See rounds and their completeness", duty::any},
    {"screening.work", "走访和同步", "Visit, sync a phone, settle conflicts", duty::operation},
    {"screening.manage", "组织摸排", "Make, open and close rounds", duty::operation},
    {"screening.sign", "签闭合单", "Sign a grid's closing sheet", duty::operation},
    {"settings", "修改系统设置", "Change settings", duty::operation},
    {"ledgers.read", "查看台账本", "Read the ledgers", duty::any},
    {"ledgers.manage", "调整台账和模板", "Change ledgers and templates", duty::operation},
    {"forms.request", "提出报表", "Ask for a form", duty::operation},
    {"forms.approve", "审批报表", "Approve forms", duty::operation},
    {"forms.answer", "填报报表", "Answer forms", duty::operation},
    {"contacts", "登记联系", "Log contacts with residents", duty::operation},
    {"reports.read", "查看日报", "Read daily reports", duty::any},
    {"reports.freeze", "日报定稿", "Freeze daily reports", duty::operation},
};

constexpr facet_entry facets[] = {
    {"name", "姓名", "Names"},
    {"contact", "电话", "Phone numbers"},
    {"identity", "证件", "Identity documents"},
    {"demographic", "出生、户籍与单位", "Birth, registered residence and employer"},
    {"party", "政治面貌", "Party membership"},
};

constexpr role_entry roles[] = {
    {"district_admin", "区级系统管理员", "District administrator", "district", "register.read register.write register.end register.move register.bulk units.write persons.reveal export import duplicates quality overview map jobs views accounts.read metrics settings screening.read screening.work screening.manage ledgers.read ledgers.manage forms.request forms.approve forms.answer contacts reports.read reports.freeze", "name contact identity demographic party"},
    {"security_admin", "安全管理员", "Security administrator", "district street", "overview accounts.read accounts.write roles.write", ""},
    {"auditor", "审计员", "Auditor", "district street", "register.read overview accounts.read audit.read views screening.read ledgers.read reports.read", ""},
    {"headquarters", "指挥部", "Headquarters", "district", "register.read persons.reveal export quality overview map jobs views screening.read screening.manage ledgers.read ledgers.manage forms.request forms.approve contacts reports.read reports.freeze", "name contact identity demographic party"},
    {"department", "区直部门", "Department", "district", "register.read export overview map jobs views screening.read ledgers.read forms.request contacts reports.read", ""},
    {"street_office", "街道办事处", "Street office", "street", "register.read register.write register.end register.move register.bulk persons.reveal export import duplicates quality overview map jobs views screening.read screening.work screening.manage ledgers.read ledgers.manage forms.request forms.answer contacts reports.read reports.freeze", "name contact identity demographic party"},
    {"community_office", "社区居委会", "Community office", "community", "register.read register.write register.end register.move register.bulk persons.reveal export import duplicates quality overview map jobs views screening.read screening.work screening.manage ledgers.read ledgers.manage forms.request forms.answer contacts reports.read", "name contact identity demographic party"},
    {"grid_leader", "网格长", "Grid leader", "grid", "register.read register.write register.end persons.reveal export duplicates quality overview map jobs views screening.read screening.work screening.sign ledgers.read forms.answer contacts reports.read", "name contact identity demographic party"},
    {"grid_member", "网格员", "Grid member", "grid", "register.read register.write persons.reveal quality overview map views screening.read screening.work forms.answer contacts", "name contact identity demographic"},
    {"registrar", "登记员", "Registrar", "street community grid", "register.read register.write persons.reveal import overview jobs views screening.read screening.work", "name contact identity demographic"},
    {"guard", "卡口值守员", "Guard", "community grid", "register.read overview map", ""},
    {"medic", "医护人员", "Medic", "district street community grid", "register.read persons.reveal overview map views screening.read contacts", "name contact demographic"},
    {"site_staff", "留观场所工作人员", "Site staff", "grid", "register.read persons.reveal overview map", "name contact"},
    {"enterprise_commissioner", "企业服务专员", "Enterprise commissioner", "street community grid", "register.read overview map views", ""},
};

}  // namespace

std::span<const permission_entry> all_permissions() { return permissions; }
std::span<const facet_entry> all_facets() { return facets; }
std::span<const role_entry> shipped_roles() { return roles; }

}  // namespace wangge::access

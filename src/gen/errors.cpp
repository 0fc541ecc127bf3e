// Made by schema/generate.py from schema/. Do not edit.
#include "gen/errors.h"

namespace wangge {
namespace {

constexpr error_entry entries[65] = {
    {"bad_request", 400, "请求格式不对：{reason}。请检查后重发", "The request is malformed: {reason}. Check it and send it again"},
    {"bad_json", 400, "内容不是有效的 JSON（{reason}）。请检查后重发", "The body is not valid JSON ({reason}). Check it and send it again"},
    {"bad_utf8", 400, "内容含有无效的 UTF-8 字符。请改用 UTF-8 编码", "The text is not valid UTF-8. Send it as UTF-8"},
    {"unknown_field", 400, "没有“{name}”这个字段。可用的字段：{known}", "There is no field “{name}”. Known fields: {known}"},
    {"unknown_parameter", 400, "没有“{name}”这个参数。可用的参数：{known}", "There is no parameter “{name}”. Known parameters: {known}"},
    {"bad_parameter", 400, "参数“{name}”的值“{value}”不对：{expected}", "The value “{value}” of “{name}” is not right: {expected}"},
    {"bad_cursor", 400, "翻页标记已失效。请从第一页重新开始", "This page marker is no longer valid. Start again from the first page"},
    {"bad_unit", 400, "“{value}”不是区划编码。请填 6、9、12 或 15 位数字", "“{value}” is not a division code. Use 6, 9, 12 or 15 digits"},
    {"not_found", 404, "没有找到这项内容，或不在您的管辖范围内", "Not found, or outside your area"},
    {"method_not_allowed", 405, "这个地址不支持该操作", "This address does not support that method"},
    {"unsupported_media", 415, "请用 {expected} 格式发送", "Send it as {expected}"},
    {"too_large", 413, "内容过大，上限 {limit}。请分批发送", "The body is larger than {limit}. Send it in parts"},
    {"headers_too_large", 431, "请求头过大。请清除本站 Cookie 后重试", "The request headers are too large. Clear this site's cookies and try again"},
    {"request_timeout", 408, "请求没有在限时内发完。请重试", "The request was not completed in time. Try again"},
    {"not_implemented", 501, "不支持这种传输方式", "This transfer method is not supported"},
    {"http_version", 505, "只支持 HTTP/1.1", "Only HTTP/1.1 is supported"},
    {"overloaded", 503, "系统繁忙。请 {seconds} 秒后重试，已填内容不会丢失", "The system is busy. Try again in {seconds} seconds; nothing you entered is lost"},
    {"store_unavailable", 503, "数据库暂时连不上，可以继续查看，保存请稍后重试", "The database cannot be reached at the moment. Reading goes on; save again later"},
    {"store_full", 503, "磁盘已满，暂时不能保存。请通知管理员清理磁盘", "The disk is full, nothing can be saved. Ask the administrator to free space"},
    {"store_locked", 409, "另一个网格服务正在使用这个数据目录。请先停掉它", "Another server is using this data. Stop it first"},
    {"store_newer", 409, "这份数据由更新的版本写成（数据版本 {stored}，程序版本 {known}）。请升级程序后再启动", "This data was written by a newer release (data version {stored}, program version {known}). Upgrade the program, then start it"},
    {"use_pg_dump", 409, "PostgreSQL 请用 pg_dump 备份，见运维手册", "Back up PostgreSQL with pg_dump, see the operator guide"},
    {"internal", 500, "系统内部出错，已记录（编号 {id}）。请把编号告诉管理员", "An internal error was logged (number {id}). Tell the administrator this number"},
    {"not_signed_in", 401, "请先登录", "Sign in first"},
    {"wrong_credentials", 401, "用户名或密码不对", "Wrong user name or password"},
    {"totp_needed", 401, "请输入动态口令", "Enter your one-time code"},
    {"account_locked", 429, "连续输错，账号已锁定。请 {minutes} 分钟后再试，或请安全管理员解锁", "Too many wrong attempts. Try again in {minutes} minutes, or ask the security administrator"},
    {"rate_limited", 429, "操作太频繁。请 {seconds} 秒后再试", "Too many requests. Try again in {seconds} seconds"},
    {"forbidden", 403, "您的岗位不能做这项操作（需要：{permission}）", "Your role cannot do this (it needs: {permission})"},
    {"field_forbidden", 403, "您的岗位不能修改“{label}”", "Your role cannot change “{label}”"},
    {"csrf", 403, "页面已过期。请刷新后重试", "This page is out of date. Reload it and try again"},
    {"reason_needed", 422, "请写明理由（至少 {min} 个字）", "Give a reason (at least {min} characters)"},
    {"weak_password", 422, "密码至少 {min} 位，且不能与用户名相同", "Use at least {min} characters, and not the user name"},
    {"username_taken", 409, "用户名“{name}”已被使用。请换一个", "The user name “{name}” is taken. Choose another"},
    {"required", 422, "请填写“{label}”", "“{label}” is required"},
    {"too_long", 422, "“{label}”最多 {max} 个字", "“{label}” takes at most {max} characters"},
    {"out_of_range", 422, "“{label}”应在 {min} 到 {max} 之间", "“{label}” must be between {min} and {max}"},
    {"wrong_kind", 422, "“{label}”应为{expected}", "“{label}” must be {expected}"},
    {"unknown_code", 422, "“{label}”没有“{value}”这一项。可选：{known}", "“{value}” is not a choice of “{label}”. Choices: {known}"},
    {"read_only", 422, "“{label}”由系统填写，不能修改", "“{label}” is filled by the system and cannot be changed"},
    {"bad_date", 422, "“{label}”不是有效日期，应如 2020-03-30", "“{label}” is not a date like 2020-03-30"},
    {"future_date", 422, "“{label}”不能晚于今天", "“{label}” cannot lie in the future"},
    {"date_order", 422, "“{label}”不能早于“{other}”", "“{label}” cannot be before “{other}”"},
    {"bad_id_number", 422, "身份证号不对：{reason}。请核对原件", "The ID number is wrong: {reason}. Check the original"},
    {"rounded_id_number", 422, "身份证号“{value}”已被 Excel 四舍五入，后几位丢失。请把该列设为“文本”后重新填写", "Excel has rounded the ID number “{value}” and lost digits. Format the column as text and fill it in again"},
    {"id_reason_needed", 422, "没有身份证号时，请填写“无证原因”", "Without an ID number, fill in the reason"},
    {"bad_phone", 422, "电话“{value}”不对。手机 11 位，或 0531-12345678", "“{value}” is not a phone number: 11 digits, or 0531-12345678"},
    {"bad_credit_code", 422, "统一社会信用代码格式不对：{reason}", "The credit code is wrong: {reason}"},
    {"credit_code_kind", 422, "统一社会信用代码前两位“{value}”不在登记部门与机构类别之列。确认无误请勾选“已核对”", "The credit code's first two characters “{value}” name no listed kind of organisation. If it is right, confirm it"},
    {"credit_code_check", 422, "统一社会信用代码校验位不符。确认无误请勾选“已核对”", "The credit code's check digit does not match. If it is right, confirm it"},
    {"demo_identity", 422, "“{label}”是演示用的号码，正式系统不能使用", "“{label}” is a demonstration number and not allowed here"},
    {"unknown_reference", 422, "“{label}”指向的记录不存在或不在您的范围内", "“{label}” points to a record that does not exist in your area"},
    {"outside_grid", 422, "“{label}”不在网格 {grid} 的范围内", "“{label}” lies outside grid {grid}"},
    {"not_a_grid", 422, "“{label}”必须是网格（15 位编码）", "“{label}” must be a grid (15 digits)"},
    {"stale_version", 409, "这条记录已被 {by} 在 {at} 修改。请看差异后再保存", "{by} changed this record at {at}. Look at the differences and save again"},
    {"version_needed", 428, "请带上 If-Match：记录的版本号", "Send If-Match with the record's version"},
    {"duplicate", 409, "“{label}”为 {value} 的记录已存在", "A record with “{label}” {value} already exists"},
    {"in_use", 409, "还有 {count} 条{kind}属于它，不能结束。请先移走", "{count} {kind} still belong to it. Move them first"},
    {"already_done", 409, "这一步已经办过了", "This has been done already"},
    {"unknown_format", 415, "只接受 .xlsx 和 .csv 文件", "Only .xlsx and .csv files are accepted"},
    {"damaged_file", 422, "文件已损坏或加密，打不开：{reason}。请另存后重试", "The file is damaged or encrypted: {reason}. Save it again and retry"},
    {"no_heading", 422, "前 {rows} 行没有找到表头。请确认表头在第几行", "No heading was found in the first {rows} rows. Say which row holds it"},
    {"unmapped_heading", 422, "还不知道“{heading}”列对应什么。请选择一次，以后会记住", "Say once what the column “{heading}” means; it will be remembered"},
    {"too_many_rows", 422, "一个工作表最多 {max} 行", "A sheet holds at most {max} rows"},
    {"purpose_needed", 422, "导出请填写用途", "Say what the export is for"},
};

}  // namespace

const error_entry& describe(error code) {
  return entries[static_cast<int>(code)];
}

}  // namespace wangge

#include "exchange/table_writer.h"

#include <cerrno>
#include <system_error>

namespace wangge::exchange {

std::vector<std::string> stamp_lines(const export_stamp& stamp) {
  const bool zh = stamp.lang == language::zh;
  std::vector<std::string> lines;
  if (stamp.demo)
    lines.emplace_back(zh ? "演示数据·纯属虚构" : "Demonstration data, entirely fictitious");
  std::string at = format_instant(stamp.at).substr(0, 16);
  at[10] = ' ';
  lines.push_back(zh ? "导出人：" + stamp.user + "　时间：" + at + "　用途：" + stamp.purpose
                     : "Exported by: " + stamp.user + "  At: " + at + "  For: " + stamp.purpose);
  return lines;
}

std::string stamp_line(const export_stamp& stamp) {
  std::string all;
  for (const auto& one : stamp_lines(stamp)) all += (all.empty() ? "" : "　") + one;
  return all;
}

refused give_up(const std::filesystem::path& path, int reason) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored)) std::filesystem::remove(path, ignored);
  if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) return refuse(error::store_full);
  throw std::system_error(reason, std::generic_category(), "writing " + path.filename().string());
}

}  // namespace wangge::exchange

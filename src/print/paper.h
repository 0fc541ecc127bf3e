#pragma once
// A4 sheets drawn with Pango and Cairo: text, ruled tables, a foot on every page. Points from the
// top left corner.

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace wangge::print {

enum class face { sans, bold, serif, serif_bold, mono };
enum class side { left, right, middle };

struct text_style {
  face of = face::sans;
  double size = 10.5;
  side at = side::left;
  double grey = 0;  // 0 black, 1 white
};

struct column {
  double width;  // share of the line
  side at = side::left;
};

struct row_style {
  bool bold = false, shaded = false, heavy = false;  // heavy: a thick line above
  double size = 10.5;
};

class paper {
 public:
  paper();
  ~paper();
  static constexpr double width = 595.28, height = 841.89, margin = 57, foot = 790;

  double y = margin;  // where the next thing is drawn
  // Text at (x, at_y) within `wide` points; gives its height. Does not move y.
  double text(double x, double at_y, double wide, const std::string& what, const text_style& how);
  // A paragraph over the whole line; moves y.
  void paragraph(const std::string& what, const text_style& how, double space_after);
  // One ruled row; moves y, and to a new page when there is no room.
  void row(const std::vector<column>& columns, const std::vector<std::string>& cells,
           const row_style& how);
  double height_of_row(const std::vector<column>& columns, const std::vector<std::string>& cells,
                       const row_style& how);
  void line(double x1, double y1, double x2, double y2, double thickness);
  void dashed_circle(double x, double y, double radius);
  // Begins a new page when less than `points` are left; whether it did.
  bool need(double points);
  int pages() const;
  // The PDF; every page says which it is of how many, and `of_what` it is a page.
  std::string finish(language lang, const std::string& of_what = {});

 private:
  struct surface;
  std::unique_ptr<surface> out_;
};

// Rows under a head that stands again at the top of every page they reach.
class table {
 public:
  table(paper& to, std::vector<column> columns, std::vector<std::string> head, double size = 10.5);
  void row(const std::vector<std::string>& cells, row_style how = {});

 private:
  void draw_head();
  paper& to_;
  std::vector<column> columns_;
  std::vector<std::string> head_;
  double size_;
};

}  // namespace wangge::print

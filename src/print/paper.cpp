#include "print/paper.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <stdexcept>

namespace wangge::print {
namespace {

constexpr double row_padding = 5, cell_padding = 7;
const text_style small_print{face::sans, 8.5, side::middle, 0.27};

cairo_status_t take(void* into, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

const char* family_of(face of) {
  switch (of) {
    case face::serif:
    case face::serif_bold:
      return "Noto Serif CJK SC, serif";
    case face::mono:
      return "Noto Sans Mono CJK SC, monospace";
    default:
      return "Noto Sans CJK SC, sans-serif";
  }
}

struct free_object {
  void operator()(void* one) const { g_object_unref(one); }
};
using layout = std::unique_ptr<PangoLayout, free_object>;

}  // namespace

// Pages are recorded and become the PDF at the end: what stands under a page needs their number.
struct paper::surface {
  std::vector<cairo_surface_t*> pages;
  cairo_t* pen = nullptr;

  surface() { begin_page(); }
  ~surface() {
    cairo_destroy(pen);
    for (auto* page : pages) cairo_surface_destroy(page);
  }
  surface(const surface&) = delete;

  void begin_page() {
    const cairo_rectangle_t whole{0, 0, width, height};
    pages.push_back(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &whole));
    cairo_destroy(pen);
    pen = cairo_create(pages.back());
  }
  layout make(double wide, const std::string& what, const text_style& how) {
    layout made(pango_cairo_create_layout(pen));
    auto* font = pango_font_description_from_string(family_of(how.of));
    const bool bold = how.of == face::bold || how.of == face::serif_bold;
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, how.size * PANGO_SCALE);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(made.get(), static_cast<int>(wide * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), how.at == side::right    ? PANGO_ALIGN_RIGHT
                                           : how.at == side::middle ? PANGO_ALIGN_CENTER
                                                                    : PANGO_ALIGN_LEFT);
    pango_layout_set_text(made.get(), what.data(), static_cast<int>(what.size()));
    return made;
  }
  static double height_of(const layout& one) {
    int wide = 0, high = 0;
    pango_layout_get_size(one.get(), &wide, &high);
    return static_cast<double>(high) / PANGO_SCALE;
  }
  std::vector<layout> cells_of(const std::vector<column>& columns,
                               const std::vector<std::string>& cells, const row_style& how) {
    std::vector<layout> made;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const text_style style{how.bold ? face::bold : face::sans, how.size, columns[i].at};
      const double wide = (width - 2 * margin) * columns[i].width - 2 * cell_padding;
      made.push_back(make(wide, cells[i], style));
    }
    return made;
  }
  static double height_of(const std::vector<layout>& cells) {
    double high = 0;
    for (const auto& one : cells) high = std::max(high, height_of(one) + 2 * row_padding);
    return high;
  }
  void show(const layout& one, double x, double at_y, double grey) {
    cairo_set_source_rgb(pen, grey, grey, grey);
    cairo_move_to(pen, x, at_y);
    pango_cairo_show_layout(pen, one.get());
  }
};

paper::paper() : out_(std::make_unique<surface>()) {}
paper::~paper() = default;

double paper::text(double x, double at_y, double wide, const std::string& what,
                   const text_style& how) {
  const auto one = out_->make(wide, what, how);
  out_->show(one, x, at_y, how.grey);
  return surface::height_of(one);
}

void paper::paragraph(const std::string& what, const text_style& how, double space_after) {
  const auto one = out_->make(width - 2 * margin, what, how);
  need(surface::height_of(one));
  out_->show(one, margin, y, how.grey);
  y += surface::height_of(one) + space_after;
}

void paper::line(double x1, double y1, double x2, double y2, double thickness) {
  cairo_set_source_rgb(out_->pen, 0, 0, 0);
  cairo_set_line_width(out_->pen, thickness);
  cairo_move_to(out_->pen, x1, y1);
  cairo_line_to(out_->pen, x2, y2);
  cairo_stroke(out_->pen);
}

void paper::row(const std::vector<column>& columns, const std::vector<std::string>& cells,
                const row_style& how) {
  const double whole = width - 2 * margin;
  const auto made = out_->cells_of(columns, cells, how);
  const double high = surface::height_of(made);
  need(high);
  if (how.shaded) {
    cairo_set_source_rgb(out_->pen, 0.95, 0.95, 0.95);
    cairo_rectangle(out_->pen, margin, y, whole, high);
    cairo_fill(out_->pen);
  }
  double x = margin;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out_->show(made[i], x + cell_padding, y + row_padding, 0);
    line(x, y, x, y + high, 0.75);
    x += whole * columns[i].width;
  }
  line(x, y, x, y + high, 0.75);
  line(margin, y, margin + whole, y, how.heavy ? 1.5 : 0.75);
  line(margin, y + high, margin + whole, y + high, 0.75);
  y += high;
}

void paper::dashed_circle(double x, double at_y, double radius) {
  constexpr double dashes[] = {2, 2};
  cairo_set_source_rgb(out_->pen, 0.4, 0.4, 0.4);
  cairo_set_line_width(out_->pen, 0.75);
  cairo_set_dash(out_->pen, dashes, 2, 0);
  cairo_new_path(out_->pen);  // or a line leads there from the last text
  cairo_arc(out_->pen, x, at_y, radius, 0, 6.2831853);
  cairo_stroke(out_->pen);
  cairo_set_dash(out_->pen, nullptr, 0, 0);
}

double paper::height_of_row(const std::vector<column>& columns,
                            const std::vector<std::string>& cells, const row_style& how) {
  return surface::height_of(out_->cells_of(columns, cells, how));
}

bool paper::need(double points) {
  if (y + points <= foot) return false;
  out_->begin_page();
  y = margin;
  return true;
}

int paper::pages() const {
  return static_cast<int>(out_->pages.size());
}

std::string paper::finish(language lang, const std::string& of_what) {
  std::string bytes;
  auto* pdf = cairo_pdf_surface_create_for_stream(take, &bytes, width, height);
  auto* pen = cairo_create(pdf);
  for (int page = 1; page <= pages(); ++page) {
    cairo_destroy(out_->pen);
    out_->pen = cairo_create(out_->pages[static_cast<std::size_t>(page - 1)]);
    const char* words = lang == language::zh ? "第 {} / {} 页" : "Page {} of {}";
    const auto number = fmt::format(fmt::runtime(words), page, pages());
    text(margin, foot + 12, width - 2 * margin, of_what.empty() ? number : of_what + "　" + number,
         small_print);
    cairo_set_source_surface(pen, out_->pages[static_cast<std::size_t>(page - 1)], 0, 0);
    cairo_paint(pen);
    cairo_show_page(pen);
  }
  cairo_destroy(pen);
  cairo_surface_finish(pdf);
  const auto status = cairo_surface_status(pdf);
  cairo_surface_destroy(pdf);
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error("the PDF could not be made");
  return bytes;
}

table::table(paper& to, std::vector<column> columns, std::vector<std::string> head, double size)
    : to_(to), columns_(std::move(columns)), head_(std::move(head)), size_(size) {
  constexpr double room_for_rows = 60;  // a head alone at the foot of a page says nothing
  to_.need(room_for_rows);
  draw_head();
}

void table::row(const std::vector<std::string>& cells, row_style how) {
  how.size = size_;
  if (to_.need(to_.height_of_row(columns_, cells, how))) draw_head();
  to_.row(columns_, cells, how);
}

void table::draw_head() {
  to_.row(columns_, head_, {true, true, false, size_});
}

}  // namespace wangge::print

#include "print/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>

namespace wangge::print {
namespace {

constexpr double row_padding = 5, cell_padding = 7;

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

struct paper::surface {
  std::string bytes;
  cairo_surface_t* pdf = nullptr;
  cairo_t* pen = nullptr;

  surface() {
    pdf = cairo_pdf_surface_create_for_stream(take, &bytes, width, height);
    pen = cairo_create(pdf);
  }
  ~surface() {
    cairo_destroy(pen);
    cairo_surface_destroy(pdf);
  }
  surface(const surface&) = delete;

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
  std::vector<layout> made;
  double high = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const text_style style{how.bold ? face::bold : face::sans, how.size, columns[i].at};
    made.push_back(out_->make(whole * columns[i].width - 2 * cell_padding, cells[i], style));
    high = std::max(high, surface::height_of(made.back()) + 2 * row_padding);
  }
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

void paper::need(double points) {
  if (y + points <= foot) return;
  cairo_show_page(out_->pen);
  ++pages_;
  y = margin;
}

std::string paper::finish() {
  cairo_show_page(out_->pen);
  cairo_surface_finish(out_->pdf);
  if (cairo_surface_status(out_->pdf) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("the PDF could not be made");
  return std::move(out_->bytes);
}

}  // namespace wangge::print

#include "demo/generate.h"

#include "demo/scene.h"

namespace wangge::demo {

void generate(const generate_options& how, sink& into, const progress& report) {
  row_maker rows(how, into);
  scene all = set_scene(make_plan(how.seed, how.size), rows);
  write_units(all, rows);
  write_organisations(all, rows);
  write_ground(all, rows);
  write_people(all, rows, report);
}

}  // namespace wangge::demo

# migrations/<dialect>/NNNN_name.sql → migrations.cpp, so that the program carries its own steps.
function(embed_steps dialect out)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/${dialect}/*.sql)
  set(entries "")
  foreach(file ${files})
    set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(stem ${file} NAME_WE)
    if(NOT stem MATCHES "^0*([1-9][0-9]*)_([a-z0-9_]+)$")
      message(FATAL_ERROR "${file}: a step is called NNNN_name.sql")
    endif()
    set(head "{${CMAKE_MATCH_1}, \"${CMAKE_MATCH_2}\", R\"sql(")
    file(READ ${file} text)
    string(APPEND entries "      ${head}${text})sql\"},\n")
  endforeach()
  set(${out} "${entries}" PARENT_SCOPE)
endfunction()

embed_steps(sqlite SQLITE_STEPS)
embed_steps(postgres POSTGRES_STEPS)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/migrations.cpp @ONLY CONTENT [[
#include "db/migrate.h"

namespace wangge::db {

std::span<const migration_step> migration_steps(dialect engine) {
  static const std::vector<migration_step> sqlite{
@SQLITE_STEPS@  };
  static const std::vector<migration_step> postgres{
@POSTGRES_STEPS@  };
  return engine == dialect::sqlite ? sqlite : postgres;
}

}  // namespace wangge::db
]])
target_sources(wangge_core PRIVATE ${CMAKE_BINARY_DIR}/migrations.cpp)

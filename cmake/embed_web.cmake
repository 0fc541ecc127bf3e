# web/dist (made by `./dev build`) → one pack, linked into the binary as wangge_web_pack[begin,end).
# Without web/dist the pack is empty and the server answers the pages with a hint to build them.
set(WEB_PACK ${CMAKE_BINARY_DIR}/web.pack)
file(GLOB_RECURSE WEB_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
add_custom_command(
  OUTPUT ${WEB_PACK}
  COMMAND python3 ${CMAKE_SOURCE_DIR}/cmake/pack_web.py ${CMAKE_SOURCE_DIR}/web/dist ${WEB_PACK}
  DEPENDS ${WEB_FILES} ${CMAKE_SOURCE_DIR}/cmake/pack_web.py)
file(WRITE ${CMAKE_BINARY_DIR}/web_pack.cpp.in
"__asm__(\".section .rodata\\n.balign 16\\n\"
        \".global wangge_web_pack_begin\\nwangge_web_pack_begin:\\n.incbin \\\"${WEB_PACK}\\\"\\n\"
        \".global wangge_web_pack_end\\nwangge_web_pack_end:\\n.byte 0\\n.previous\\n\");\n")
configure_file(${CMAKE_BINARY_DIR}/web_pack.cpp.in ${CMAKE_BINARY_DIR}/web_pack.cpp COPYONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/web_pack.cpp PROPERTIES OBJECT_DEPENDS ${WEB_PACK})
add_library(wangge_web STATIC ${CMAKE_BINARY_DIR}/web_pack.cpp)

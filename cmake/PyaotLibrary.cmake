# add_pyaot_library(NAME DEPS lib...): one library of the compiler, made of every .cpp in its folder.
# DEPS is the layering, stated once: a library may include only the headers of its DEPS (transitively), of Support
# and of ABI; test/layering checks it.
function(add_pyaot_library NAME)
  cmake_parse_arguments(ARG "" "" "DEPS;LLVM" ${ARGN})
  file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(pyaot${NAME} STATIC ${SOURCES})
  set(LIBS)
  foreach(DEP ${ARG_DEPS})
    if(TARGET pyaot${DEP}) # a library without sources yet has no target
      list(APPEND LIBS pyaot${DEP})
    endif()
  endforeach()
  target_link_libraries(pyaot${NAME} PUBLIC ${LIBS})
  target_include_directories(pyaot${NAME} SYSTEM PUBLIC ${LLVM_INCLUDE_DIRS})
  if(ARG_LLVM)
    llvm_map_components_to_libnames(COMPONENTS ${ARG_LLVM})
    target_link_libraries(pyaot${NAME} PUBLIC ${COMPONENTS})
  endif()
  if(PYAOT_SANITIZE)
    target_compile_options(pyaot${NAME} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=undefined
                           -fno-sanitize=vptr)
    target_link_options(pyaot${NAME} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()

# add_pyaot_tool(NAME LIBS...): an executable of tools/NAME/*.cpp, linked statically with LLVM.
function(add_pyaot_tool NAME)
  file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  if(PYAOT_SANITIZE)
    list(APPEND SOURCES ${CMAKE_SOURCE_DIR}/cmake/SanitizerOptions.cpp)
  endif()
  add_executable(${NAME} ${SOURCES})
  foreach(DEP ${ARGN})
    target_link_libraries(${NAME} PRIVATE pyaot${DEP})
  endforeach()
  target_include_directories(${NAME} SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
  target_link_options(${NAME} PRIVATE -fuse-ld=lld-19 -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro -Wl,-z,now
                      -static-libstdc++ -static-libgcc)
endfunction()

# quotestance_options: what must be the same in all that links the core. quotestance_warnings: for our own sources only.
add_library(quotestance_options INTERFACE)
add_library(quotestance_warnings INTERFACE)

if(MSVC)
  target_compile_options(quotestance_options INTERFACE /utf-8)
  target_compile_options(quotestance_warnings INTERFACE /W4)
else()
  # No fused multiply-add behind our back: a score is the same number on every machine.
  target_compile_options(quotestance_options INTERFACE -ffp-contract=off)
  target_compile_options(quotestance_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlapping copies in `std::string + char*` that are not there (its bug 105651).
    target_compile_options(quotestance_warnings INTERFACE -Wno-restrict)
  endif()
endif()

if(QUOTESTANCE_SANITIZE)
  target_compile_options(quotestance_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(quotestance_options INTERFACE -fsanitize=address,undefined)
endif()

# A wheel must run where no C++ runtime is installed, and must not mix its own with that of another module.
include(CheckLinkerFlag)
add_library(quotestance_static_runtime INTERFACE)
if(UNIX AND NOT APPLE AND NOT QUOTESTANCE_SANITIZE)
  check_linker_flag(CXX "-static-libstdc++;-static-libgcc;-Wl,--exclude-libs,ALL" QUOTESTANCE_HAS_STATIC_RUNTIME)
  if(QUOTESTANCE_HAS_STATIC_RUNTIME)
    target_link_options(quotestance_static_runtime INTERFACE -static-libstdc++ -static-libgcc -Wl,--exclude-libs,ALL)
  else()
    message(STATUS "No static C++ runtime: the module will need the shared one")
  endif()
endif()

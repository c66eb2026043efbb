# Finds Eigen, xtensor, threads and, where wanted, GoogleTest, Google Benchmark and pybind11. What is not installed is an error that says
# how to install it; with QUOTESTANCE_FETCH_DEPENDENCIES it is downloaded instead. Nothing of theirs is ever installed:
# of a header-only library only the headers are used, its own CMakeLists.txt is not read.

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

include(FetchContent)
set(missing_packages "")

# An empty interface target NAME, whose headers count as system headers.
function(quotestance_headers name)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${ARGN})
endfunction()

# Download a repository and leave the folder in NAME_SOURCE_DIR, without adding it to the build.
macro(quotestance_fetch name repository tag)
  message(STATUS "Fetching ${name} ${tag}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE
    SOURCE_SUBDIR no-cmakelists-here)
  FetchContent_MakeAvailable(${name})
endmacro()

# Eigen 5 refuses a request for version 3.4, so ask twice.
find_package(Eigen3 3.4 QUIET NO_MODULE)
if(NOT TARGET Eigen3::Eigen)
  find_package(Eigen3 5 QUIET NO_MODULE)
endif()
if(TARGET Eigen3::Eigen)
  add_library(quotestance_eigen INTERFACE)
  target_link_libraries(quotestance_eigen INTERFACE Eigen3::Eigen)
  message(STATUS "Eigen ${Eigen3_VERSION}")
elseif(QUOTESTANCE_FETCH_DEPENDENCIES)
  quotestance_fetch(eigen https://gitlab.com/libeigen/eigen.git 3.4.0)
  quotestance_headers(quotestance_eigen "${eigen_SOURCE_DIR}")
else()
  list(APPEND missing_packages libeigen3-dev)
endif()
if(TARGET quotestance_eigen)
  # Only what the MPL 2.0 covers.
  target_compile_definitions(quotestance_eigen INTERFACE EIGEN_MPL2_ONLY)
endif()

find_package(xtensor QUIET CONFIG)
if(TARGET xtensor AND xtensor_VERSION VERSION_GREATER_EQUAL 0.24.3)
  add_library(quotestance_xtensor INTERFACE)
  target_link_libraries(quotestance_xtensor INTERFACE xtensor)
  message(STATUS "xtensor ${xtensor_VERSION}")
elseif(QUOTESTANCE_FETCH_DEPENDENCIES)
  quotestance_fetch(xtl https://github.com/xtensor-stack/xtl.git 0.7.7)
  quotestance_fetch(xtensor_headers https://github.com/xtensor-stack/xtensor.git 0.25.0)
  quotestance_headers(quotestance_xtensor "${xtl_SOURCE_DIR}/include" "${xtensor_headers_SOURCE_DIR}/include")
else()
  list(APPEND missing_packages libxtensor-dev)
endif()

# Add a whole project of others to the build, tests and installation left out by the caller.
macro(quotestance_fetch_project name repository tag)
  message(STATUS "Fetching ${name} ${tag}")
  set(warnings_as_errors "${CMAKE_COMPILE_WARNING_AS_ERROR}")
  set(CMAKE_COMPILE_WARNING_AS_ERROR OFF) # its warnings are not ours to mend
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(${name})
  set(CMAKE_COMPILE_WARNING_AS_ERROR "${warnings_as_errors}")
endmacro()

if(QUOTESTANCE_BUILD_TESTS)
  find_package(GTest QUIET)
  if(NOT TARGET GTest::gtest_main AND QUOTESTANCE_FETCH_DEPENDENCIES)
    set(INSTALL_GTEST OFF CACHE INTERNAL "")
    set(BUILD_GMOCK OFF CACHE INTERNAL "")
    quotestance_fetch_project(googletest https://github.com/google/googletest.git v1.14.0)
  elseif(NOT TARGET GTest::gtest_main)
    list(APPEND missing_packages libgtest-dev)
  endif()
endif()

if(QUOTESTANCE_BUILD_BENCHMARKS)
  find_package(benchmark QUIET)
  if(NOT TARGET benchmark::benchmark AND QUOTESTANCE_FETCH_DEPENDENCIES)
    set(BENCHMARK_ENABLE_TESTING OFF CACHE INTERNAL "")
    set(BENCHMARK_ENABLE_INSTALL OFF CACHE INTERNAL "")
    quotestance_fetch_project(googlebenchmark https://github.com/google/benchmark.git v1.9.1)
  elseif(NOT TARGET benchmark::benchmark)
    list(APPEND missing_packages libbenchmark-dev)
  endif()
endif()

if(missing_packages)
  list(JOIN missing_packages " " missing_packages)
  message(FATAL_ERROR
    "quotestance needs libraries that were not found. On Debian or Ubuntu, install them with\n"
    "    sudo apt-get install ${missing_packages}\n"
    "or let the build download them with -DQUOTESTANCE_FETCH_DEPENDENCIES=ON\n"
    "(pip install . -Ccmake.define.QUOTESTANCE_FETCH_DEPENDENCIES=ON; make FETCH=1).")
endif()

if(QUOTESTANCE_BUILD_PYTHON)
  # Development.Module, never Development: a wheel is built where there is no libpython to link.
  find_package(Python 3.11 REQUIRED COMPONENTS Interpreter Development.Module)
  set(PYBIND11_FINDPYTHON ON)
  if(NOT pybind11_DIR)
    execute_process(COMMAND "${Python_EXECUTABLE}" -m pybind11 --cmakedir
      OUTPUT_VARIABLE pybind11_hint OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  find_package(pybind11 3.0 CONFIG HINTS "${pybind11_hint}")
  if(NOT pybind11_FOUND)
    message(FATAL_ERROR "quotestance needs pybind11 3. Install it with\n    ${Python_EXECUTABLE} -m pip install 'pybind11>=3.0'")
  endif()
endif()

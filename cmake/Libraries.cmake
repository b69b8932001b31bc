# The libraries of Debian 12 and Ubuntu 24.04 that sidestep stands on. One that
# is missing ends the configuration with the package's name.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# sidestep_need(TARGET MODULE PACKAGE): a pkg-config module as sidestep::TARGET.
function(sidestep_need target module package)
  pkg_check_modules(${target} IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${target}_FOUND)
    message(FATAL_ERROR "sidestep needs ${module}. Install it: apt-get install ${package}")
  endif()
  add_library(sidestep::${target} ALIAS PkgConfig::${target})
endfunction()
# sidestep_header(HEADER PACKAGE): a header-only library.
include(CheckIncludeFileCXX)
function(sidestep_header header package)
  string(MAKE_C_IDENTIFIER "have_${header}" have)
  find_path(${have} ${header})
  if(NOT ${have})
    message(FATAL_ERROR "sidestep needs <${header}>. Install it: apt-get install ${package}")
  endif()
endfunction()

sidestep_need(fmt fmt libfmt-dev)
sidestep_need(spdlog spdlog libspdlog-dev)
sidestep_need(xapian xapian-core libxapian-dev)
sidestep_need(curl libcurl libcurl4-openssl-dev)
sidestep_need(gumbo gumbo libgumbo-dev)
sidestep_need(sqlite sqlite3 libsqlite3-dev)
sidestep_need(uriparser liburiparser liburiparser-dev)
sidestep_need(poppler poppler-cpp libpoppler-cpp-dev)
sidestep_need(gmime gmime-3.0 libgmime-3.0-dev)
sidestep_need(libarchive libarchive libarchive-dev)
sidestep_need(pugixml pugixml libpugixml-dev)
sidestep_need(re2 re2 libre2-dev)
sidestep_need(icu icu-uc libicu-dev)
sidestep_need(crypto libcrypto libssl-dev)
sidestep_need(zlib zlib zlib1g-dev)
sidestep_need(seccomp libseccomp libseccomp-dev)
foreach(pair
    "nlohmann/json.hpp|nlohmann-json3-dev" "doctest/doctest.h|doctest-dev"
    "CLI/CLI.hpp|libcli11-dev" "toml++/toml.h|libtomlplusplus-dev"
    "tl/expected.hpp|libexpected-dev" "SQLiteCpp/SQLiteCpp.h|libsqlitecpp-dev"
    "libstemmer.h|libstemmer-dev" "date/tz.h|libhowardhinnant-date-dev"
    "libdeflate.h|libdeflate-dev" "httplib.h|libcpp-httplib-dev")
  string(REPLACE "|" ";" parts ${pair})
  list(GET parts 0 header)
  list(GET parts 1 package)
  sidestep_header(${header} ${package})
endforeach()
# Libraries without a pkg-config file that says enough.
function(sidestep_plain target library package)
  find_library(lib_${target} ${library})
  if(NOT lib_${target})
    message(FATAL_ERROR "sidestep needs lib${library}. Install it: apt-get install ${package}")
  endif()
  add_library(sidestep_${target} INTERFACE)
  target_link_libraries(sidestep_${target} INTERFACE ${lib_${target}})
  add_library(sidestep::${target} ALIAS sidestep_${target})
endfunction()
sidestep_plain(stemmer stemmer libstemmer-dev)
sidestep_plain(datetz date-tz libhowardhinnant-date-dev)
sidestep_plain(deflate deflate libdeflate-dev)
sidestep_plain(sqlitecpp_lib SQLiteCpp libsqlitecpp-dev)
add_library(sidestep_sqlitecpp INTERFACE)
target_link_libraries(sidestep_sqlitecpp INTERFACE sidestep::sqlitecpp_lib sidestep::sqlite)
add_library(sidestep::sqlitecpp ALIAS sidestep_sqlitecpp)
# Its flags matter: they are those that the library was built with.
sidestep_need(httplib cpp-httplib libcpp-httplib-dev)

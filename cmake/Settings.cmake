# How our own code is compiled; nothing here reaches third-party code.
add_library(sidestep_settings INTERFACE)
target_include_directories(sidestep_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(sidestep_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wcast-align -Wdouble-promotion -Wextra-semi
  -Wnon-virtual-dtor -Woverloaded-virtual -Wunused -fno-strict-aliasing)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wrestrict is wrong about std::string in g++ 12 (its bug 105329).
  target_compile_options(sidestep_settings INTERFACE -Wlogical-op -Wno-restrict)
endif()
# toml++ gives its inline functions one name with and without exceptions: all
# parts of a program must be compiled alike.
target_compile_definitions(sidestep_settings INTERFACE TOML_EXCEPTIONS=0)
if(SIDESTEP_DEV)
  target_compile_options(sidestep_settings INTERFACE -Werror)
endif()
if(SIDESTEP_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(SIDESTEP_SANITIZED=1)
endif()
if(SIDESTEP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link) # libFuzzer sees which code ran
endif()
# A shared library that a program does not use is not loaded when it starts.
add_link_options(-Wl,--as-needed)
find_program(SIDESTEP_CCACHE ccache)
if(SIDESTEP_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SIDESTEP_CCACHE})
endif()
# The build tree is laid out as an installation is: programs in libexec/sidestep.
set(SIDESTEP_LIBEXEC ${CMAKE_BINARY_DIR}/libexec/sidestep)

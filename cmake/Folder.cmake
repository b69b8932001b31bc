# sidestep_folder(NAME links...): the .cpp files of the current folder (main
# programs left out) as one static library.
function(sidestep_folder name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/(main|extractor)\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE sidestep_settings PUBLIC ${ARGN})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ARGN})
  endif()
endfunction()

# sidestep_program(NAME FILE links...): a program in libexec/sidestep.
function(sidestep_program name file)
  add_executable(program_${name} ${file})
  target_link_libraries(program_${name} PRIVATE sidestep_settings ${ARGN})
  set_target_properties(program_${name} PROPERTIES OUTPUT_NAME ${name}
    RUNTIME_OUTPUT_DIRECTORY ${SIDESTEP_LIBEXEC})
  install(TARGETS program_${name} RUNTIME DESTINATION libexec/sidestep)
endfunction()

# sidestep_unit(ROOM links...): the doctest program of a room, registered whole:
# its tests, and what they stand on (tests/kit), which holds no test.
function(sidestep_unit room)
  set(kit ${CMAKE_SOURCE_DIR}/tests/kit)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  file(GLOB stands_on CONFIGURE_DEPENDS ${kit}/*.cpp ${kit}/${room}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(unit_${room} ${sources} ${stands_on})
  target_link_libraries(unit_${room} PRIVATE sidestep_settings ${ARGN})
  # One source alone, so that the others compile alike in every checkout.
  set_source_files_properties(${kit}/places.cpp PROPERTIES
    COMPILE_DEFINITIONS SIDESTEP_ROOT="${CMAKE_SOURCE_DIR}")
  # Beside the door, so that it finds data/ and the other programs as it does.
  set_target_properties(unit_${room} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  add_test(NAME unit.${room} COMMAND unit_${room})
endfunction()

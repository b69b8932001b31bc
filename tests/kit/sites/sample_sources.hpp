// Sources for the tests: the two shipped ones, and invented sites.
#pragma once

#include "sites/source.hpp"

namespace sidestep::sites::test {

inline const Sources& sources() {
  static const Sources all{
      {.name = "whatdotheyknow",
       .platform = Platform::alaveteli,
       .url = "https://www.whatdotheyknow.com",
       .jurisdiction = "uk",
       .timezone = "Europe/London",
       .feeds = "closed"},
      {.name = "petitions",
       .platform = Platform::uk_petitions,
       .url = "https://petition.parliament.uk",
       .jurisdiction = "uk",
       .timezone = "Europe/London",
       .feeds = "closed"},
      {.name = "sample", .platform = Platform::alaveteli, .url = "http://foi.example.org:8080"}};
  return all;
}

} // namespace sidestep::sites::test

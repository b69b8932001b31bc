// What a Reader is made of; the Writer reads through the same catalogue.
#pragma once

#include "archive/archive.hpp"
#include "archive/catalogue/catalogue.hpp"

#include <filesystem>

namespace sidestep::archive {

struct Reader::Parts {
  std::filesystem::path dir{};
  Catalogue catalogue;
};

} // namespace sidestep::archive

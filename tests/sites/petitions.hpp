// The petitions site of the sample: what petition.parliament.uk answers.
#pragma once

#include "tests/sites/exchange.hpp"
#include "tests/sites/sample.hpp"

#include <string>

namespace sidestep::sample {

class PetitionSite {
public:
  PetitionSite(const World& world, std::string origin)
      : world_(world), origin_(std::move(origin)) {}
  Reply answer(const Ask& ask) const;

private:
  Reply one(const Ask& ask, std::string_view rest, bool archived) const;
  Reply list(const Ask& ask, std::string_view format, bool archived) const;

  const World& world_;
  std::string origin_;
};

std::string petition_page(const Petition& petition, const std::string& origin, bool revealed);
std::string petition_layout(const std::string& title, const std::string& body);

} // namespace sidestep::sample

// Addresses are taken as numbers alone: what a name means can change after it was
// checked.
#include "indexer/store/places.hpp"

#include "common/text.hpp"
#include "indexer/store/tunnel.hpp"

#include <charconv>
#include <fmt/format.h>

namespace sidestep::indexer::store {
namespace {

constexpr unsigned highest_port = 65535;

tl::unexpected<Error> unclear(const std::string& shard) {
  return hinted(fail(Code::config, "[index] shards: \"{}\" is no shard", for_terminal(shard)),
                "write \"own\", \"127.0.0.1:7700\" or a folder with its whole path");
}

Result<Place> read_remote(const std::string& shard) {
  const auto colon = shard.rfind(':');
  if (colon == std::string::npos) return unclear(shard);
  Place place;
  place.host = shard.substr(0, colon);
  if (place.host.size() > 2 && place.host.front() == '[' && place.host.back() == ']')
    place.host = place.host.substr(1, place.host.size() - 2);
  if (place.host == "localhost") place.host = "127.0.0.1";
  const char* end = shard.data() + shard.size();
  const auto [at, error] = std::from_chars(shard.data() + colon + 1, end, place.port);
  if (error != std::errc{} || at != end || place.port == 0 || place.port > highest_port)
    return unclear(shard);
  switch (way_to(place.host)) {
  case Way::loopback:
  case Way::tunnel:
    return place;
  case Way::no_address:
    return hinted(fail(Code::config, "[index] shards: \"{}\" is no numeric address",
                       for_terminal(place.host)),
                  "a name can come to mean another machine: write its address in the tunnel");
  case Way::open:
    break;
  }
  return hinted(
      fail(Code::config,
           "[index] shards: {} is reached over an open network, and xapian-tcpsrv has neither "
           "passwords nor encryption",
           for_terminal(place.host)),
      fmt::format("make a tunnel (ssh -N -L {0}:127.0.0.1:{0} HOST) and write \"127.0.0.1:{0}\"; "
                  "docs/scale.md says how",
                  place.port));
}

} // namespace

std::string Place::name() const {
  if (!folder.empty()) return folder.string();
  const bool six = host.find(':') != std::string::npos;
  return (six ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<std::vector<Place>> read_places(const std::vector<std::string>& shards,
                                       const std::filesystem::path& own) {
  std::vector<Place> places;
  for (const std::string& shard : shards) {
    Place place;
    if (shard == "own") {
      place.folder = own;
    } else if (shard.starts_with('/')) {
      place.folder = shard;
    } else {
      TRY_ASSIGN(place, read_remote(shard));
    }
    for (const Place& other : places)
      if (other.name() == place.name())
        return fail(Code::config, "[index] shards: \"{}\" is named twice", for_terminal(shard));
    places.push_back(std::move(place));
  }
  if (places.empty()) places.push_back({own, "", 0});
  return places;
}

} // namespace sidestep::indexer::store

// What the query verbs share.
#pragma once

#include "common/options/program.hpp"
#include "indexer/store/reader.hpp"
#include "sites/id.hpp"

#include <string>
#include <vector>

namespace sidestep::query {

// What is searched, as [index] shards says. Error: config.
Result<indexer::store::Index> index_of(const Context& context);
// The words of the command line; "-" stands for the lines of standard input.
// Error (usage): none were given.
Result<std::vector<std::string>> targets(const Context& context);
// The id that an id, a web address or a petition's number means.
Result<sites::Id> resolve(const Context& context, std::string_view target);
// Tells of a thread whose site withdrew it; false when it is none, and nothing
// was said.
Result<bool> say_withdrawn(const Context& context, const sites::Id& id);
// Results that could not be written: the reader has gone, or the disk is full.
tl::unexpected<Error> output_failed();
// For stderr; nothing when --quiet.
void say(const Context& context, std::string_view text);

} // namespace sidestep::query

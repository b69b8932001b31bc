// The verbs that ask the index; the door hooks them in.
#pragma once

#include "common/options/program.hpp"

namespace sidestep::query {

Result<Code> search_verb(Context& context);
Result<Code> fields_verb(Context& context);
Result<Code> show_verb(Context& context);
Result<Code> quote_verb(Context& context);

} // namespace sidestep::query

// See converters.hpp.
#include "indexer/attachments/converters.hpp"

namespace sidestep::indexer {
namespace {

constexpr std::array<Converter, 3> converters = {{
    // -w: no wrapping. -q0 -c: no quotes, a tab between cells.
    {FileKind::doc,
     "/usr/bin/catdoc",
     "catdoc",
     FileKind::text,
     {"catdoc", "-w", "-d", "utf-8", "-"}},
    {FileKind::xls,
     "/usr/bin/xls2csv",
     "catdoc",
     FileKind::text,
     {"xls2csv", "-d", "utf-8", "-q0", "-c\t", "/dev/stdin"}},
    {FileKind::rtf,
     "/usr/bin/unrtf",
     "unrtf",
     FileKind::html,
     {"unrtf", "--html", "--nopict", "--quiet"}},
}};

} // namespace

const Converter* converter_of(FileKind kind) {
  for (const Converter& one : converters)
    if (one.kind == kind) return &one;
  return nullptr;
}

} // namespace sidestep::indexer

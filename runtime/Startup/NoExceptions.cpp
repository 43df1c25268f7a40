//===- NoExceptions.cpp - what libstdc++'s headers call where they would throw ----------===//
//
// The runtime has no C++ exceptions, and its uses of std::string_view stay within bounds; but the mere reference to
// libstdc++'s throwing function would bring the unwinder and the demangler into every executable (200 KB).
//
//===----------------------------------------------------------------------===//

#include <cstdlib>
#include <string_view>

void std::__throw_out_of_range_fmt(const char *, ...) { abort(); }

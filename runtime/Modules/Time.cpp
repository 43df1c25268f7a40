//===- Time.cpp - module time ------------------------------------------------------------===//
//
// Python reference: library, "time".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Modules/Module.h"
#include "Modules/StructSequence.h"
#include "Modules/Sys.h"
#include "Numbers/Int.h"
#include "OS/Blocking.h"
#include "Object/Object.h"
#include "Strings/Str.h"

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <pthread.h>

namespace pyaot::rt {

static int64_t nanoseconds(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return int64_t(t.tv_sec) * 1000000000 + t.tv_nsec;
}
template <clockid_t Clock> static Value seconds(Value, Value *, size_t, Tuple *) {
  return floatValue(double(nanoseconds(Clock)) * 1e-9);
}
template <> Value seconds<CLOCK_REALTIME>(Value, Value *, size_t, Tuple *) {
  int64_t ns = nanoseconds(CLOCK_REALTIME); // too large to be exact as a double
  return floatValue(double(ns / 1000000000) + double(ns % 1000000000) * 1e-9);
}
template <clockid_t Clock> static Value nanos(Value, Value *, size_t, Tuple *) { return intValue(nanoseconds(Clock)); }

static Value sleep(Value, Value *args, size_t, Tuple *) {
  double duration;
  if (!isInt(args[0]) && !isFloatObject(args[0])) {
    Value whole = index(args[0]);
    if (!whole)
      return kError;
  }
  if (!requireDouble(args[0], &duration))
    return kError;
  if (std::isnan(duration))
    return raise(types::ValueError, "Invalid value NaN (not a number)");
  if (duration < 0)
    return raise(types::ValueError, "sleep length must be non-negative");
  if (duration > 9e9)
    return raise(types::OverflowError, "timestamp too large to convert to C _PyTime_t");
  timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += time_t(duration);
  until.tv_nsec += long((duration - std::floor(duration)) * 1e9);
  if (until.tv_nsec >= 1000000000) {
    until.tv_nsec -= 1000000000;
    ++until.tv_sec;
  }
  int result = blocking([&] {
    int error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
    return error ? errno = error, -1 : 0;
  });
  return result < 0 ? Value(isRaised() ? Raised{} : raiseErrno(errno)) : kNone;
}

// --- Clocks by number and by name --------------------------------------------------------------------------------------

static Value clockValue(const timespec &t, bool asNanoseconds) {
  return asNanoseconds ? intValue(int64_t(t.tv_sec) * 1000000000 + t.tv_nsec)
                       : floatValue(double(t.tv_sec) + double(t.tv_nsec) * 1e-9);
}
template <bool AsNanoseconds> static Value clockGetTime(Value, Value *args, size_t, Tuple *) {
  int32_t clock;
  timespec t;
  if (!requireInt32(args[0], &clock))
    return kError;
  return clock_gettime(clock, &t) < 0 ? Value(raiseErrno(errno)) : clockValue(t, AsNanoseconds);
}
static Value clockGetResolution(Value, Value *args, size_t, Tuple *) {
  int32_t clock;
  timespec t;
  if (!requireInt32(args[0], &clock))
    return kError;
  return clock_getres(clock, &t) < 0 ? Value(raiseErrno(errno)) : clockValue(t, false);
}
template <bool AsNanoseconds> static Value clockSetTime(Value, Value *args, size_t, Tuple *) {
  int32_t clock;
  timespec t;
  if (!requireInt32(args[0], &clock))
    return kError;
  if (AsNanoseconds) {
    int64_t ns;
    if (!requireInt64(args[1], &ns))
      return kError;
    t = {time_t(ns / 1000000000), long(ns % 1000000000)};
  } else {
    double seconds;
    if (!requireDouble(args[1], &seconds))
      return kError;
    t = {time_t(std::floor(seconds)), long((seconds - std::floor(seconds)) * 1e9)};
  }
  return clock_settime(clock, &t) < 0 ? Value(raiseErrno(errno)) : kNone;
}
static Value getCpuClock(Value, Value *args, size_t, Tuple *) {
  int64_t thread;
  clockid_t clock;
  if (!requireInt64(args[0], &thread))
    return kError;
  int error = pthread_getcpuclockid(pthread_t(thread), &clock);
  return error ? Value(raiseErrno(error)) : smallInt(clock);
}

static Value getClockInfo(Value, Value *args, size_t, Tuple *) {
  struct Row {
    const char *name;
    clockid_t clock;
    const char *implementation;
    bool adjustable;
  };
  static constexpr Row rows[] = {
      {"time", CLOCK_REALTIME, "clock_gettime(CLOCK_REALTIME)", true},
      {"monotonic", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", false},
      {"perf_counter", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", false},
      {"process_time", CLOCK_PROCESS_CPUTIME_ID, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", false},
      {"thread_time", CLOCK_THREAD_CPUTIME_ID, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", false}};
  if (!isStr(args[0]))
    return raise(types::TypeError, "get_clock_info() argument 1 must be str, not %T", args[0]);
  for (const Row &row : rows)
    if (equalStr(as<Str>(args[0]), row.name)) {
      timespec resolution;
      clock_getres(row.clock, &resolution);
      Value info = call(valueOf(&types::SimpleNamespace), {});
      if (!info)
        return kError;
      setAttr(info, intern("implementation"), valueOf(intern(row.implementation)));
      setAttr(info, intern("monotonic"), boolValue(!row.adjustable));
      setAttr(info, intern("adjustable"), boolValue(row.adjustable));
      setAttr(info, intern("resolution"), clockValue(resolution, false));
      return info;
    }
  return raise(types::ValueError, "unknown clock");
}

/// The library's module _strptime does it, if the program has it.
static Value strptimeFn(Value, Value *args, size_t nargs, Tuple *) {
  Value module = importModule(intern("_strptime"));
  Value function = module ? getAttr(module, intern("_strptime_time")) : kError;
  return function ? call(function, args, nargs, nullptr) : kError;
}

static void putTimeZone(Dict *ns) {
  setStr(ns, intern("timezone"), intValue(::timezone));
  setStr(ns, intern("altzone"), intValue(::timezone - (daylight ? 3600 : 0)));
  setStr(ns, intern("daylight"), smallInt(daylight));
  setStr(ns, intern("tzname"), valueOf(makeTuple({valueOf(makeStr(tzname[0])), valueOf(makeStr(tzname[1]))})));
}
static Value tzsetFn(Value self, Value *, size_t, Tuple *) {
  tzset();
  putTimeZone(as<Module>(self)->dict);
  return kNone;
}

// --- struct_time -------------------------------------------------------------------------------------------------------

static constexpr const char *timeFields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",    "tm_sec",
                                             "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff", nullptr};
static constinit StructSequenceType structTime = {"time", "struct_time", timeFields, 9};

static Value fromTm(const tm &t) {
  return makeStructSequence(structTime, {smallInt(t.tm_year + 1900), smallInt(t.tm_mon + 1), smallInt(t.tm_mday),
                                         smallInt(t.tm_hour), smallInt(t.tm_min), smallInt(t.tm_sec),
                                         smallInt((t.tm_wday + 6) % 7), smallInt(t.tm_yday + 1), smallInt(t.tm_isdst),
                                         valueOf(intern(t.tm_zone ? t.tm_zone : "")), smallInt(t.tm_gmtoff)});
}

/// The optional argument: seconds since the epoch; now if absent.
static bool secondsArgument(Value *args, size_t nargs, time_t *out) {
  if (!nargs || isNone(args[0])) {
    *out = ::time(nullptr);
    return true;
  }
  if (isFloatObject(args[0])) {
    double d = doubleOf(args[0]);
    if (std::isnan(d)) {
      raise(types::ValueError, "Invalid value NaN (not a number)");
      return false;
    }
    if (std::fabs(d) > 9e18) {
      raise(types::OverflowError, "timestamp out of range for platform time_t");
      return false;
    }
    *out = time_t(std::floor(d));
    return true;
  }
  int64_t whole;
  if (!requireInt64(args[0], &whole, "timestamp out of range for platform time_t"))
    return false;
  *out = whole;
  return true;
}

template <tm *(*Convert)(const time_t *, tm *)> static Value convert(Value, Value *args, size_t nargs, Tuple *) {
  time_t when;
  tm t{};
  if (!secondsArgument(args, nargs, &when))
    return kError;
  errno = 0;
  if (!Convert(&when, &t))
    return raiseErrno(errno ? errno : EOVERFLOW);
  return fromTm(t);
}

static bool toTm(Value v, tm *out, const char *function) {
  if (!isKind<Tuple>(v) && !(isObject(v) && objectOf(v)->shape->kind == Kind::StructSequence)) {
    raise(types::TypeError, "Tuple or struct_time argument required");
    return false;
  }
  Tuple *t = as<Tuple>(v);
  if (t->length != 9) {
    raise(types::TypeError, "%s(): illegal time tuple argument", function);
    return false;
  }
  int32_t n[9];
  for (int i = 0; i < 9; ++i)
    if (!requireInt32(t->items()[i], &n[i]))
      return false;
  *out = {};
  out->tm_year = n[0] - 1900;
  out->tm_mon = n[1] - 1;
  out->tm_mday = n[2];
  out->tm_hour = n[3];
  out->tm_min = n[4];
  out->tm_sec = n[5];
  out->tm_wday = (n[6] + 1) % 7;
  out->tm_yday = n[7] - 1;
  out->tm_isdst = n[8];
  return true;
}

/// Missing (0) months and days are taken as the first; anything else out of range is a ValueError.
static bool checkTm(tm *t) {
  if (t->tm_mon == -1)
    t->tm_mon = 0;
  if (t->tm_mday == 0)
    t->tm_mday = 1;
  if (t->tm_yday == -1)
    t->tm_yday = 0;
  const char *wrong = t->tm_mon < 0 || t->tm_mon > 11     ? "month out of range"
                      : t->tm_mday < 0 || t->tm_mday > 31 ? "day of month out of range"
                      : t->tm_hour < 0 || t->tm_hour > 23 ? "hour out of range"
                      : t->tm_min < 0 || t->tm_min > 59   ? "minute out of range"
                      : t->tm_sec < 0 || t->tm_sec > 61   ? "seconds out of range"
                      : t->tm_wday < 0                    ? "day of week out of range"
                      : t->tm_yday < 0 || t->tm_yday > 365 ? "day of year out of range"
                                                           : nullptr;
  if (wrong)
    raise(types::ValueError, "%s", wrong);
  return !wrong;
}

static bool timeArgument(Value *args, size_t nargs, size_t at, tm *out, const char *function) {
  if (nargs > at && !(at == 0 && isNone(args[at])))
    return toTm(args[at], out, function) && checkTm(out);
  time_t now = ::time(nullptr);
  localtime_r(&now, out);
  return true;
}

static Value strftimeFn(Value, Value *args, size_t nargs, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "strftime() argument 1 must be str, not %T", args[0]);
  tm t;
  if (!timeArgument(args, nargs, 1, &t, "strftime"))
    return kError;
  Object *keep = nullptr;
  std::string_view format = utf8Of(as<Str>(args[0]), &keep, true);
  if (format.empty())
    return valueOf(emptyStr);
  for (size_t bytes = 1024; bytes < (1 << 24); bytes *= 4) {
    RawArray *buffer = allocateRaw(bytes);
    char *text = reinterpret_cast<char *>(buffer->data());
    if (size_t n = strftime(text, bytes, format.data(), &t); n || bytes >= 256 * format.size())
      return valueOf(makeStr({text, n}));
  }
  return raiseNoArguments(types::MemoryError);
}

static Value ascTime(const tm &t) {
  static constexpr char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char text[64];
  int n = snprintf(text, sizeof text, "%.3s %.3s%3d %.2d:%.2d:%.2d %d", days + 3 * t.tm_wday, months + 3 * t.tm_mon,
                   t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, 1900 + t.tm_year);
  return valueOf(makeStr({text, size_t(n)}));
}
static Value asctimeFn(Value, Value *args, size_t nargs, Tuple *) {
  tm t;
  return timeArgument(args, nargs, 0, &t, "asctime") ? ascTime(t) : kError;
}
static Value ctimeFn(Value, Value *args, size_t nargs, Tuple *) {
  time_t when;
  tm t;
  if (!secondsArgument(args, nargs, &when))
    return kError;
  localtime_r(&when, &t);
  return ascTime(t);
}

static Value mktimeFn(Value, Value *args, size_t, Tuple *) {
  tm t;
  if (!toTm(args[0], &t, "mktime"))
    return kError;
  t.tm_wday = -1;
  time_t when = ::mktime(&t);
  if (when == -1 && t.tm_wday == -1)
    return raise(types::OverflowError, "mktime argument out of range");
  return floatValue(double(when));
}

static constinit const NativeMethod functions[] = {
    {"time", seconds<CLOCK_REALTIME>},
    {"time_ns", nanos<CLOCK_REALTIME>},
    {"perf_counter", seconds<CLOCK_MONOTONIC>},
    {"perf_counter_ns", nanos<CLOCK_MONOTONIC>},
    {"monotonic", seconds<CLOCK_MONOTONIC>},
    {"monotonic_ns", nanos<CLOCK_MONOTONIC>},
    {"process_time", seconds<CLOCK_PROCESS_CPUTIME_ID>},
    {"process_time_ns", nanos<CLOCK_PROCESS_CPUTIME_ID>},
    {"thread_time", seconds<CLOCK_THREAD_CPUTIME_ID>},
    {"thread_time_ns", nanos<CLOCK_THREAD_CPUTIME_ID>},
    {"sleep", sleep, Arity::One},
    {"clock_gettime", clockGetTime<false>, Arity::One},
    {"clock_gettime_ns", clockGetTime<true>, Arity::One},
    {"clock_settime", clockSetTime<false>, Arity::Range, 2, 2},
    {"clock_settime_ns", clockSetTime<true>, Arity::Range, 2, 2},
    {"clock_getres", clockGetResolution, Arity::One},
    {"pthread_getcpuclockid", getCpuClock, Arity::One},
    {"get_clock_info", getClockInfo, Arity::One},
    {"strptime", strptimeFn, Arity::Range, 1, 2},
    {"tzset", tzsetFn},
    {"localtime", convert<localtime_r>, Arity::Range, 0, 1},
    {"gmtime", convert<gmtime_r>, Arity::Range, 0, 1},
    {"mktime", mktimeFn, Arity::One},
    {"strftime", strftimeFn, Arity::Range, 1, 2},
    {"asctime", asctimeFn, Arity::Range, 0, 1},
    {"ctime", ctimeFn, Arity::Range, 0, 1},
    {},
};

static Status initialise(Dict *ns) {
  tzset();
  Type *type = typeOf(structTime);
  if (!type)
    return kRaised;
  setStr(ns, intern("struct_time"), valueOf(type));
  putTimeZone(ns);
  setStr(ns, intern("_STRUCT_TM_ITEMS"), smallInt(11));
  static constexpr struct {
    const char *name;
    int value;
  } clocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME}, {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW}, {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID}, {"CLOCK_BOOTTIME", CLOCK_BOOTTIME}, {"CLOCK_TAI", CLOCK_TAI}};
  for (auto &clock : clocks)
    setStr(ns, intern(clock.name), smallInt(clock.value));
  return kOk;
}

constinit const NativeModule modules::time = {"time", functions, initialise};

} // namespace pyaot::rt

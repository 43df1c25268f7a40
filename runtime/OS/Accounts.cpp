//===- Accounts.cpp - modules pwd and grp ------------------------------------------------------===//
//
// Python reference: library, "pwd", "grp".
//
//===----------------------------------------------------------------------===//
#include "Modules/StructSequence.h"
#include "OS/Posix.h"

#include <grp.h>
#include <pwd.h>

namespace pyaot::rt {

namespace {

constexpr const char *passwordFields[] = {"pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell", nullptr};
constinit StructSequenceType passwordType = {"pwd", "struct_passwd", passwordFields, 7};
constexpr const char *groupFields[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem", nullptr};
constinit StructSequenceType groupType = {"grp", "struct_group", groupFields, 4};

Value textOr(const char *text) { return text ? systemText(text) : kNone; }
Value entry(const passwd *p) {
  return makeStructSequence(passwordType, {textOr(p->pw_name), textOr(p->pw_passwd), intValue(p->pw_uid), intValue(p->pw_gid),
                                           textOr(p->pw_gecos), textOr(p->pw_dir), textOr(p->pw_shell)});
}
Value entry(const group *g) {
  List *members = newList();
  for (char **member = g->gr_mem; *member; ++member)
    append(members, systemText(*member));
  return makeStructSequence(groupType, {textOr(g->gr_name), textOr(g->gr_passwd), intValue(g->gr_gid), valueOf(members)});
}

template <auto Get> Value byId(Value v, const char *function, const char *what) {
  uint32_t id;
  bool fits = true;
  if (isInt(v) || typeOf(v)->slots.index) {
    Value number = index(v);
    int64_t wide;
    if (!number)
      return kError;
    fits = toInt64(number, &wide) && wide >= -1 && wide <= 0xFFFFFFFF;
    id = uint32_t(wide);
  } else if (!userArgument(v, what, &id)) {
    return kError;
  }
  auto *found = fits ? Get(id) : nullptr;
  if (!found)
    return raise(types::KeyError, "%s(): %s not found: %S", function, what, v);
  return entry(found);
}
template <auto Get> Value byName(Value v, const char *function, const char *parameter) {
  if (!isStr(v))
    return raise(types::TypeError, "%s() argument %smust be str, not %T", function, parameter, v);
  Path name(function, Path::Name, "name");
  if (!name.set(v))
    return kError;
  auto *found = Get(name.text);
  if (!found)
    return raise(types::KeyError, "%s(): name not found: %R", function, v);
  return entry(found);
}

Value getpwuidFn(Value, Value *args, size_t, Tuple *) { return byId<getpwuid>(args[0], "getpwuid", "uid"); }
Value getpwnamFn(Value, Value *args, size_t, Tuple *) { return byName<getpwnam>(args[0], "getpwnam", ""); }
Value getpwallFn(Value, Value *, size_t, Tuple *) {
  List *all = newList();
  setpwent();
  while (passwd *p = getpwent())
    append(all, entry(p));
  endpwent();
  return valueOf(all);
}
Value getgrgidFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"getgrgid", {"id"}, 0, 1, 1};
  Value v[1];
  return signature.bind(args, nargs, keywordNames, v) ? byId<getgrgid>(v[0], "getgrgid", "gid") : kError;
}
Value getgrnamFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"getgrnam", {"name"}, 0, 1, 1};
  Value v[1];
  return signature.bind(args, nargs, keywordNames, v) ? byName<getgrnam>(v[0], "getgrnam", "'name' ") : kError;
}
Value getgrallFn(Value, Value *, size_t, Tuple *) {
  List *all = newList();
  setgrent();
  while (group *g = getgrent())
    append(all, entry(g));
  endgrent();
  return valueOf(all);
}

constinit const NativeMethod passwordFunctions[] = {
    {"getpwuid", getpwuidFn, Arity::One}, {"getpwnam", getpwnamFn, Arity::One}, {"getpwall", getpwallFn}, {}};
constinit const NativeMethod groupFunctions[] = {
    {"getgrgid", getgrgidFn, Arity::Keywords}, {"getgrnam", getgrnamFn, Arity::Keywords}, {"getgrall", getgrallFn}, {}};

Status initialisePasswords(Dict *ns) {
  Type *type = typeOf(passwordType);
  if (type)
    setStr(ns, intern("struct_passwd"), valueOf(type));
  return type ? kOk : kRaised;
}
Status initialiseGroups(Dict *ns) {
  Type *type = typeOf(groupType);
  if (type)
    setStr(ns, intern("struct_group"), valueOf(type));
  return type ? kOk : kRaised;
}

} // namespace

constinit const NativeModule modules::pwd = {"pwd", passwordFunctions, initialisePasswords};
constinit const NativeModule modules::grp = {"grp", groupFunctions, initialiseGroups};

} // namespace pyaot::rt

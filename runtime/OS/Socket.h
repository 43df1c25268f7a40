//===- Socket.h - what the files of module _socket share ---------------------------------===//
#ifndef PYAOT_RUNTIME_OS_SOCKET_H
#define PYAOT_RUNTIME_OS_SOCKET_H

#include "Classes/NativeType.h"
#include "Exceptions/Raise.h"

#include <sys/socket.h>
#include <sys/un.h>

namespace pyaot::rt {

extern NativeType socketType;
/// Of new sockets, in seconds; negative: none.
extern double defaultSocketTimeout;
/// None, or seconds. False = raised.
bool timeoutArgument(Value v, double *out);
/// What Python shows of an address.
Value addressValue(const sockaddr_storage &address, socklen_t length);
/// socket.gaierror of an EAI number.
Raised raiseAddressError(int error);

} // namespace pyaot::rt

#endif

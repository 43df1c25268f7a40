/* The least a C program is: what start-up time and size are compared with. */
#include <stdio.h>

int main(void) {
  puts("Hello, world!");
  return 0;
}

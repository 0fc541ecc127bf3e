#include <sys/stat.h>

#include "app/cli.h"

int main(int argc, char** argv) {
  umask(077);  // stores, keys, exports and uploads hold personal data
  return wangge::app::run(argc, argv);
}

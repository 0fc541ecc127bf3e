#include "app/cli.h"

int main(int argc, char** argv) {
  return wangge::app::run(argc, argv);
}

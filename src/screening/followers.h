#pragma once
// How rounds follow the register, in the transaction of each change: objects found later join (and
// show who missed them), ended ones end, moved ones move, and the people behind doors are counted.

namespace wangge::screening {

// Registers with the records engine; once at start.
void register_followers();

}  // namespace wangge::screening

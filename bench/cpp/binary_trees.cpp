// Allocation: many short-lived trees beside one that stays.
#include <cstdio>
#include <memory>

struct Node {
  std::unique_ptr<Node> left, right;
};

static std::unique_ptr<Node> make(int depth) {
  auto node = std::make_unique<Node>();
  if (depth) {
    node->left = make(depth - 1);
    node->right = make(depth - 1);
  }
  return node;
}

static long check(const Node &node) { return node.left ? 1 + check(*node.left) + check(*node.right) : 1; }

int main() {
  const int most = 15;
  std::printf("%ld\n", check(*make(most + 1)));
  auto keep = make(most);
  for (int depth = 4; depth <= most; depth += 4) {
    long trees = 1L << (most - depth + 4), total = 0;
    for (long i = 0; i < trees; ++i)
      total += check(*make(depth));
    std::printf("%ld %d %ld\n", trees, depth, total);
  }
  std::printf("%ld\n", check(*keep));
}

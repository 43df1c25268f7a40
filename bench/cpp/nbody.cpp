// Float arithmetic: planets that attract each other; one struct per body.
#include <cmath>
#include <cstdio>

namespace {
constexpr double kPi = 3.141592653589793, kSolarMass = 4 * kPi * kPi, kDays = 365.24;

struct Body {
  double p[3], v[3], mass;
};

Body bodies[] = {
    {{0, 0, 0}, {0, 0, 0}, kSolarMass},
    {{4.84143144246472090, -1.16032004402742839, -0.103622044471123109},
     {0.00166007664274403694 * kDays, 0.00769901118419740425 * kDays, -0.0000690460016972063023 * kDays},
     0.000954791938424326609 * kSolarMass},
    {{8.34336671824457987, 4.12479856412430479, -0.403523417114321381},
     {-0.00276742510726411 * kDays, 0.00499852801234917238 * kDays, 0.0000230417297573763929 * kDays},
     0.000285885980666130812 * kSolarMass},
    {{12.8943695621391310, -15.1111514016986312, -0.223307578892655734},
     {0.00296460137564761618 * kDays, 0.00237847173959480950 * kDays, -0.0000296589568540237556 * kDays},
     0.0000436624404335156298 * kSolarMass},
    {{15.3796971148509165, -25.9193146099879641, 0.179258772950371181},
     {0.00268067772490389322 * kDays, 0.00162824170038242295 * kDays, -0.0000951592254519715870 * kDays},
     0.0000515138902046611451 * kSolarMass},
};
constexpr int kCount = 5;

void advance(double dt) {
  for (int i = 0; i < kCount; ++i)
    for (int j = i + 1; j < kCount; ++j) {
      Body &a = bodies[i], &b = bodies[j];
      double dx = a.p[0] - b.p[0], dy = a.p[1] - b.p[1], dz = a.p[2] - b.p[2];
      double d2 = dx * dx + dy * dy + dz * dz;
      double mag = dt / (d2 * std::sqrt(d2));
      double am = b.mass * mag, bm = a.mass * mag;
      a.v[0] -= dx * am, a.v[1] -= dy * am, a.v[2] -= dz * am;
      b.v[0] += dx * bm, b.v[1] += dy * bm, b.v[2] += dz * bm;
    }
  for (Body &b : bodies)
    for (int k = 0; k < 3; ++k)
      b.p[k] += dt * b.v[k];
}

double energy() {
  double e = 0;
  for (const Body &b : bodies)
    e += 0.5 * b.mass * (b.v[0] * b.v[0] + b.v[1] * b.v[1] + b.v[2] * b.v[2]);
  for (int i = 0; i < kCount; ++i)
    for (int j = i + 1; j < kCount; ++j) {
      const Body &a = bodies[i], &b = bodies[j];
      double dx = a.p[0] - b.p[0], dy = a.p[1] - b.p[1], dz = a.p[2] - b.p[2];
      e -= a.mass * b.mass / std::sqrt(dx * dx + dy * dy + dz * dz);
    }
  return e;
}
} // namespace

int main() {
  for (int k = 0; k < 3; ++k) {
    double sum = 0;
    for (const Body &b : bodies)
      sum += b.v[k] * b.mass;
    bodies[0].v[k] = -sum / kSolarMass;
  }
  std::printf("%.9f\n", energy());
  for (int i = 0; i < 120000; ++i)
    advance(0.01);
  std::printf("%.9f\n", energy());
}

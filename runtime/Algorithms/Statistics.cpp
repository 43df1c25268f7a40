//===- Statistics.cpp - module _statistics ------------------------------------------------------===//
//
// The inverse of the normal distribution's function: rational approximations of Wichura (1988), algorithm AS241.
//
//===----------------------------------------------------------------------===//
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"

#include <cmath>

namespace pyaot::rt {

namespace {

double polynomial(const double (&c)[8], double x) {
  double y = c[7];
  for (int i = 6; i >= 0; --i)
    y = y * x + c[i];
  return y;
}

// Numerator and denominator for the middle, for the near tails and for the far ones.
constexpr double kMiddle[2][8] = {
    {3.38713'28727'96366'6080e+0, 1.33141'66789'17843'7745e+2, 1.97159'09503'06551'4427e+3, 1.37316'93765'50946'1125e+4,
     4.59219'53931'54987'1457e+4, 6.72657'70927'00870'0853e+4, 3.34305'75583'58812'8105e+4, 2.50908'09287'30122'6727e+3},
    {1.0, 4.23133'30701'60091'1252e+1, 6.87187'00749'20579'0830e+2, 5.39419'60214'24751'1077e+3, 2.12137'94301'58659'5867e+4,
     3.93078'95800'09271'0610e+4, 2.87290'85735'72194'2674e+4, 5.22649'52788'52854'5610e+3}};
constexpr double kNear[2][8] = {
    {1.42343'71107'49683'57734e+0, 4.63033'78461'56545'29590e+0, 5.76949'72214'60691'40550e+0, 3.64784'83247'63204'60504e+0,
     1.27045'82524'52368'38258e+0, 2.41780'72517'74506'11770e-1, 2.27238'44989'26918'45833e-2, 7.74545'01427'83414'07640e-4},
    {1.0, 2.05319'16266'37758'82187e+0, 1.67638'48301'83803'84940e+0, 6.89767'33498'51000'04550e-1, 1.48103'97642'74800'74590e-1,
     1.51986'66563'61645'71966e-2, 5.47593'80849'95344'94600e-4, 1.05075'00716'44416'84324e-9}};
constexpr double kFar[2][8] = {
    {6.65790'46435'01103'77720e+0, 5.46378'49111'64114'36990e+0, 1.78482'65399'17291'33580e+0, 2.96560'57182'85048'91230e-1,
     2.65321'89526'57612'30930e-2, 1.24266'09473'88078'43860e-3, 2.71155'55687'43487'57815e-5, 2.01033'43992'92288'13265e-7},
    {1.0, 5.99832'20655'58879'37690e-1, 1.36929'88092'27358'05310e-1, 1.48753'61290'85061'48525e-2, 7.86869'13114'56132'59100e-4,
     1.84631'83175'10054'68180e-5, 1.42151'17583'16445'88870e-7, 2.04426'31033'89939'78564e-15}};

Value inverse(Value, Value *args, size_t, Tuple *) {
  double p, mu, sigma;
  if (!requireDouble(args[0], &p) || !requireDouble(args[1], &mu) || !requireDouble(args[2], &sigma))
    return kError;
  if (p <= 0.0 || p >= 1.0 || sigma <= 0.0)
    return raise(types::ValueError, "inv_cdf undefined for these parameters");
  double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    double x = polynomial(kMiddle[0], r) * q / polynomial(kMiddle[1], r);
    return floatValue(mu + x * sigma);
  }
  double r = std::sqrt(-std::log(q <= 0.0 ? p : 1.0 - p));
  double x = r <= 5.0 ? polynomial(kNear[0], r - 1.6) / polynomial(kNear[1], r - 1.6)
                      : polynomial(kFar[0], r - 5.0) / polynomial(kFar[1], r - 5.0);
  return floatValue(mu + (q < 0.0 ? -x : x) * sigma);
}

constexpr NativeMethod functions[] = {{"_normal_dist_inv_cdf", inverse, Arity::Range, 3, 3}, {}};

} // namespace

constinit const NativeModule modules::statistics_ = {"_statistics", functions, nullptr};

} // namespace pyaot::rt

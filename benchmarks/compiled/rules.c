/* The two dearest mechanisms, combat (form "blended") and harm (form "by_control"), for many worlds.

   They follow src/sahel_sim/mechanisms/combat.py and harm.py with what these call in core/, equation by
   equation; the story, the sources and what is left out stand there. Arrays are (world, faction or pair or
   1, locality or 1) in rows; their order in in[], number[] and out[] is that of kernels.py. */

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define SMALLER(a, b) ((a) < (b) ? (a) : (b))
#define SHARE(part, whole) ((part) / LARGER(whole, 1e-200))

static const double GRAINS = 1048576.0;            /* a person, core/grain.py */
static const double ANCHOR = 1.5 * 4294967296.0;   /* 1.5 * 2^(52 - 20) */
static const double MANY = 400.0, LOWEST = -9.0;   /* core/counting.py */
static const int TOLLS = 64;

/* Wichura's AS 241; Applied Statistics 37 (3), 1988. */
static double normal_quantile(double p)
{
    double q = p - 0.5, r, num, den;
    if (fabs(q) <= 0.425) {
        r = 0.180625 - q * q;
        num = (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r
            + 6.7265770927008700853e+4) * r + 4.5921953931549871457e+4) * r
            + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
            + 1.3314166789178437745e+2) * r + 3.3871328727963666080e+0) * q;
        den = (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r
            + 3.9307895800092710610e+4) * r + 2.1213794301586595867e+4) * r
            + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
            + 4.2313330701600911252e+1) * r + 1.0);
        return num / den;
    }
    r = sqrt(-log(q <= 0.0 ? p : 1.0 - p));
    if (r <= 5.0) {
        r -= 1.6;
        num = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r
            + 2.41780725177450611770e-1) * r + 1.27045825245236838258e+0) * r
            + 3.64784832476320460504e+0) * r + 5.76949722146069140550e+0) * r
            + 4.63033784615654529590e+0) * r + 1.42343711074968357734e+0);
        den = (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r
            + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r
            + 6.89767334985100004550e-1) * r + 1.67638483018380384940e+0) * r
            + 2.05319162663775882187e+0) * r + 1.0);
    } else {
        r -= 5.0;
        num = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
            + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r
            + 2.96560571828504891230e-1) * r + 1.78482653991729133580e+0) * r
            + 5.46378491116411436990e+0) * r + 6.65790464350110377720e+0);
        den = (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r
            + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r
            + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
            + 5.99832206555887937690e-1) * r + 1.0);
    }
    return q < 0.0 ? -num / den : num / den;
}

/* The uniform number number `turn` that follows from one uniform number (SplitMix64). */
static double again(double luck, uint64_t turn)
{
    uint64_t bits = (uint64_t)(luck * 9007199254740992.0) + turn * 0x9E3779B97F4A7C15ULL;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBULL;
    bits ^= bits >> 31;
    return ((double)(bits >> 11) + 0.5) * 0x1p-53;
}

/* Smallest count whose cumulative Poisson probability reaches `luck`. */
static double poisson(double luck, double expected)
{
    if (expected > MANY) {
        double z = normal_quantile(luck);
        z = LARGER(z, LOWEST);
        return rint(expected + sqrt(expected) * z + (z * z - 1.0) / 6.0);
    }
    double term = exp(-expected), below = term, k = 0.0;
    while (luck > below && (term > 1e-18 || k < expected)) {
        k += 1.0;
        term = term * expected / k;
        below += term;
    }
    return k;
}

/* Sum of so many lognormal tolls of mean 1. */
static double tolls(double luck, double count, double spread)
{
    int drawn = (int)SMALLER(count, (double)TOLLS);
    double total = 0.0;
    for (int turn = 1; turn <= drawn; turn++)
        total += exp(spread * normal_quantile(again(luck, turn)) - spread * spread / 2);
    return total + (count - drawn);
}

static double trimmed(double people) { return trunc(people * GRAINS) / GRAINS; }

static double whole(double people) { return (people + ANCHOR) - ANCHOR; }

/* ---------------------------------------------------------------- combat */

enum { FIGHTERS, RESOLVE, CONTROL, GRIEVANCE, RESIDENTS, DISPLACED, HEAT, AFTERSHOCK, HOSTILITY, TRUCE,
       PRESSURE, INTELLIGENCE, SKILL, PARTNER, PARTNER_SKILL };
enum { FIRE, ELUSIVE, TIPS, COMBAT_TOLL, COMBAT_SPREAD, COMBAT_MONTHS };
enum { LESS_FIGHTERS, MORE_FALLEN, CLASHES, TOLL, TOLL_FIRST, LOSSES, STRAY };

void combat(int worlds, int F, int P, int L, const ptrdiff_t *first, const ptrdiff_t *second,
            const double *const *in, const double *number, const double *luck, double *const *out)
{
    const double half_months = 0.5 * number[COMBAT_MONTHS];
    for (int r = 0; r < worlds; r++) {
        const long FL = (long)F * L, at = r * FL, dyads = (long)r * F * F, pairs = (long)r * P * L;
        const double *residents = in[RESIDENTS] + (long)r * L, *displaced = in[DISPLACED] + (long)r * L;
        const double *heat = in[HEAT] + (long)r * L, *aftershock = in[AFTERSHOCK] + (long)r * L;
        const double *there = in[FIGHTERS] + at;
        double seek[FL], found[FL], hit[FL], missed[FL], wild[FL], wanted[FL], fought[FL];
        double people[L], armed[L], rage[L], meet[P * L], on_first[P * L], on_second[P * L], ratio[P * L];

        for (int l = 0; l < L; l++) {
            people[l] = residents[l] + displaced[l];
            rage[l] = (heat[l] == 0.0 ? 1.0 : exp(heat[l])) * (1.0 + aftershock[l]);
            armed[l] = 0.0;
        }
        for (int f = 0; f < F; f++)
            for (int l = 0; l < L; l++)
                armed[l] += there[f * L + l];
        for (int f = 0; f < F; f++) {
            const double *n = there + f * L, *z = in[RESOLVE] + at + f * L;
            const double *held = in[CONTROL] + at + f * L, *anger = in[GRIEVANCE] + at + f * L;
            const long one = (long)r * F + f;
            const double knows = in[INTELLIGENCE][one], skill = in[SKILL][one];
            const double prowess = skill + in[PARTNER][one] * (in[PARTNER_SKILL][one] - skill);
            const double force = number[FIRE] * prowess;
            for (int l = 0; l < L; l++) {
                const double visible = n[l] * z[l];
                const double seen = SHARE(visible, visible + number[ELUSIVE]);
                const double telling = held[l] * (1.0 - LARGER(anger[l], 0.0));
                const double aimed = SMALLER(knows + number[TIPS] * telling, 1.0);
                const double effort = force * n[l];
                const double astray = SHARE(effort * (1.0 - aimed), people[l] + armed[l] - n[l]);
                seek[f * L + l] = seen * z[l] * half_months;
                found[f * L + l] = seen * rage[l];
                hit[f * L + l] = effort * aimed;
                missed[f * L + l] = astray;
                wild[f * L + l] = astray * people[l];
            }
        }
        for (long i = 0; i < FL; i++)
            wanted[i] = fought[i] = 0.0;
        for (int p = 0; p < P; p++) {
            const long a = first[p], b = second[p], ab = dyads + a * F + b, ba = dyads + b * F + a;
            const double pressing = LARGER(in[HOSTILITY][ab], 0.0) * (1.0 - in[TRUCE][ab]) * in[PRESSURE][ab];
            const double pressed = LARGER(in[HOSTILITY][ba], 0.0) * (1.0 - in[TRUCE][ba]) * in[PRESSURE][ba];
            const double *chance = luck + pairs + (long)p * L;
            double *clashes = out[CLASHES] + pairs + (long)p * L;
            for (int l = 0; l < L; l++) {
                const long i = a * L + l, j = b * L + l, k = (long)p * L + l;
                const double m = pressing * seek[i] * found[j] + pressed * seek[j] * found[i];
                const double here = m * (hit[j] + missed[j] * there[i]);
                const double across = m * (hit[i] + missed[i] * there[j]);
                meet[k] = m;
                on_first[k] = SMALLER(here, there[i]);
                on_second[k] = SMALLER(across, there[j]);
                ratio[k] = clashes[l] = 0.0;
            }
            for (int l = 0; l < L; l++) {
                const long i = a * L + l, j = b * L + l, k = (long)p * L + l;
                const double expected = on_first[k] + on_second[k], rate = expected / number[COMBAT_TOLL];
                if (!(chance[l] + rate > 1.0))
                    continue;
                clashes[l] = poisson(chance[l], rate);
                ratio[k] = tolls(chance[l], clashes[l], number[COMBAT_SPREAD])
                    * SHARE(number[COMBAT_TOLL], expected);
                wanted[i] += on_first[k] * ratio[k];
                wanted[j] += on_second[k] * ratio[k];
                fought[i] += meet[k] * ratio[k];
                fought[j] += meet[k] * ratio[k];
            }
        }
        for (long i = 0; i < FL; i++) {
            const double lost = SMALLER(wanted[i], there[i]), gone = trimmed(lost);
            out[LESS_FIGHTERS][at + i] = -gone;
            out[MORE_FALLEN][at + i] = gone;
            out[LOSSES][at + i] = lost;
            out[STRAY][at + i] = fought[i] * wild[i];
            wanted[i] = SHARE(lost, wanted[i]);
        }
        for (int p = 0; p < P; p++)
            for (int l = 0; l < L; l++) {
                const long k = (long)p * L + l;
                const double borne = on_first[k] * ratio[k] * wanted[first[p] * L + l];
                out[TOLL_FIRST][pairs + k] = borne;
                out[TOLL][pairs + k] = borne + on_second[k] * ratio[k] * wanted[second[p] * L + l];
            }
    }
}

/* ------------------------------------------------------------------ harm */

enum { AT_HOME, IN_EXILE, AWAY, ARMED, GOVERNED, KNOWN, RESTRAINT, HELPED, HELPER_RESTRAINT, ASTRAY };
enum { BYSTANDERS, SELECTIVE, INDISCRIMINATE, AT_PARITY, AT_ENDS, PRESENCE, HARM_TOLL, HARM_SPREAD,
       HARM_MONTHS };
enum { LESS_RESIDENTS, KILLED_AT_HOME, LESS_DISPLACED, KILLED_IN_EXILE, LESS_AWAY, ATTACKS, HARMED };

void harm(int worlds, int F, int P, int L, const ptrdiff_t *first, const ptrdiff_t *second,
          const double *const *in, const double *number, const double *luck, double *const *out)
{
    (void)P, (void)first, (void)second;
    for (int r = 0; r < worlds; r++) {
        const long FL = (long)F * L, at = r * FL, places = (long)r * L;
        const double *residents = in[AT_HOME] + places, *displaced = in[IN_EXILE] + places;
        const double *away = in[AWAY] + places;
        double people[L], total[L], wanted[FL], rate[L], exiles = 0.0, top = 0.0;
        double *less_residents = out[LESS_RESIDENTS] + places, *less_displaced = out[LESS_DISPLACED] + places;

        for (int l = 0; l < L; l++) {
            people[l] = residents[l] + displaced[l];
            total[l] = 0.0;
        }
        for (int f = 0; f < F; f++) {
            const double *held = in[GOVERNED] + at + f * L, *n = in[ARMED] + at + f * L;
            const double *chance = luck + at + f * L, *stray = in[ASTRAY] + at + f * L;
            double *attacks = out[ATTACKS] + at + f * L;
            const long one = (long)r * F + f;
            const double restraint = in[RESTRAINT][one], known = in[KNOWN][one];
            const double free = 1.0 - (restraint + in[HELPED][one] * (in[HELPER_RESTRAINT][one] - restraint));
            for (int l = 0; l < L; l++) {
                const double apart = 2.0 * fabs(2.0 * held[l] - 1.0);
                const double inner = number[AT_PARITY] + (1.0 - number[AT_PARITY]) * apart;
                const double outer = 1.0 + (number[AT_ENDS] - 1.0) * (apart - 1.0);
                const double blind = number[INDISCRIMINATE] * (1.0 - held[l]) * (1.0 - known);
                const double able = SHARE(n[l], n[l] + number[PRESENCE]) * free;
                rate[l] = (number[SELECTIVE] * (apart < 1.0 ? inner : outer) + blind)
                    * able * people[l] / 10000.0 * number[HARM_MONTHS];
                wanted[f * L + l] = number[BYSTANDERS] * stray[l] * free;
                attacks[l] = 0.0;
            }
            for (int l = 0; l < L; l++) {
                if (chance[l] + rate[l] > 1.0) {
                    attacks[l] = poisson(chance[l], rate[l]);
                    wanted[f * L + l] += tolls(chance[l], attacks[l], number[HARM_SPREAD]) * number[HARM_TOLL];
                }
                total[l] += wanted[f * L + l];
            }
        }
        for (int l = 0; l < L; l++) {
            const double part = SHARE(SMALLER(total[l], people[l]), total[l]);
            const double home = SHARE(residents[l], people[l]);
            double from_home = 0.0, from_exile = 0.0;
            for (int f = 0; f < F; f++) {
                const long i = at + (long)f * L + l;
                const double dead = wanted[f * L + l] * part, here = dead * home;
                out[HARMED][i] = dead;
                out[KILLED_AT_HOME][i] = trimmed(here);
                out[KILLED_IN_EXILE][i] = trimmed(dead - here);
                from_home += out[KILLED_AT_HOME][i];
                from_exile += out[KILLED_IN_EXILE][i];
            }
            less_residents[l] = -from_home;
            less_displaced[l] = -from_exile;
            exiles += from_exile;
            top += away[l];
        }
        double running = 0.0, before = 0.0;
        for (int l = 0; l < L; l++) {
            running += away[l];
            const double reached = l == L - 1 ? exiles : whole(running * SHARE(exiles, top));
            out[LESS_AWAY][places + l] = -(reached - before);
            before = reached;
        }
    }
}

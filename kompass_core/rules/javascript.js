// What rules are made of once they are JavaScript: exact numbers, intervals, and what is not known.
// The counterpart of interval.py, gather.py, assume.py, apply.py, rounding.py and evaluate.py, held to them by
// one corpus. A number is an exact fraction {n, d} of whole numbers, d above zero, in lowest terms. A value is
// an interval {low, high, lowOpen, highOpen}, or true, false, or null where a truth is not known.

class RuleError extends Error {
  constructor(slug, message) {
    super(message);
    this.slug = slug;
  }
}

// --- exact numbers

const LONGEST = 1n << 20000n;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function size(n) {
  return n < 0n ? -n : n;
}

function fraction(n, d = 1n) {
  if (d === 1n) return { n, d };
  if (d < 0n) [n, d] = [-n, -d];
  let [a, b] = [size(n), d];
  while (b) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}

const ZERO = fraction(0n);
const ONE = fraction(1n);

function plus(a, b) {
  return a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

function minus(a, b) {
  return plus(a, opposite(b));
}

function opposite(a) {
  return { n: -a.n, d: a.d };
}

function times(a, b) {
  return fraction(a.n * b.n, a.d * b.d);
}

function over(a, b) {
  if (b.n === 0n) throw new RangeError("division by zero");
  return fraction(a.n * b.d, a.d * b.n);
}

// Below zero, zero or above, as the first is less than the second, equal or more.
function order(a, b) {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

function lesser(a, b) {
  return order(a, b) <= 0 ? a : b;
}

function greater(a, b) {
  return order(a, b) >= 0 ? a : b;
}

// The exact number of a text such as "0.25"; null where it is none.
function decimal(text) {
  const found = DECIMAL.exec(text);
  if (!found) return null;
  const [, sign, whole, rest = ""] = found;
  return fraction(BigInt(sign + whole + rest), 10n ** BigInt(rest.length));
}

function short(a) {
  if (size(a.n) >= LONGEST || a.d >= LONGEST) throw new RuleError("rule-limit", "the figure has too many digits");
  return a;
}

// --- ends of intervals: an open low end lies a little above its value, an open high end a little below

function end(value, beside) {
  return { value, beside };
}

function orderEnds(a, b) {
  return order(a.value, b.value) || a.beside - b.beside;
}

function first(ends) {
  return ends.reduce((found, one) => (orderEnds(one, found) < 0 ? one : found));
}

function last(ends) {
  return ends.reduce((found, one) => (orderEnds(one, found) > 0 ? one : found));
}

function lowEnd(a) {
  return end(a.low, a.lowOpen ? 1 : 0);
}

function highEnd(a) {
  return end(a.high, a.highOpen ? -1 : 0);
}

// --- intervals

function interval(low, high, lowOpen = false, highOpen = false) {
  return { low, high, lowOpen, highOpen };
}

function between(low, high) {
  return interval(low.value, high.value, low.beside > 0, high.beside < 0);
}

function exactly(value) {
  return interval(value, value);
}

function isKnown(a) {
  return order(a.low, a.high) === 0;
}

function add(a, b) {
  if (isKnown(a) && isKnown(b)) return exactly(short(plus(a.low, b.low)));
  return interval(
    short(plus(a.low, b.low)),
    short(plus(a.high, b.high)),
    a.lowOpen || b.lowOpen,
    a.highOpen || b.highOpen,
  );
}

function negated(a) {
  return interval(opposite(a.high), opposite(a.low), a.highOpen, a.lowOpen);
}

function multiply(a, b) {
  if (isKnown(a) && isKnown(b)) return exactly(short(times(a.low, b.low)));
  const lows = [];
  const highs = [];
  for (const [x, xOpen] of [[a.low, a.lowOpen], [a.high, a.highOpen]]) {
    for (const [y, yOpen] of [[b.low, b.lowOpen], [b.high, b.highOpen]]) {
      const value = short(times(x, y));
      const open = (xOpen && y.n !== 0n) || (yOpen && x.n !== 0n) || (xOpen && yOpen);
      lows.push(end(value, open ? 1 : 0));
      highs.push(end(value, open ? -1 : 0));
    }
  }
  return between(first(lows), last(highs));
}

function divide(a, b) {
  if (b.low.n <= 0n && b.high.n >= 0n) {
    throw new RuleError("division-by-zero", `the divisor ${isKnown(b) ? "is" : "may be"} zero`);
  }
  return multiply(a, interval(over(ONE, b.high), over(ONE, b.low), b.highOpen, b.lowOpen));
}

function least(values) {
  return between(first(values.map(lowEnd)), first(values.map(highEnd)));
}

function greatest(values) {
  return between(last(values.map(lowEnd)), last(values.map(highEnd)));
}

function hull(a, b) {
  return between(first([lowEnd(a), lowEnd(b)]), last([highEnd(a), highEnd(b)]));
}

function met(low, high) {
  return orderEnds(low, high) <= 0 ? between(low, high) : null;
}

function meet(a, b) {
  return met(last([lowEnd(a), lowEnd(b)]), first([highEnd(a), highEnd(b)]));
}

// --- truths: null where it depends on what is not known

function denied(truth) {
  return truth === null ? null : !truth;
}

function less(a, b) {
  if (orderEnds(highEnd(a), lowEnd(b)) < 0) return true;
  return orderEnds(lowEnd(a), highEnd(b)) >= 0 ? false : null;
}

function equal(a, b) {
  if (meet(a, b) === null) return false;
  return isKnown(a) && isKnown(b) ? true : null;
}

function compared(operator, a, b) {
  switch (operator) {
    case "<": return less(a, b);
    case ">": return less(b, a);
    case "<=": return denied(less(b, a));
    case ">=": return denied(less(a, b));
    case "=": return equal(a, b);
    default: return denied(equal(a, b));
  }
}

// --- what a rule sees, and what is assumed of it in an outcome that is looked at

class Scene {
  constructor(around, assumed = new Map()) {
    this.around = around;
    this.assumed = assumed;
    this.gathered = new Map();
  }

  under(assumed) {
    return assumed === this.assumed ? this : new Scene(this.around, assumed);
  }

  narrowed(key, known) {
    const assumed = this.assumed.get(key);
    if (assumed === undefined) return known;
    if (known !== null && typeof known === "object") return meet(known, assumed) ?? known;
    return known === null ? assumed : known;
  }

  own(name) {
    return this.narrowed(`own ${name}`, this.around.own.get(name));
  }

  share(name) {
    return this.narrowed(`share ${name}`, this.around.shares.get(name));
  }

  weight(name) {
    return this.narrowed(`weight ${name}`, this.around.weights.get(name));
  }

  members(over) {
    if (over === "children") return this.around.children;
    return [...this.around.shares].map(
      ([name, share]) => new Map([["share", share], ["weight", this.around.weights.get(name)]]),
    );
  }
}

const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!=" };
const OPPOSITE = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" };

// What is assumed already, and that a condition holds or does not; the condition is told as data:
// {compare, left, right} of sides {key, value, whole}, {own}, {not}, {word, parts}, or null if it says nothing.
function assume(scene, each, said, assumed, holds) {
  if (said === null) return assumed;
  if ("compare" in said) {
    const operator = holds ? said.compare : OPPOSITE[said.compare];
    const [left, right] = [said.left, said.right].map((side) => side.value(new Scene(scene.around, assumed), each));
    const found = new Map(assumed);
    narrow(found, said.left, left, operator, right);
    narrow(found, said.right, right, MIRRORED[operator], left);
    return found;
  }
  if ("own" in said) return new Map(assumed).set(said.own, holds);
  if ("not" in said) return assume(scene, each, said.not, assumed, !holds);
  if ((said.word === "and") !== holds) return assumed;
  return said.parts.reduce((so, part) => assume(scene, each, part, so, holds), assumed);
}

function assuming(scene, each, said, holds) {
  return new Map(assume(scene, each, said, scene.assumed, holds));
}

function narrow(found, side, value, operator, other) {
  if (side.key === null) return;
  const held = holding(value, operator, other);
  const narrower = held !== null && side.whole ? wholes(held) : held;
  if (narrower !== null) found.set(side.key, narrower);
}

function holding(value, operator, other) {
  let [low, high] = [lowEnd(value), highEnd(value)];
  switch (operator) {
    case "<":
      high = first([high, end(other.high, -1)]);
      break;
    case "<=":
      high = first([high, highEnd(other)]);
      break;
    case ">":
      low = last([low, end(other.low, 1)]);
      break;
    case ">=":
      low = last([low, lowEnd(other)]);
      break;
    case "=":
      return meet(value, other);
    default:
      if (!isKnown(other)) return value;
      if (orderEnds(low, end(other.low, 0)) === 0) low = end(other.low, 1);
      if (orderEnds(high, end(other.low, 0)) === 0) high = end(other.low, -1);
  }
  return met(low, high);
}

function floor(a) {
  return a.n >= 0n ? a.n / a.d : -((-a.n + a.d - 1n) / a.d);
}

function ceiling(a) {
  return -floor(opposite(a));
}

function wholes(value) {
  const low = value.lowOpen ? floor(value.low) + 1n : ceiling(value.low);
  const high = value.highOpen ? ceiling(value.high) - 1n : floor(value.high);
  return low <= high ? interval(fraction(low), fraction(high)) : null;
}

// --- parts of rules; `scene` is what is seen, `each` the member that a gathering looks at

function summed(signs, ...values) {
  return values.reduce((sum, value, place) => add(sum, signs[place - 1] === "+" ? value : negated(value)));
}

function multiplied(signs, ...values) {
  return values.reduce((product, value, place) => (signs[place - 1] === "*" ? multiply : divide)(product, value));
}

// Each part is {value, said}: how it is worked out, and what it says where it holds.
function joined(scene, each, word, parts) {
  const decisive = word === "or";
  let assumed = scene.assumed;
  let result = !decisive;
  for (const part of parts) {
    const truth = part.value(scene.under(assumed), each);
    if (truth === decisive) return decisive;
    if (truth === null) {
      result = null;
      assumed = assuming(scene, each, part.said, !decisive);
    }
  }
  return result;
}

function chosen(scene, each, condition, then, otherwise) {
  const truth = condition.value(scene, each);
  if (truth !== null) return (truth ? then : otherwise)(scene, each);
  const one = then(scene.under(assuming(scene, each, condition.said, true)), each);
  const other = otherwise(scene.under(assuming(scene, each, condition.said, false)), each);
  if (one !== null && typeof one === "object") return hull(one, other);
  return one === other ? one : null;
}

// `what` is {id, name, over, value, where, otherwise}; a number of members has no value.
function gathered(scene, each, what) {
  if (each === null || what.otherwise !== null) return gathering(scene, each, what);
  if (!scene.gathered.has(what.id)) scene.gathered.set(what.id, gathering(scene, each, what));
  return scene.gathered.get(what.id);
}

function gathering(scene, each, what) {
  const sure = [];
  const unsure = [];
  for (const member of scene.members(what.over)) {
    const condition = what.where === null ? true : what.where(scene, member);
    if (condition === false) continue;
    const value = what.name === "count" ? exactly(ONE) : what.value(scene, member);
    (condition === null ? unsure : sure).push(value);
  }
  const otherwise = sure.length || what.otherwise === null ? null : what.otherwise(scene, each);
  return together(what.name, sure, unsure, otherwise);
}

function together(name, sure, unsure, otherwise) {
  if (name === "sum" || name === "count") {
    return [...sure, ...unsure.map((value) => hull(value, exactly(ZERO)))].reduce(add, exactly(ZERO));
  }
  const some = name === "mean" ? mean(sure, unsure) : extreme(sure, unsure, name === "min" ? least : greatest);
  if (sure.length) return some;
  return some === null ? otherwise : hull(some, otherwise);
}

function extreme(sure, unsure, pick) {
  if (!sure.length) return unsure.length ? unsure.reduce((a, b) => hull(a, b)) : null;
  const alone = pick(sure);
  return unsure.reduce((all, extra) => hull(all, pick([alone, extra])), alone);
}

function mean(sure, unsure) {
  if (!sure.length && !unsure.length) return null;
  const mirrored = (value) => end(opposite(value.high), value.highOpen ? 1 : 0);
  const low = lowestMean(sure.map(lowEnd), unsure.map(lowEnd));
  const high = lowestMean(sure.map(mirrored), unsure.map(mirrored));
  return interval(low.value, opposite(high.value), low.beside > 0, high.beside > 0);
}

function lowestMean(sure, unsure) {
  const waiting = [...unsure].sort(orderEnds);
  const taken = sure.length ? sure : [waiting.shift()];
  let total = taken.map((one) => one.value).reduce((a, b) => short(plus(a, b)));
  let count = fraction(BigInt(taken.length));
  let open = taken.some((one) => one.beside > 0);
  for (const one of waiting) {
    if (order(times(one.value, count), total) >= 0) break;
    total = short(plus(total, one.value));
    count = plus(count, ONE);
    open = open || one.beside > 0;
  }
  return end(over(total, count), open ? 1 : 0);
}

function applied(name, ...values) {
  if (name === "min") return least(values);
  if (name === "max") return greatest(values);
  if (name !== "clamp") return together(name, values, [], null);
  const [value, low, high] = values;
  return greatest([low, least([value, high])]);
}

function extended(name, compute, directions, ...values) {
  const ends = (least) =>
    values.map((value, place) => ((directions[place] === "rising") === least ? value.low : value.high));
  const low = computed(name, compute, ends(true));
  if (values.every(isKnown)) return exactly(low);
  const high = computed(name, compute, ends(false));
  if (order(low, high) > 0) {
    const message = `\`${name}\` does not follow its parameters in the direction that it states`;
    throw new RuleError("function-failed", message);
  }
  return interval(low, high);
}

// What the formula of a function makes of exact numbers, which have the names of its parameters.
function formula(rule, names) {
  return (...values) => {
    const own = new Map(names.map((name, place) => [name, exactly(values[place])]));
    return rule(new Scene({ own, shares: new Map(), weights: new Map(), children: [] })).low;
  };
}

function computed(name, compute, values) {
  let made;
  try {
    made = compute(...values);
  } catch (error) {
    throw new RuleError("function-failed", `\`${name}\` failed: ${error.message}`);
  }
  if (typeof made?.n !== "bigint" || typeof made.d !== "bigint") {
    throw new RuleError("function-failed", `\`${name}\` made no exact number`);
  }
  return made;
}

function banded(value, starts) {
  const low = Math.max(0, starts.filter((start) => order(start, value.low) <= 0).length - 1);
  const limit = value.highOpen ? -1 : 0;
  const reached = starts.filter((start) => order(start, value.high) <= limit).length;
  return interval(fraction(BigInt(low)), fraction(BigInt(Math.max(low, reached - 1))));
}

// --- rounding; `beside` is -1 or 1 for a value just below or above, as an open end is

function rounded(value, decimals, mode, beside = 0) {
  const power = 10n ** BigInt(decimals);
  const negative = value.n < 0n || (value.n === 0n && beside < 0);
  const outward = negative ? -beside : beside;
  const scaled = size(value.n) * power;
  let whole = scaled / value.d;
  let rest = scaled % value.d;
  if (rest === 0n && outward < 0) [whole, rest] = [whole - 1n, value.d];
  const tie = 2n * rest === value.d;
  const half = tie ? outward : 2n * rest > value.d ? 1 : -1;
  const up = {
    "half-up": half >= 0,
    "half-down": half > 0,
    "half-even": half > 0 || (half === 0 && whole % 2n === 1n),
    "down": false,
  }[mode];
  const magnitude = fraction(whole + (up ? 1n : 0n), power);
  return negative ? opposite(magnitude) : magnitude;
}

function roundedTo(value, decimals, mode) {
  return interval(
    rounded(value.low, decimals, mode, value.lowOpen ? 1 : 0),
    rounded(value.high, decimals, mode, value.highOpen ? -1 : 0),
  );
}

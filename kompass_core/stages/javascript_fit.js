// An evaluation to what is known of every item before any rule has run: the counterpart of check/judgements.py,
// score/misfits.py, score/misjudged.py, score/join.py and score/fit.py. What stands in it is as in its file in JSON.

const SCHEMA = 1;
const NOT_APPLICABLE = "not applicable";
const UNANSWERED = "unanswered";
const WHOLE_ITEM = "item";
const AGREED = "agreed";
const PERCENT = /^[0-9]{1,30}(?:\.[0-9]{1,30})?%$/;
const FIGURE = /^([0-9]{1,12})(?:[.,]([0-9]{1,12}))?\s?(%)?$/;
const HUNDRED = fraction(100n);

// What no file of an evaluation could say on this framework; `code` is that of the item, where it is one's.
class MisfitError extends Error {
  constructor(message, code = null) {
    super(message);
    this.name = "MisfitError";
    this.code = code;
  }
}

function tableOf(value, what, known = null) {
  if (value === undefined) return {};
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new MisfitError(`${what} is no table`);
  const unknown = known === null ? undefined : Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new MisfitError(`${what} has no key \`${unknown}\``);
  return value;
}

function listOf(value, what) {
  if (!Array.isArray(value)) throw new MisfitError(`${what} is no list`);
  return value;
}

// --- what an evaluation says: {id, scales, voices, judgements, opinions, given}

function readEvaluation(raw) {
  const root = tableOf(raw ?? null, "an evaluation", PROGRAM.keys.root);
  if (root.schema !== SCHEMA) throw new MisfitError(`\`schema\` is not ${SCHEMA}`);
  const about = tableOf(root.evaluation ?? null, "`evaluation`", PROGRAM.keys.evaluation);
  if (typeof about.id !== "string") throw new MisfitError("an evaluation has no `id`");
  const of = about.framework;
  if (typeof of !== "string" || !(of === PROGRAM.name || /\.(?:toml|json)$/.test(of))) {
    throw new MisfitError(`the evaluation was made with \`${of}\`, and this is \`${PROGRAM.name}\``);
  }
  const people = about.evaluators === undefined ? [] : listOf(about.evaluators, "`evaluators`");
  const names = people.map((one) => tableOf(one, "an evaluator").id).filter((id) => id !== undefined);
  const [judgements, opinions] = [new Map(), new Map()];
  for (const [code, said] of Object.entries(tableOf(root.judgement, "`judgement`"))) {
    readJudged(code, tableOf(said, `the judgement of \`${code}\``), names, judgements, opinions);
  }
  const heard = new Set([...opinions.values()].flatMap((apart) => [...apart.values()].flatMap((one) => [...one.keys()])));
  const given = new Map();
  for (const [scale, table] of Object.entries(tableOf(root.given, "`given`"))) {
    const { points } = tableOf(table, `what is given on \`${scale}\``, PROGRAM.keys.given);
    const entries = Object.entries(tableOf(points ?? null, `the points given on \`${scale}\``));
    given.set(scale, new Map(entries.map(([code, value]) => [code, readGiven(code, value)])));
  }
  const findings = Object.keys(tableOf(root.finding, "`finding`"));
  const scales = about.scales === undefined ? null : listOf(about.scales, "`scales`");
  return { id: about.id, scales, voices: names.filter((one) => heard.has(one)), judgements, opinions, given, findings };
}

function readJudged(code, said, names, judgements, opinions) {
  const [together, apart] = [new Map(), new Map()];
  for (const [name, value] of Object.entries(said)) {
    if (value === null || typeof value !== "object") {
      together.set(name, readJudgement(code, name, value));
      continue;
    }
    const several = new Map();
    for (const [who, one] of Object.entries(tableOf(value, `\`${name}\` of \`${code}\``))) {
      if (who === AGREED) together.set(name, readJudgement(code, name, one));
      else if (names.includes(who)) several.set(who, readJudgement(code, name, one));
      else throw new MisfitError(`no evaluator has the id \`${who}\``, code);
    }
    apart.set(name, several);
  }
  judgements.set(code, together);
  if (apart.size) opinions.set(code, apart);
}

// The name of a step or of a state, or an exact share.
function readJudgement(code, name, value) {
  if (typeof value === "string") return PERCENT.test(value) ? over(decimal(value.slice(0, -1)), HUNDRED) : value;
  const share = typeof value === "number" ? decimal(String(value)) : null;
  if (share === null) throw new MisfitError(`\`${name}\` of \`${code}\` is neither a step nor a share`, code);
  return share;
}

function readGiven(code, value) {
  if (value === NOT_APPLICABLE) return { absent: true };
  if (typeof value === "number") {
    const points = decimal(String(value));
    if (points !== null && points.n >= 0n) return { points };
  } else if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const { printed } = tableOf(value, `what is given to \`${code}\``, ["printed"]);
    const texts = Array.isArray(printed) ? printed : [printed];
    if (texts.length && texts.every((text) => typeof text === "string")) return { printed: texts };
  }
  throw new MisfitError(`what is given to \`${code}\` is neither points nor a printed figure`, code);
}

// --- what does not fit

function wantedScales(said) {
  const known = new Map(PROGRAM.scales.map((sheet) => [sheet.id, sheet]));
  for (const name of [...(said.scales ?? []), ...said.given.keys()]) {
    if (!known.has(name)) throw new MisfitError(`\`${PROGRAM.name}\` is not scored on a scale \`${name}\``);
  }
  for (const name of said.given.keys()) {
    if (said.scales && !said.scales.includes(name)) {
      throw new MisfitError(`points are given on \`${name}\`, which is not among the scales of the evaluation`);
    }
  }
  const names = (said.scales ?? [...known.keys()]).filter((name) => PROGRAM.scored.includes(name));
  if (!names.length) throw new MisfitError(`the evaluation is not scored on ${PROGRAM.scored.join(", ")}`);
  return [...new Set(names)].map((name) => known.get(name));
}

function refuseMisfits(said, sheets) {
  for (const code of [...said.judgements.keys(), ...said.findings, ...[...said.given.values()].flatMap((one) => [...one.keys()])]) {
    if (!PROGRAM.items.has(code)) throw new MisfitError(`\`${PROGRAM.name}\` has no item \`${code}\``, code);
  }
  for (const code of said.judgements.keys()) {
    const item = PROGRAM.items.get(code);
    if (item.children.length) throw new MisfitError(`\`${code}\` is made of its parts, so it is not judged itself`, code);
    refuseCovered(code, said, sheets);
    refuseMisjudged(code, said, sheets);
  }
}

// Points given to an item above make a judgement useless, where that is so on every scale.
function refuseCovered(code, said, sheets) {
  const covered = sheets.every((sheet) => {
    const points = said.given.get(sheet.id) ?? new Map();
    let above = PROGRAM.items.get(code).parent;
    while (above !== null && (!points.has(above) || points.get(above).printed)) above = PROGRAM.items.get(above).parent;
    return above !== null;
  });
  if (covered && sheets.length) throw new MisfitError(`\`${code}\` is judged, but points are given to what it is a part of`, code);
}

function refuseMisjudged(code, said, sheets) {
  const lines = PROGRAM.scales.map((sheet) => [sheet, sheet.lines.find((line) => line.code === code)]);
  const asking = (name) => lines.filter(([sheet, line]) => sheets.includes(sheet) && line.asked.includes(name));
  const [together, apart] = [said.judgements.get(code), said.opinions.get(code) ?? new Map()];
  const names = new Set([...apart.values()].flatMap((one) => [...one.keys()]));
  const voices = [together, ...[...names].map((who) => withVoice(together, apart, who))];
  const alone = new Set(voices.flatMap((voice) => [...voice.keys()])).size === 1;
  for (const voice of voices) {
    const absent = new Set([...voice].filter(([, value]) => value === NOT_APPLICABLE).map(([name]) => name));
    for (const [name, value] of voice) {
      if (name === WHOLE_ITEM) {
        refuseWhole(code, value, alone, sheets);
      } else if (!lines.some(([, line]) => line.asked.includes(name))) {
        throw new MisfitError(`\`${code}\` is not judged on \`${name}\``, code);
      } else if (value === NOT_APPLICABLE) {
        refuseAbsent(code, sheets.filter((sheet) => asking(name).some(([one]) => one === sheet)), `\`${name}\` of \`${code}\``);
        const kept = asking(name).filter(([, line]) => line.asked.some((one) => !absent.has(one)));
        if (kept.some(([, line]) => line.named.includes(name))) {
          throw new MisfitError(`\`${name}\` of \`${code}\` cannot be left out, because a rule names it`, code);
        }
      } else if (value !== UNANSWERED && asking(name).some(([sheet]) => shareOfStep(sheet, name, value) === null)) {
        throw new MisfitError(`\`${name}\` of \`${code}\` has no step \`${typeof value === "string" ? value : exact(value)}\``, code);
      }
    }
  }
}

function refuseWhole(code, value, alone, sheets) {
  if (![NOT_APPLICABLE, UNANSWERED].includes(value)) throw new MisfitError(`\`${code}\` as a whole can only be \`${NOT_APPLICABLE}\` or \`${UNANSWERED}\``, code);
  if (!alone) throw new MisfitError(`\`${code}\` is ${value} as a whole, and yet judged`, code);
  if (value === NOT_APPLICABLE) refuseAbsent(code, sheets, `\`${code}\``);
}

function refuseAbsent(code, sheets, what) {
  const strict = sheets.find((sheet) => sheet.refuses);
  if (strict) throw new MisfitError(`on the scale \`${strict.id}\` everything applies, so ${what} has to be judged`, code);
}

// What a judgement is worth on a scale, as an interval; null where it is none of its steps.
function shareOfStep(sheet, name, value) {
  const { shares } = sheet.steps.get(name);
  if (typeof value === "string") return shares.get(value) ?? null;
  return [...shares.values()].find((share) => order(share.low, value) === 0) ?? null;
}

// --- several evaluators

function withVoice(together, apart, who) {
  const own = [...apart].filter(([, several]) => several.has(who)).map(([name, several]) => [name, several.get(who)]);
  return new Map([...together, ...own]);
}

// What one of several judges: theirs first, then what stands for all.
function voiced(agreed, opinions, who) {
  const judged = new Map(agreed);
  for (const [code, apart] of opinions) judged.set(code, withVoice(judged.get(code), apart, who));
  return judged;
}

// One judgement wherever several can become one on the scale.
function agreedOn(sheet, said) {
  const judged = new Map([...said.judgements].map(([code, together]) => [code, new Map(together)]));
  for (const [code, apart] of said.opinions) {
    for (const [name, several] of apart) {
      if (judged.get(code).has(name)) continue;
      const heard = [...several.values()].filter((one) => one !== UNANSWERED);
      const absent = heard.filter((one) => one === NOT_APPLICABLE);
      if (absent.length && absent.length < heard.length) {
        throw new MisfitError(`\`${name}\` of \`${code}\` does not apply for one, and is judged by another`, code);
      }
      const one = heard.length ? oneOf(sheet, name, heard) : null;
      if (one !== null) judged.get(code).set(name, one);
    }
  }
  return judged;
}

function oneOf(sheet, name, heard) {
  const [head, ...others] = heard;
  const same = (one) => (typeof one === "string" || typeof head === "string" ? one === head : order(one, head) === 0);
  if (others.every(same)) return head;
  if (!sheet.steps.has(name) || sheet.several === "agreed") return null;
  const shares = heard.map((one) => (typeof one === "string" ? sheet.steps.get(name).shares.get(one).low : one)).sort(order);
  const mean = (some) => over(some.reduce(plus), fraction(BigInt(some.length)));
  if (sheet.several === "mean") return mean(shares);
  const middle = shares.length / 2;
  return mean(shares.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

// --- the state of every item: {origin, shares, unanswered, given}

function fitted(sheet, judgements, given) {
  const mentioned = new Set();
  for (const { code, children } of sheet.lines) {
    if (given.has(code) || judgements.has(code) || children.some((one) => mentioned.has(one))) mentioned.add(code);
  }
  const covering = new Map();
  const states = new Map();
  for (const line of [...sheet.lines].reverse()) {
    const { code, children } = line;
    const points = given.get(code) ?? null;
    const judged = judgements.get(code) ?? new Map();
    const above = covering.get(PROGRAM.items.get(code).parent);
    if (above !== undefined) {
      covering.set(code, above);
      if (points) throw new MisfitError(`\`${code}\` has points given, and so has \`${above}\`, of which it is a part`, code);
    } else if (points && !(points.printed && children.some((one) => mentioned.has(one)))) {
      covering.set(code, code);
    }
    if (points && judged.size) throw new MisfitError(`\`${code}\` has points given, and is judged too`, code);
    if (points?.absent) refuseAbsent(code, [sheet], `\`${code}\``);
    states.set(code, stateOf(sheet, line, points, judged, above !== undefined));
  }
  return states;
}

function stateOf(sheet, line, given, judged, covered) {
  const shares = new Map();
  if (judged.get(WHOLE_ITEM) === NOT_APPLICABLE || given?.absent) return { origin: NOT_APPLICABLE, shares, unanswered: 0, given: null };
  if (covered || given) {
    for (const name of line.asked) shares.set(name, sheet.steps.get(name).reach);
    const origin = covered ? "covered" : given.printed ? "printed" : "given";
    return { origin, shares, unanswered: 0, given: covered ? null : given };
  }
  let unanswered = 0;
  for (const name of line.asked) {
    const value = judged.get(name) ?? UNANSWERED;
    if (value === UNANSWERED) {
      unanswered += 1;
      shares.set(name, sheet.zero ? exactly(ZERO) : sheet.steps.get(name).reach);
    } else if (value !== NOT_APPLICABLE) {
      shares.set(name, typeof value === "string" ? sheet.steps.get(name).shares.get(value) : exactly(value));
    }
  }
  return { origin: "rule", shares, unanswered, given: null };
}

// Whether anybody looked at anything below an item.
function lookedBelow(line, states) {
  return line.children.some((code) => states.get(code).origin !== "covered");
}

// All points that print as a text, which is a percentage of the maximum where it has such a sign; see printed.py.
function behind(text, sheet, line, maximum) {
  const found = FIGURE.exec(text.trim());
  if (!found) throw new MisfitError(`\`${text}\` is not a printed figure`, line.code);
  const [, whole, rest = "", percent] = found;
  const value = decimal(rest ? `${whole}.${rest}` : whole);
  const bare = value.n === 0n && !rest && !percent;
  const figure = unrounded(value, bare ? line.fewest : rest.length, sheet.rounding);
  return percent ? multiply(figure, exactly(over(maximum, HUNDRED))) : figure;
}

function unrounded(figure, decimals, mode) {
  const half = fraction(1n, 2n * 10n ** BigInt(decimals));
  const [low, high] = [greater(ZERO, minus(figure, half)), plus(figure, half)];
  if (mode === "half-up") return interval(low, high, false, true);
  if (mode === "half-down") return interval(low, high, figure.n > 0n, false);
  if (mode === "down") return interval(figure, plus(high, half), false, true);
  const odd = times(figure, fraction(10n ** BigInt(decimals))).n % 2n === 1n;
  return interval(low, high, odd, odd);
}

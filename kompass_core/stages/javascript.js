// The points of a framework in a page: judgements to figures, exactly, as `kompass score` has them.
// What `javascript.py` made of a framework stands below it, in `PROGRAM`; `javascript.js` of the rules above.
// Judgements are as in the file of an evaluation: {code: {dimension: step}}.

const NOT_APPLICABLE = "not applicable";
const UNANSWERED = "unanswered";
const WHOLE_ITEM = "item";

// Judgements that no file of an evaluation could have, on a framework like this.
class MisfitError extends Error {}

// {scale: {code: figures}} of every item on every scale; see `figuresOf` for what figures are.
// Raises RuleError, with the `code` of the item, where a rule has no value; MisfitError.
function score(judgements, program = PROGRAM) {
  const judged = new Map(Object.entries(judgements).map(([code, said]) => [code, new Map(Object.entries(said))]));
  for (const [code, said] of judged) refuseMisfits(code, said, program);
  return Object.fromEntries(program.scales.map((sheet) => [sheet.id, scored(sheet, judged, program.signs)]));
}

function refuseMisfits(code, said, program) {
  const lines = program.scales.flatMap((sheet) => sheet.lines).filter((line) => line.code === code);
  if (!lines.length) throw new MisfitError(`there is no item \`${code}\``);
  if (lines[0].children.length) throw new MisfitError(`\`${code}\` is made of its parts, so it is not judged itself`);
  for (const [name, value] of said) {
    if (name === WHOLE_ITEM) {
      if (![NOT_APPLICABLE, UNANSWERED].includes(value)) throw new MisfitError(`\`${code}\` as a whole is \`${value}\``);
      if (said.size > 1) throw new MisfitError(`\`${code}\` is ${value} as a whole, and yet judged`);
    } else if (!lines.some((line) => line.asked.includes(name))) {
      throw new MisfitError(`\`${code}\` is not judged on \`${name}\``);
    }
  }
}

function scored(sheet, judged, signs) {
  const outcomes = new Map();
  const found = [];
  for (const line of sheet.lines) {
    const state = stateOf(sheet, line, judged.get(line.code) ?? new Map());
    const children = line.children.filter((code) => outcomes.get(code).applies);
    const drops = state.absent || (line.children.length ? !children.length : line.asked.length && !state.shares.size);
    const parts = line.children.map((code) => outcomes.get(code));
    const missing = line.children.length ? parts.reduce((sum, one) => sum + one.missing, 0) : state.missing;
    const wanted = line.children.length ? parts.reduce((sum, one) => sum + one.wanted, 0) : state.shares.size;
    const measures = drops ? new Map() : measured(line, sheet, state, children.map((code) => outcomes.get(code).measures));
    const outcome = { applies: !drops, measures, missing, wanted };
    outcomes.set(line.code, outcome);
    found.push([line.code, figuresOf(outcome, line, sheet, signs)]);
  }
  return Object.fromEntries(found.reverse());
}

// What is known of an item before any rule has run.
function stateOf(sheet, line, said) {
  const shares = new Map();
  if (said.get(WHOLE_ITEM) === NOT_APPLICABLE) {
    if (sheet.refuses) throw new MisfitError(`\`${line.code}\` has to be judged on \`${sheet.id}\``);
    return { absent: true, shares, missing: 0 };
  }
  let missing = 0;
  for (const name of line.asked) {
    const steps = sheet.steps.get(name);
    const value = said.get(name) ?? UNANSWERED;
    if (value === UNANSWERED) {
      missing += 1;
      shares.set(name, sheet.zero ? exactly(ZERO) : steps.reach);
    } else if (value !== NOT_APPLICABLE) {
      const share = steps.shares.get(value);
      if (!share) throw new MisfitError(`\`${name}\` of \`${line.code}\` has no step \`${value}\``);
      shares.set(name, share);
    } else if (sheet.refuses) {
      throw new MisfitError(`\`${name}\` of \`${line.code}\` has to be judged on \`${sheet.id}\``);
    } else if (line.named.includes(name)) {
      if (line.asked.some((other) => (said.get(other) ?? UNANSWERED) !== NOT_APPLICABLE)) {
        throw new MisfitError(`\`${name}\` of \`${line.code}\` cannot be left out, because a rule names it`);
      }
    }
  }
  return { absent: false, shares, missing };
}

// What the rules of an item make.
function measured(line, sheet, state, children) {
  const own = new Map([["weight", line.weight]]);
  if (line.maximum !== null) own.set("maximum", line.maximum);
  const around = { own, shares: state.shares, weights: sheet.weights, children };
  for (const [measure, rule] of line.rules) {
    try {
      own.set(measure, rule(new Scene(around)));
    } catch (error) {
      if (error instanceof RuleError) error.code = line.code;
      throw error;
    }
  }
  return own;
}

// --- what is printed

// Points and the maximum as {low, high, lowOpen, highOpen, printed}, null where there are none; `percent` and
// whatever else a scale makes as it is printed; how many judgements are missing, and how many are wanted.
function figuresOf(outcome, line, sheet, signs) {
  const { applies, measures, missing, wanted } = outcome;
  const figure = (name) =>
    measures.has(name) ? { ...measures.get(name), printed: printedMeasure(line, name, measures, sheet, signs) } : null;
  const others = line.printing.filter(([name]) => measures.has(name) && !["points", "maximum", "percent"].includes(name));
  const share = shareOf(measures);
  const percent = measures.has("percent")
    ? printedMeasure(line, "percent", measures, sheet, signs)
    : share && percentage(share, line.percent, sheet, signs);
  return {
    applies,
    points: figure("points"),
    maximum: figure("maximum"),
    share,
    percent,
    measures: Object.fromEntries(others.map(([name]) => [name, printedMeasure(line, name, measures, sheet, signs)])),
    missing,
    wanted,
  };
}

function shareOf(measures) {
  const [points, maximum] = [measures.get("points"), measures.get("maximum")];
  if (!points || !maximum || (maximum.low.n <= 0n && maximum.high.n >= 0n)) return null;
  return divide(points, maximum);
}

function printedMeasure(line, name, measures, sheet, signs) {
  const value = measures.get(name);
  const how = line.printing.find(([measure]) => measure === name)[1];
  if (value === null || typeof value === "boolean") return signs.truths[String(value)];
  if (how.bands) {
    const [low, high] = [value.low, value.high].map((end) => how.bands[Number(end.n)]);
    return isKnown(value) ? low : `${low} \u2013 ${high}`;
  }
  if (how.percent) return percentage(value, how, sheet, signs);
  return printed(value, how, sheet, signs);
}

function percentage(share, places, sheet, signs) {
  const number = printed(multiply(share, exactly(fraction(100n))), places, sheet, signs);
  return signs.percent.replace("0", () => number);
}

function printed(value, places, sheet, signs) {
  if (isKnown(value)) return numeral(rounded(value.low, places.most, sheet.rounding), places, signs);
  const both = roundedTo(value, places.most, sheet.rounding);
  const [low, high] = [both.low, both.high].map((end) => numeral(end, places, signs));
  return low === high ? low : `${low}\u2013${high}`;
}

// A number that has no more than `most` decimals, with at least `least`.
function numeral(value, { least, most }, signs) {
  if (value.n === 0n && signs.zero !== null) return signs.zero;
  const digits = (size(value.n) * 10n ** BigInt(most) / value.d).toString().padStart(most + 1, "0");
  const whole = digits.slice(0, digits.length - most);
  let rest = digits.slice(digits.length - most);
  while (rest.length > least && rest.endsWith("0")) rest = rest.slice(0, -1);
  return (value.n < 0n ? signs.minus : "") + whole + (rest ? signs.decimal + rest : "");
}

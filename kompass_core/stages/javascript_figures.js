// What came of the items of a scale to its figures: exact, and as a report prints them. The counterpart of
// report/figures.py and report/wording.py; the shape is that of a scorecard in JSON.

const TOTAL = "total";

function figuresOfScale(sheet, { states, outcomes, claims, counts, voices }) {
  const codes = sheet.lines.map((line) => line.code).reverse();
  const items = [];
  let total = {};
  for (const line of [...sheet.lines].reverse()) {
    const item = itemOf(sheet, line, states.get(line.code), outcomes.get(line.code), counts.get(line.code), voices);
    if (line.code !== TOTAL) {
      items.push([line.code, item]);
      continue;
    }
    const { points, ...whole } = item;
    total = { total: { ...points, ...whole } };
  }
  const ordered = [...claims].sort((one, other) => codes.indexOf(one.item) - codes.indexOf(other.item));
  const told = ordered.map((claim) => ({ ...claim, possible: ends(claim.possible), known: ends(claim.known) }));
  const { title, digest, rounding } = sheet;
  return { title, digest, rounding, items: Object.fromEntries(items), claims: told, ...total };
}

function itemOf(sheet, line, state, outcome, [missing, wanted], voices) {
  const { title, level } = PROGRAM.items.get(line.code);
  const origin = outcome.applies ? state.origin : NOT_APPLICABLE;
  const measures = origin === "covered" ? new Map() : outcome.measures;
  const { points, maximum = null, percent = null, ...others } = closing(sheet, line, origin, measures);
  const heard = voices.map(([who, outcomes]) => [who, outcomes.get(line.code).measures.get("points")]);
  return {
    title,
    level,
    origin,
    missing,
    wanted,
    voices: Object.fromEntries(heard.filter(([, value]) => isNumber(value ?? null)).map(([who, value]) => [who, ends(value)])),
    points: points ?? null,
    maximum,
    percent,
    measures: others,
    tables: Object.fromEntries(line.tables.map(([table, places]) => [table, tabled(places, measures, sheet)])),
  };
}

// What the closing tables print of an item, or the word that stands where its points would.
function closing(sheet, line, origin, measures) {
  const word = (text) => ({ points: { exact: null, printed: text } });
  if (origin === NOT_APPLICABLE) return word(PROGRAM.words.absent);
  if (origin === "covered") return word(PROGRAM.words.covered);
  if (!measures.has("points")) return word(PROGRAM.words.unanswered);
  const share = shareOf(measures);
  const found = line.printing.map(([name, how]) => {
    if (measures.has(name)) return [name, measureOf(measures.get(name), how, sheet)];
    return name === "percent" && share ? [name, figureOf(share, percentage(share, line.percent, sheet))] : null;
  });
  return Object.fromEntries(found.filter((one) => one !== null));
}

// What another table prints of an item.
function tabled(places, measures, sheet) {
  const [points, share] = [measures.get("points") ?? null, shareOf(measures)];
  const found = {};
  if (places.points && isNumber(points)) found.points = figureOf(points, printed(points, places.points, sheet));
  if (places.percent && share) found.percent = figureOf(share, percentage(share, places.percent, sheet));
  return found;
}

function shareOf(measures) {
  const [points, maximum] = [measures.get("points") ?? null, measures.get("maximum") ?? null];
  if (!isNumber(points) || !isNumber(maximum) || (maximum.low.n <= 0n && maximum.high.n >= 0n)) return null;
  return divide(points, maximum);
}

function measureOf(value, how, sheet) {
  if (!isNumber(value)) return { exact: null, printed: PROGRAM.words.truths[String(value)] };
  if (how.bands) {
    const [low, high] = [value.low, value.high].map((end) => how.bands[Number(end.n)]);
    return { exact: null, printed: isKnown(value) ? low : `${low} \u2013 ${high}` };
  }
  return figureOf(value, how.percent ? percentage(value, how, sheet) : printed(value, how, sheet));
}

// --- exact values as text

function figureOf(value, text) {
  return isKnown(value) ? { exact: exact(value.low), printed: text } : { exact: null, printed: text, ...range(value) };
}

function ends(value) {
  return isKnown(value) ? exact(value.low) : range(value);
}

function range({ low, high, lowOpen, highOpen }) {
  return { low: exact(low), high: exact(high), low_open: lowOpen, high_open: highOpen };
}

// `10.625`, or `31/12` where the decimals do not end.
function exact({ n, d }) {
  let [rest, twos, fives] = [d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  const digits = ((size(n) * 10n ** BigInt(places)) / d).toString().padStart(places + 1, "0");
  const [whole, decimals] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  return (n < 0n ? "-" : "") + whole + (decimals ? `.${decimals}` : "");
}

// --- what is printed

function percentage(share, places, sheet) {
  const number = printed(multiply(share, exactly(HUNDRED)), places, sheet);
  return PROGRAM.signs.percent.replace("0", () => number);
}

function printed(value, places, sheet) {
  if (isKnown(value)) return numeral(rounded(value.low, places.most, sheet.rounding), places);
  const both = roundedTo(value, places.most, sheet.rounding);
  const [low, high] = [both.low, both.high].map((end) => numeral(end, places));
  return low === high ? low : `${low}\u2013${high}`;
}

// A number that has no more than `most` decimals, with at least `least`.
function numeral(value, { least, most }) {
  const { signs } = PROGRAM;
  if (value.n === 0n && signs.zero !== null) return signs.zero;
  const digits = (size(value.n) * 10n ** BigInt(most) / value.d).toString().padStart(most + 1, "0");
  const whole = digits.slice(0, digits.length - most);
  let rest = digits.slice(digits.length - most);
  while (rest.length > least && rest.endsWith("0")) rest = rest.slice(0, -1);
  return (value.n < 0n ? signs.minus : "") + whole + (rest ? signs.decimal + rest : "");
}

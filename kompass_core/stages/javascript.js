// The points of a framework, exactly, as `kompass score` has them: an evaluation to its figures. The counterpart
// of score/score.py, score/run.py and score/desk.py. What javascript.py made of a framework stands below it, in
// `PROGRAM`; javascript.js of the rules, javascript_fit.js and javascript_figures.js above.

// What `figures.json` of the schemas describes, of an evaluation as in its file: a value, or a text in JSON.
// Raises MisfitError; RuleError, with the `code` of the item, where a rule has no value; SyntaxError of a text.
function score(evaluation) {
  const said = readEvaluation(typeof evaluation === "string" ? JSON.parse(evaluation) : evaluation);
  const sheets = wantedScales(said);
  refuseMisfits(said, sheets);
  const scales = sheets.map((sheet) => [sheet.id, figuresOfScale(sheet, scored(sheet, said))]);
  return { ...PROGRAM.head, evaluation: { id: said.id }, scales: Object.fromEntries(scales) };
}

// What came of every item on a scale, the claims of printed figures, and what each of several evaluators says.
function scored(sheet, said) {
  const given = said.given.get(sheet.id) ?? new Map();
  const agreed = agreedOn(sheet, said);
  const states = fitted(sheet, agreed, given);
  const { outcomes, claims } = run(sheet, states);
  const voices = said.voices.map((who) => {
    return [who, run(sheet, fitted(sheet, voiced(agreed, said.opinions, who), given)).outcomes];
  });
  return { states, outcomes, claims, counts: counted(sheet, states), voices };
}

function run(sheet, states) {
  const outcomes = new Map();
  const claims = [];
  for (const line of sheet.lines) {
    const state = states.get(line.code);
    const children = line.children.map((code) => outcomes.get(code)).filter((one) => one.applies);
    const nothing = line.children.length ? !children.length : line.asked.length > 0 && !state.shares.size;
    const applies = state.origin !== NOT_APPLICABLE && !nothing;
    const measures = applies ? measured(sheet, line, states, children.map((one) => one.measures), claims) : new Map();
    outcomes.set(line.code, { applies, measures });
  }
  return { outcomes, claims };
}

// What the rules of an item make.
function measured(sheet, line, states, children, claims) {
  const state = states.get(line.code);
  const own = new Map([["weight", line.weight]]);
  if (line.maximum !== null) own.set("maximum", line.maximum);
  const around = { own, shares: state.shares, weights: sheet.weights, children };
  for (const [measure, rule] of line.rules) {
    let value;
    try {
      value = rule(new Scene(around));
    } catch (error) {
      if (error instanceof RuleError) error.code = line.code;
      throw error;
    }
    own.set(measure, value);
    if (measure === "points" && isNumber(value)) {
      const maximum = own.get("maximum") ?? value;
      own.set("points", adjusted(sheet, line, states, value, isNumber(maximum) ? maximum : value, claims));
    }
  }
  return own;
}

function isNumber(value) {
  return value !== null && typeof value === "object";
}

// The points of an item, of what its rules make: those given, or as much as printed figures leave of them.
function adjusted(sheet, line, states, made, maximum, claims) {
  const { given } = states.get(line.code);
  if (given === null) return made;
  if (given.points) {
    if (order(given.points, maximum.high) > 0) {
      const message = `${exact(given.points)} points are given to \`${line.code}\`, which has ${exact(maximum.high)} at most`;
      throw new MisfitError(message, line.code);
    }
    return exactly(given.points);
  }
  return given.printed.reduce((value, text) => {
    const possible = behind(text, sheet, line, maximum.high);
    const narrowed = meet(value, possible);
    const otherwise = lookedBelow(line, states) || (line.children.length && value !== made);
    if (otherwise || narrowed === null) {
      claims.push({ item: line.code, text, possible, known: value, holds: narrowed !== null });
    }
    return narrowed ?? value;
  }, made);
}

// How many judgements are missing, and how many are wanted, at and below every item.
function counted(sheet, states) {
  const counts = new Map();
  for (const line of sheet.lines) {
    const state = states.get(line.code);
    const parts = line.children.map((code) => counts.get(code));
    let count = [state.unanswered, state.shares.size];
    if (state.origin === NOT_APPLICABLE) count = [0, 0];
    else if (state.origin === "given" || (state.origin === "printed" && !lookedBelow(line, states))) count = [0, 1];
    else if (parts.length) count = [0, 1].map((place) => parts.reduce((sum, one) => sum + one[place], 0));
    counts.set(line.code, count);
  }
  return counts;
}

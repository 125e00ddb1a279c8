// --- of this framework

// --- evaluations, as they stand in their files in JSON

export type State = "not applicable" | "unanswered";

/** A step by its name, or by what it is worth: a share of 1, or a percentage. */
export type Judged<Step extends string> = Step | State | number | `${number}%`;

/** What one evaluator judged, or, by their ids, what several did; what they agreed on stands under `agreed`. */
export type Judgement<Step extends string> = Judged<Step> | { readonly [evaluator: string]: Judged<Step> };

/** An item that is left out as a whole, or that nobody has looked at. */
export interface Whole {
  readonly item: State;
}

export interface Organisation {
  readonly code?: string;
  readonly name: string;
}

export interface Evaluator {
  readonly id?: string;
  readonly name: string;
  readonly organisation?: string;
}

export interface About {
  readonly id: string;
  readonly framework: FrameworkName | `${string}.toml` | `${string}.json`;
  readonly variant?: string;
  readonly scales?: readonly ScaleId[];
  readonly organisation: Organisation;
  /** YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  readonly year?: number;
  readonly interviews?: number;
  readonly evaluators?: readonly Evaluator[];
  readonly previous?: string;
  readonly source?: string | { readonly [key: string]: string };
  readonly note?: string;
}

/** Points given directly: exact, as they were printed, or none because the item does not apply. */
export type Given = number | "not applicable" | { readonly printed: string | readonly string[] };

export interface GivenPoints {
  readonly source?: string;
  readonly note?: string;
  readonly points: { readonly [code in Code | "total"]?: Given };
}

export interface Finding {
  readonly text?: string;
  readonly strengths?: readonly string[];
  readonly improvements?: readonly string[];
  readonly evidence?: readonly { readonly kind: "interview" | "document" | "website"; readonly note: string }[];
  readonly role_models?: readonly (Organisation & { readonly note?: string })[];
}

export interface Evaluation {
  readonly schema: 1;
  readonly evaluation: About;
  readonly sources?: { readonly [name: string]: string };
  readonly judgement?: Judgements;
  readonly given?: { readonly [scale in ScaleId]?: GivenPoints };
  readonly finding?: { readonly [code in Code | "total"]?: Finding };
  readonly carried?: { readonly [key: string]: string };
}

// --- figures, as `figures.json` of the schemas describes them

/** A figure that is known: exactly (`10.625`, or `31/12` where the decimals do not end), and as printed. */
export interface Known {
  readonly exact: string;
  readonly printed: string;
}

/** A figure of which the ends are known; an open one is not reached. */
export interface Ends {
  readonly low: string;
  readonly high: string;
  readonly low_open: boolean;
  readonly high_open: boolean;
}

export interface Range extends Ends {
  readonly exact: null;
  readonly printed: string;
}

/** A word that stands where there is no figure. */
export interface Word {
  readonly exact: null;
  readonly printed: string;
  readonly low?: undefined;
}

export type Figure = Known | Range | Word;

export interface Figured {
  readonly title: string;
  readonly level: Level | "total";
  readonly origin: "rule" | "given" | "printed" | "not applicable" | "covered";
  /** Judgements at and below the item that nobody made, of those that are wanted. */
  readonly missing: number;
  readonly wanted: number;
  /** The points that each of several evaluators, by id, would give. */
  readonly voices: { readonly [evaluator: string]: string | Ends };
  readonly maximum: Figure | null;
  readonly percent: Figure | null;
  /** What else the rules of the scale make, by name. */
  readonly measures: { readonly [measure: string]: Figure };
  readonly tables: { readonly [table: string]: { readonly points?: Figure; readonly percent?: Figure } };
}

export interface Item extends Figured {
  readonly points: Figure;
}

/** The whole, whose points stand in it directly. */
export type Total = Figured & Figure;

/** A printed figure, held against what is known from below. */
export interface Claim {
  readonly item: Code | "total";
  readonly text: string;
  readonly possible: string | Ends;
  readonly known: string | Ends;
  readonly holds: boolean;
}

export interface Scale {
  readonly title: string;
  readonly digest: string;
  readonly rounding: "half-up" | "half-even" | "half-down" | "down";
  readonly items: { readonly [code in Code]: Item };
  readonly claims: readonly Claim[];
  readonly total: Total;
}

export interface Figures {
  readonly schema: 1;
  readonly kind: "figures";
  readonly language: string;
  readonly changes: { readonly [file: string]: string };
  readonly evaluation: { readonly id: string };
  readonly framework: {
    readonly id: string;
    readonly revision: string;
    readonly title: string;
    readonly status: "draft" | "published" | "retired";
    readonly digest: string;
    readonly changes: { readonly [file: string]: string };
  };
  readonly digest: string;
  readonly engine: string;
  readonly plugins: { readonly [name: string]: string };
  /** On each scale that the evaluation is scored on: all, unless it names some. */
  readonly scales: { readonly [scale in ScoredId]?: Scale };
}

// --- what the module has

/** The figures of an evaluation, or of the text of one in JSON; MisfitError, RuleError or SyntaxError. */
export function score(evaluation: Evaluation | string): Figures;

/** The evaluation says what no file of an evaluation could say on this framework. */
export class MisfitError extends Error {
  /** Of the item that it is about, if it is about one. */
  readonly code: string | null;
}

/** A rule has no value for what was judged. */
export class RuleError extends Error {
  readonly slug: "division-by-zero" | "rule-limit" | "function-failed";
  readonly code: string;
}

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}

/** What is asked of an item, which is nothing where it has parts; `absent` tells whether it can be left out. */
export interface Asked {
  readonly code: Code;
  readonly title: string;
  /** Of the title. */
  readonly language: string;
  readonly level: Level;
  /** 0 for the topmost. */
  readonly depth: number;
  readonly parent: Code | "total";
  readonly children: readonly Code[];
  readonly questions: readonly Question[];
  readonly absent: boolean;
}

export const framework: {
  readonly id: string;
  readonly revision: string;
  readonly name: FrameworkName;
  readonly title: string;
  readonly language: string;
  readonly levels: readonly Level[];
  readonly digest: string;
  readonly engine: string;
};

export const scales: readonly { readonly id: ScoredId; readonly title: string }[];

/** What measures are called, by name. */
export const measures: { readonly [measure: string]: string };

/** Every item but the whole, in the order of print. */
export const outline: readonly Asked[];

// What the answers say; the same rules as InterestProfile.cs.

import type { Answer } from "./code";

const namedTypes = 3;

export class Profile {
  readonly sums = new Map<string, number>();
  readonly most: number;
  readonly skipped: number;
  readonly isClear: boolean;

  /** @param types of the items, one letter each, in their order */
  constructor(types: string, levels: number, answers: Answer[]) {
    [...types].forEach((type, at) => this.sums.set(type, (this.sums.get(type) ?? 0) + (answers[at] ?? 0)));
    this.most = (types.length / this.sums.size) * (levels - 1);
    this.skipped = answers.filter(answer => answer === null).length;
    const given = new Set(answers.filter(answer => answer !== null)), reached = [...this.sums.values()];
    this.isClear = given.size > 1 && new Set(reached).size > 1 && Math.max(...reached) * 4 >= this.most;
  }

  /** The first places until three types are named; equal ones share a place. */
  get leading(): string[][] {
    if (!this.isClear) return [];
    const places: string[][] = [];
    let named = 0;
    for (const sum of [...new Set(this.sums.values())].sort((a, b) => b - a)) {
      if (sum === 0 || named >= namedTypes) break;
      const place = [...this.sums].filter(([, reached]) => reached === sum).map(([type]) => type);
      places.push(place);
      named += place.length;
    }
    return places;
  }

  fitOf(letters: string): number {
    let sum = 0, weights = 0;
    [...letters].slice(0, namedTypes).forEach((letter, place) => {
      sum += (namedTypes - place) * (this.sums.get(letter) ?? 0);
      weights += namedTypes - place;
    });
    return weights === 0 ? 0 : sum / (this.most * weights);
  }

  degree(type: string): string {
    const quarters = (4 * (this.sums.get(type) ?? 0)) / this.most;
    return quarters >= 3 ? "thích rõ" : quarters >= 2 ? "khá thích" : quarters >= 1 ? "thích ít" : "gần như không thích";
  }
}

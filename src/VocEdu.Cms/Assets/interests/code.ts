// Answers as a link carries them; the same signs as InterestCode.cs.

const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const answersInSign = 3;

export type Answer = number | null;

export function write(version: string, answers: Answer[]): string {
  let code = `${version}-`;
  for (let at = 0; at < answers.length; at += answersInSign) {
    const bits = answers.slice(at, at + answersInSign).reduce<number>((sum, answer, place) => sum + (((answer ?? -1) + 1) << (2 * place)), 0);
    code += signs[bits];
  }
  return code;
}

/** The version and signs of a link's fragment; null when it is not one of ours. */
export function split(fragment: string): { version: string; signs: string } | null {
  const found = /^#?([0-9]{1,9})-([A-Za-z0-9_-]+)$/.exec(fragment);
  return found ? { version: found[1]!, signs: found[2]! } : null;
}

/** Whether a fragment means to be answers, and not a place on the page. */
export function isMeant(fragment: string): boolean {
  return /^#[0-9]/.test(fragment);
}

/** Null when these are not that many answers of that many levels. */
export function read(text: string, items: number, levels: number): Answer[] | null {
  if (text.length !== Math.ceil(items / answersInSign)) return null;
  const answers: Answer[] = [];
  for (const sign of text) {
    const bits = signs.indexOf(sign);
    if (bits < 0) return null;
    for (let place = 0; place < answersInSign; place++) {
      const answer = ((bits >> (2 * place)) & 3) - 1;
      if (answer >= levels || (answer >= 0 && answers.length >= items)) return null;
      if (answers.length < items) answers.push(answer < 0 ? null : answer);
    }
  }
  return answers;
}

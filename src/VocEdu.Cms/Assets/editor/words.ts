const english = document.documentElement.lang === "en";

/** A text in the language of the page. */
export const say = (vi: string, en: string): string => english ? en : vi;

export const numbers = new Intl.NumberFormat(english ? "en" : "vi-VN", { maximumFractionDigits: 1 });

/** Letters without any mark, in lower case: what people type who do not type accents. One letter in, one letter out. */
export function fold(text: string): string {
  return [...text.normalize("NFC")].map(letter => {
    const bare = letter.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/gu, "d").toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join("");
}

/** The credit as the page prints it. */
export const creditLine = (credit: string): string => /^[^:]{1,20}:/u.test(credit) ? credit : `Ảnh: ${credit}`;

let count = 0;
export const newId = (name: string): string => `editor-${name}-${++count}`;

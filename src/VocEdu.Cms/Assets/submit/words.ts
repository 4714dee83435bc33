const english = document.documentElement.lang === "en";

/** Vietnamese, or English where the page is. */
export const say = (vietnamese: string, inEnglish: string): string => english ? inEnglish : vietnamese;

/** The weekday and day of an instant, as the pages write it. */
export const moment = (at: number): string => new Intl.DateTimeFormat(english ? "en-GB" : "vi-VN", {
  weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
}).format(at);

/** The weekday and day alone. */
export const dayOf = (at: number): string => new Intl.DateTimeFormat(english ? "en-GB" : "vi-VN", {
  weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Asia/Ho_Chi_Minh",
}).format(at);

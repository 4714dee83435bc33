const english = document.documentElement.lang === "en";
const weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const vietnam = "Asia/Ho_Chi_Minh";

/** Vietnamese, or English where the page is. */
export const say = (vietnamese: string, inEnglish: string): string => english ? inEnglish : vietnamese;

/** The weekday and day of an instant, as the pages write it. */
export const moment = (at: number): string => `${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: vietnam }).format(at)} ${dayOf(at)}`;

/** The weekday and day alone. */
export const dayOf = (at: number): string => {
  const day = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: vietnam }).format(at);
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: vietnam }).format(at);
  return english ? `${weekday}, ${day}` : `${weekdays[new Date(at + 7 * 3_600_000).getUTCDay()]}, ngày ${day}`;
};

import { say } from "./words";

/** Says what the chosen kind of story still wants. Nobody is kept from sending without it. */
export function tellMissing(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-missing]");
  if (!place) return;
  const value = (name: string) => form.querySelector<HTMLInputElement>(`[name="Form.${name}"]`)?.value.trim() ?? "";
  const rows = () => [...form.querySelectorAll<HTMLElement>("[data-files] [data-file]")];
  const inRow = (row: HTMLElement, name: string) => row.querySelector<HTMLInputElement>(`[name$=".${name}"]`)?.value.trim() ?? "";
  const has: Record<string, () => boolean> = {
    Body: () => value("Text") !== "" || value("Adds").toLowerCase() === "true",
    EventDate: () => value("Day") !== "",
    Place: () => value("Place") !== "",
    Person: () => rows().some(row => inRow(row, "Names") !== ""),
    Cover: () => rows().length > 0,
    OnePhoto: () => rows().length > 0,
    ThreePhotos: () => rows().length >= 3,
    CaptionedPhotos: () => rows().length > 0 && rows().every(row => inRow(row, "Caption") !== "" && inRow(row, "Credit") !== ""),
  };
  const tell = () => {
    const needs = (form.querySelector<HTMLInputElement>('[name="Form.Genre"]:checked')?.dataset.needs ?? "").split("|").filter(need => need !== "").map(need => need.split(":"));
    const missing = needs.filter(([field]) => !has[field!]?.()).map(([, name]) => name).join(", ");
    const sentence = missing === "" || value("Title") === "" ? "" : say(
      `Bài còn thiếu: ${missing}. Bạn vẫn gửi được; Ban Biên tập sẽ bổ sung hoặc hỏi lại bạn trước khi duyệt.`,
      `Still missing: ${missing}. You may send it all the same; the newsroom adds it or asks you before approval.`);
    place.hidden = sentence === "";
    if (place.textContent !== sentence) place.textContent = sentence;
  };
  form.addEventListener("change", tell);
  form.addEventListener("focusout", tell);
  new MutationObserver(tell).observe(form.querySelector("[data-files]")!, { childList: true });
  tell();
}

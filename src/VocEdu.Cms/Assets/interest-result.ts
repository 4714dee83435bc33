// Reads the answers from the fragment of the address, adds them up here, and puts the trades that are near first.

import { isMeant, read, split } from "./interests/code";
import { copyAddress } from "./interests/keep";
import { Profile } from "./interests/profile";

const page = document.querySelector<HTMLElement>("[data-result]");
if (page) begin(page);

function begin(page: HTMLElement) {
  const find = <E extends Element = HTMLElement>(name: string) => page.querySelector<E>(`[data-${name}]`);
  const rows = [...page.querySelectorAll<HTMLElement>("[data-letters]")].sort((a, b) => title(a).localeCompare(title(b), "vi"));

  function title(row: HTMLElement) {
    return row.querySelector("a")?.textContent ?? "";
  }

  function tell(when: string, is: boolean) {
    page.querySelectorAll<HTMLElement>(`[data-when="${when}"]`).forEach(one => (one.hidden = !is));
  }

  function names(types: string[]) {
    const words = types.map(type => `${find(`type="${type}"`)?.dataset.name ?? ""} (${type})`);
    return words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} và ${words.at(-1)}`;
  }

  function sentence(place: string[], number: number) {
    const one = place.length === 1;
    if (number === 0) return one ? `Bạn thích nhất nhóm ${names(place)}.` : `Bạn thích nhất các nhóm ${names(place)}, bằng điểm nhau.`;
    return one ? `Tiếp theo là nhóm ${names(place)}.` : `Tiếp theo là các nhóm ${names(place)}, bằng điểm nhau.`;
  }

  function show(profile: Profile) {
    find("sentences")?.replaceChildren(...profile.leading.map((place, number) => {
      const line = document.createElement("p");
      line.textContent = sentence(place, number);
      return line;
    }));
    const skipped = find("skipped"), skippedCount = find("skipped-count");
    if (skipped) skipped.hidden = profile.skipped === 0;
    if (skippedCount) skippedCount.textContent = `${profile.skipped}`;

    const bars = find("bars");
    for (const [type, sum] of [...profile.sums].sort(([, a], [, b]) => b - a)) {
      const bar = find(`type="${type}"`);
      if (!bar) continue;
      bar.querySelector("[data-sum]")?.setAttribute("width", `${(100 * sum) / profile.most}%`);
      const words = bar.querySelector("[data-score]");
      if (words) words.textContent = `${sum} trên ${profile.most} điểm, ${profile.degree(type)}`;
      bars?.append(bar);
      const narrower = find(`leads="${type}"`);
      if (!narrower) continue;
      narrower.hidden = !profile.leading.flat().includes(type);
      find("narrow")?.append(narrower);
    }

    const fit = new Map(rows.map(row => [row, profile.isClear ? profile.fitOf(row.dataset.letters ?? "") : 0]));
    const first = Number(page.dataset.first), sorted = [...rows].sort((a, b) => (fit.get(b) ?? 0) - (fit.get(a) ?? 0));
    find("near")?.replaceChildren(...sorted.slice(0, first));
    find("rest")?.replaceChildren(...sorted.slice(first));
  }

  let shown = "";

  function readAddress() {
    // A link to a place on this page must not take the answers out of the address.
    if (shown && !isMeant(location.hash)) return history.replaceState(null, "", shown);
    shown = isMeant(location.hash) ? location.hash : "";
    const code = split(location.hash);
    const versions = JSON.parse(page.dataset.versions ?? "{}") as Record<string, { types: string; levels: number }>;
    const asked = code && versions[code.version];
    const answers = code && asked ? read(code.signs, asked.types.length, asked.levels) : null;
    const fits = answers !== null && asked && [...asked.types].every(type => find(`type="${type}"`));
    tell("result", Boolean(fits));
    tell("nothing", !fits);
    if (answers && asked && fits) {
      const profile = new Profile(asked.types, asked.levels, answers);
      show(profile);
      tell("clear", profile.isClear);
      tell("unclear", !profile.isClear);
    } else {
      const nothing = find("nothing");
      if (nothing && isMeant(location.hash)) nothing.textContent = "Liên kết bị thiếu hoặc sai ký tự, nên không đọc được câu trả lời.";
    }
    const again = find<HTMLAnchorElement>("again");
    if (again) again.hash = shown;
  }

  // What the server counted for a reader without scripts stays; everything else is in the fragment.
  if (location.search === "") {
    readAddress();
    addEventListener("hashchange", readAddress);
  }

  const picked = find("picked"), boxes = [...page.querySelectorAll<HTMLInputElement>("input[name=nghe]")], most = 3;
  const count = () => {
    const chosen = boxes.filter(box => box.checked).length;
    boxes.forEach(box => (box.disabled = !box.checked && chosen >= most));
    if (picked) picked.textContent = chosen === 0 ? "Đánh dấu hai hoặc ba nghề để đặt cạnh nhau." : `Đã chọn ${chosen} nghề, nhiều nhất ${most} nghề.`;
  };
  boxes.forEach(box => box.addEventListener("change", count));
  count();

  for (const name of ["copy", "print"]) {
    const button = find<HTMLButtonElement>(name);
    if (button) button.hidden = false;
  }
  find("copy")?.addEventListener("click", () => void copyAddress(find("copied")));
  find("print")?.addEventListener("click", () => print());
}

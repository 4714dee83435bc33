// Puts the schools in the order of their distance from the reader. Where the reader is stays on the device.

const box = document.querySelector<HTMLElement>("[data-near-me]"), list = document.querySelector<HTMLElement>("[data-schools]");
if (box && list && "geolocation" in navigator) begin(box, list);
else box?.remove();

function begin(box: HTMLElement, list: HTMLElement) {
  const schools = [...list.querySelectorAll<HTMLElement>("[data-lies*=',']")], others = [...list.children].filter(one => !schools.includes(one as HTMLElement)) as HTMLElement[];
  const button = box.querySelector("button")!, within = box.querySelector("select")!, status = box.querySelector<HTMLElement>("[role=status]")!;
  const far = new Map<HTMLElement, number>();

  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = "Đang hỏi máy của bạn…";
    navigator.geolocation.getCurrentPosition(found => show(found.coords), failed => {
      button.disabled = false;
      status.textContent = failed.code === failed.PERMISSION_DENIED
        ? "Máy chưa cho trang biết vị trí. Bạn có thể chọn nơi ở ô “Ở đâu”."
        : "Máy chưa tìm được vị trí. Bạn thử lại hoặc chọn nơi ở ô “Ở đâu”.";
    }, { maximumAge: 600_000, timeout: 15_000 });
  });
  within.addEventListener("change", choose);

  function show(here: GeolocationCoordinates) {
    button.disabled = false;
    for (const school of schools) {
      const [latitude, longitude] = (school.dataset.lies ?? "").split(",").map(Number);
      far.set(school, kilometres(here.latitude, here.longitude, latitude ?? NaN, longitude ?? NaN));
      const told = school.querySelector(".far") ?? Object.assign(document.createElement("span"), { className: "far" });
      told.textContent = `Cách bạn khoảng ${said(far.get(school)!)} km`;
      school.querySelector(".school-facts")?.prepend(told);
    }
    list.replaceChildren(...schools.sort((a, b) => far.get(a)! - far.get(b)!), ...others);
    choose();
  }

  function choose() {
    if (far.size === 0) return button.click();
    const most = within.value ? Number(within.value) : Infinity;
    for (const school of schools) school.hidden = far.get(school)! > most;
    for (const other of others) other.hidden = most < Infinity;
    const shown = schools.filter(school => !school.hidden).length;
    const unknown = others.length === 0 ? "" : most < Infinity ? ` ${others.length} trường chưa ghi vị trí nên không tính được.` : ` ${others.length} trường chưa ghi vị trí đứng cuối.`;
    status.textContent = (shown === 0 ? "Không có trường nào gần như vậy." : `${shown} trường, gần nhất trước, tính theo đường chim bay.`) + unknown;
  }
}

const said = (distance: number) => distance < 10 ? distance.toFixed(1).replace(".", ",") : Math.round(distance).toString();

/** Great circle on a sphere. */
function kilometres(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number) {
  const radian = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radian(degrees) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half(otherLatitude - latitude) + Math.cos(radian(latitude)) * Math.cos(radian(otherLatitude)) * half(otherLongitude - longitude)));
}

import type { Newer, Person } from "./beat";

const english = document.documentElement.lang === "en";
const say = (vietnamese: string, inEnglish: string) => english ? inEnglish : vietnamese;

export const words = {
  keptAt: (at: string) => say(`Đã lưu nháp lúc ${at}.`, `Draft kept at ${at}.`),
  offline: say("Mất kết nối; nội dung vẫn được giữ trên máy này.", "No connection; your text is kept on this computer."),
  offlineNowhere: say("Mất kết nối và máy này không giữ được nội dung. Đừng đóng trang này.", "No connection, and this computer cannot keep your text. Do not close this page."),
  failed: say("Máy chủ đang gặp lỗi; nội dung vẫn được giữ trên máy này.", "The server has a problem; your text is kept on this computer."),
  failedNowhere: say("Máy chủ đang gặp lỗi và máy này không giữ được nội dung. Đừng đóng trang này.", "The server has a problem, and this computer cannot keep your text. Do not close this page."),
  notSavedFailed: say("Chưa lưu được vì máy chủ đang gặp lỗi. Nội dung vẫn còn nguyên ở đây; hãy bấm Lưu lại sau ít phút.", "Not saved: the server has a problem. Your text is still here; press Save again in a few minutes."),
  notSaved: say("Chưa lưu được vì mất kết nối. Nội dung vẫn còn nguyên ở đây; hãy bấm Lưu lại khi có mạng.", "Not saved: no connection. Your text is still here; press Save again once you are online."),
  signedOut: say("Phiên đăng nhập đã hết hạn; nội dung vẫn được giữ trên máy này.", "Your session has ended; your text is kept on this computer."),
  refused: say("Máy chủ chưa nhận bản nháp; nội dung vẫn được giữ trên máy này. Hãy mở lại trang.", "The server did not take the draft; your text is kept on this computer. Open the page again."),
  tooLarge: say("Bài quá dài để lưu nháp trên máy chủ; nội dung vẫn được giữ trên máy này.", "Too long to keep on the server; your text is kept on this computer."),
  tooMany: say("Bạn đang có quá nhiều bản nháp chưa lưu nên bản này chỉ được giữ trên máy này. Hãy lưu hoặc bỏ bớt bản nháp cũ.", "You have too many unsaved drafts, so this one is kept on this computer only. Save or discard older ones."),
  here: (person: Person) => person.editing
    ? say(`${person.name} đang sửa bài này.`, `${person.name} is editing this item.`)
    : say(`${person.name} đang mở bài này.`, `${person.name} has this item open.`),
  newer: (newer: Newer) => say(
    `${newer.by} vừa lưu phiên bản ${newer.number} lúc ${newer.at}. Khi bạn lưu, hệ thống sẽ giúp gộp hai bản.`,
    `${newer.by} saved version ${newer.number} at ${newer.at}. When you save, you will be helped to merge the two.`),
  signInTitle: say("Phiên đăng nhập đã hết hạn", "Your session has ended"),
  signInText: say(
    "Bài chưa được lưu, nhưng nội dung vẫn còn nguyên ở đây và được giữ trên máy này. Hãy đăng nhập trong thẻ mới, quay lại thẻ này rồi bấm Lưu.",
    "Nothing was saved, but your text is still here and kept on this computer. Sign in in a new tab, come back to this one and press Save."),
  signIn: say("Đăng nhập", "Sign in"),
  signedInAgain: say("Bạn đã đăng nhập lại. Hãy bấm Lưu.", "You are signed in again. Press Save."),
  close: say("Đóng", "Close"),
};

const english = document.documentElement.lang === "en";
const say = (vi: string, en: string) => english ? en : vi;
const percent = new Intl.NumberFormat(english ? "en-GB" : "vi-VN", { maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat(english ? "en-GB" : "vi-VN", { maximumFractionDigits: 1 });

export const words = {
  choose: say("Chọn tệp", "Choose files"),
  invite: say("Kéo thả tệp vào đây, dán ảnh vừa chụp màn hình, hoặc", "Drop files here, paste a picture, or"),
  limits: say(
    "Ảnh đến 25 MB, PDF đến 50 MB, âm thanh đến 200 MB, video đến 4 GB. Mất mạng hay lỡ đóng trang: chọn lại đúng tệp đó, tệp tải tiếp từ chỗ đang dở.",
    "Pictures up to 25 MB, PDF 50 MB, sound 200 MB, films 4 GB. If the line is lost or the page is closed, choose the same file again and it carries on."),
  waits: say("Đang chờ đến lượt.", "Waiting for its turn."),
  sends: (done: number, all: number) => say(
    `Đã tải ${percent.format(100 * done / all)} %, ${megabytes.format(done / 1048576)} trên ${megabytes.format(all / 1048576)} MB.`,
    `${percent.format(100 * done / all)} % sent, ${megabytes.format(done / 1048576)} of ${megabytes.format(all / 1048576)} MB.`),
  paused: say("Đã tạm dừng. Phần đã tải vẫn còn trên máy chủ.", "Paused. What was sent is kept on the server."),
  cancelled: say("Đã hủy. Không có gì được giữ lại.", "Cancelled. Nothing was kept."),
  retries: say("Mất kết nối; tự tải tiếp khi có mạng.", "The connection is lost; it carries on by itself."),
  signIn: say("Phiên làm việc đã hết hạn. Hãy đăng nhập ở thẻ khác rồi bấm “Tải tiếp”; phần đã tải vẫn còn.",
    "Your session has ended. Sign in in another tab, then press “Carry on”; what was sent is kept."),
  processing: say("Đã tải xong, máy chủ đang xử lý.", "Sent; the server is processing it."),
  ready: say("Đã vào thư viện.", "It is in the library."),
  duplicate: say("Tệp này đã có trong thư viện.", "This file is in the library already."),
  failed: say("Không tải lên được. Phần đã tải vẫn còn; hãy bấm “Tải tiếp”.", "It could not be sent. What was sent is kept; press “Carry on”."),
  pause: say("Tạm dừng", "Pause"),
  resume: say("Tải tiếp", "Carry on"),
  cancel: say("Hủy", "Cancel"),
  open: say("Mở tệp", "Open"),
  pasted: say("anh-dan", "pasted-picture"),
  refresh: say("Xem các tệp vừa tải", "See the new files"),
  chosen: (count: number) => say(`${count} tệp`, count === 1 ? "1 file" : `${count} files`),
  focusAt: (x: number, y: number) => say(`Điểm chính: ngang ${x} %, dọc ${y} %`, `Focal point: ${x} % across, ${y} % down`),
};

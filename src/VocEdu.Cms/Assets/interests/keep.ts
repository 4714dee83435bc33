/** Copies the page's address and says so; where the browser forbids it, says how else. */
export async function copyAddress(status: HTMLElement | null): Promise<void> {
  let said = "Đã sao chép liên kết.";
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    said = "Chưa sao chép được; hãy chép địa chỉ ở đầu trình duyệt.";
  }
  if (status) status.textContent = said;
}

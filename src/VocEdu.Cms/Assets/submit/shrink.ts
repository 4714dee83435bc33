const longest = 2560;
const heavy = 3 * 1024 * 1024;

/**
 * A phone's picture made fit for a phone's network: turned as it was held, without the place it was taken at.
 * What the browser cannot read is sent as it is; the server looks at it.
 */
export async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith("image/") || file.type === "image/gif") return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const usual = file.type === "image/jpeg" || file.type === "image/png" || file.type === "image/webp";
    if (scale === 1 && usual && file.size <= heavy) return file;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/jpeg", 0.87));
    return small && (small.size < file.size || !usual) ? small : file;
  } catch {
    return file;
  }
}

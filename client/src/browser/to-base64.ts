// String.fromCharCode takes its arguments on the stack, so only so many at a time.
const chunkBytes = 0x8000;

/** Bytes as base64; there is no Buffer in a web worker. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunkBytes) binary += String.fromCharCode(...bytes.subarray(at, at + chunkBytes));
  return btoa(binary);
}

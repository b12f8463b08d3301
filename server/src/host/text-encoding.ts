/** How the bytes of a text file are to be read and written. */
export interface TextEncodingKind {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** True if the file starts with a byte order mark. */
  readonly mark: boolean;
}

/** A decoded text with the way back, or why there is none (one line). */
export type DecodedText = { readonly text: string; readonly encoding: TextEncodingKind } | { readonly error: string };

// Kept, as making one costs more than decoding a page of text.
const decoders: Readonly<Record<TextEncodingKind['name'], TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

/**
 * Decodes strict UTF-8, or UTF-16 where a byte order mark says so. The mark is no part of the text. Bytes that are no
 * text (invalid sequences, NUL) give an error, never replacement characters.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = decoders[encoding.name].decode(bytes);
  } catch {
    return { error: `The file is not valid ${encoding.name.toUpperCase()}` };
  }
  return text.includes('\0') ? { error: 'The file is binary: it contains NUL' } : { text, encoding };
}

/** Encodes a text the way its file was, byte order mark included. */
export function encodeText(text: string, encoding: TextEncodingKind): Uint8Array {
  const marked = encoding.mark ? `\uFEFF${text}` : text;
  if (encoding.name === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), encoding.name === 'utf-16le');
  return bytes;
}

function encodingOf(bytes: Uint8Array): TextEncodingKind {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', mark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', mark: true };
  return { name: 'utf-8', mark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf };
}

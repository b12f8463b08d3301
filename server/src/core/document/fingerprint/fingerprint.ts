import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Name of the way of {@link fingerprintOf}; another way gets another name, so that no two are ever compared. */
const algorithm = 'a1';
/** 128 bits: nobody finds two texts with the same one. */
const bytes = 16;
const form = new RegExp(`^${algorithm}-[0-9a-f]{${2 * bytes}}$`);

/** The fingerprint of a text in normal form: `a1-` and 32 hexadecimal digits, the first half of its SHA-256. */
export function fingerprintOf(normalForm: string): string {
  return `${algorithm}-${bytesToHex(sha256(utf8ToBytes(normalForm)).subarray(0, bytes))}`;
}

/** True for a text that has the form of a fingerprint of today's way. */
export function isFingerprint(text: string): boolean {
  return form.test(text);
}

/** True for a fingerprint that a newer Annexa made in another way: it can be neither confirmed nor denied. */
export function isForeignFingerprint(text: string): boolean {
  return !isFingerprint(text) && /^a(?:[2-9]|\d{2,3})-[0-9a-z]{16,128}$/.test(text);
}

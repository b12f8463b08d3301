/** What a clause asks for, in words: `ISMS scope (4.3)`. */
export function clauseName(clause: string, name: string): string {
  return `${name} (${clause})`;
}

/** Characters and words that a plain YAML scalar must not hold, in block as in flow form. */
const unsafe = /^[\s\-?:,[\]{}#&*!|>'"%@`]|[,[\]{}]|:(?:\s|$)|\s#|\s$|^[\d.+-]+$|^(?:true|false|null|yes|no|on|off|~)$/i;

/** A text as YAML scalar: plain where that is safe, else in double quotes. */
export function plainScalar(text: string): string {
  return text === '' || unsafe.test(text) ? JSON.stringify(text) : text;
}

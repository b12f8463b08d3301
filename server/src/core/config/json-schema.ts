/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object with exactly these properties. @param optional names of those that may be left out */
export function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return {
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
    properties,
  };
}

/** A list of things of one kind. */
export function list(items: Schema, description?: string): Schema {
  return { ...(description !== undefined && { description }), type: 'array', items };
}

/** The same with a description. */
export function told(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

export const text: Schema = { type: 'string', minLength: 1 };
export const anyText: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const yesOrNo: Schema = { type: 'boolean' };
export const count: Schema = { $ref: '#/$defs/count' };
export const date: Schema = { $ref: '#/$defs/date' };
export const dateOrNull: Schema = { anyOf: [date, { type: 'null' }] };
export const path: Schema = { $ref: '#/$defs/path' };
export const range: Schema = { $ref: '#/$defs/range' };

const position = { $ref: '#/$defs/position' };
const definitions: Readonly<Record<string, Schema>> = {
  count: { type: 'integer', minimum: 0 },
  date: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
  path: told('Relative to the working directory, with /.', text),
  ratio: told(
    'k of n controls; the percentage is floored to one decimal, null where n is 0, 100 only if k = n.',
    object({ k: count, n: count, percent: { type: ['number', 'null'], minimum: 0, maximum: 100 } }),
  ),
  range: object({ start: position, end: position }),
  position: told('As in LSP: zero-based line, zero-based UTF-16 character.', object({ line: count, character: count })),
};

/** What every report says first. */
export const head: Readonly<Record<string, Schema>> = {
  schema: told('Version of this format; raised when a reader would have to change.', { const: 1 }),
  tool: object({ name: { const: 'annexa' }, version: text }),
  asOf: told('The day on which everything was judged.', date),
  complete: told('False if something could not be read: then what is not said does not mean that there is nothing.', yesOrNo),
};

/** The file of a schema. @param body an object schema */
export function schemaFile(name: string, title: string, body: Schema): { readonly path: string; readonly content: string } {
  const used = new Set<string>();
  const collect = (schema: unknown): void => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g))
      if (name !== undefined && !used.has(name)) {
        used.add(name);
        collect(definitions[name]);
      }
  };
  collect(body);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...body,
    $defs: Object.fromEntries(Object.entries(definitions).filter(([each]) => used.has(each))),
  };
  return { path: `docs/schemas/${name}.schema.json`, content: `${JSON.stringify(schema, null, 2)}\n` };
}

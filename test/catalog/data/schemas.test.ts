import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, it } from 'mocha';
import { catalogueRoot, read, topicFiles, typeFiles } from './catalogue-files.ts';

describe('catalogue data: schemas', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  formats.default(ajv);
  const files: Readonly<Record<string, readonly string[]>> = {
    framework: ['frameworks/iso27001-2022.json', 'frameworks/iso27001-2013.json'],
    clauses: ['frameworks/iso27001-2022-clauses.json'],
    mapping: ['mappings/iso27001-2013--iso27001-2022.json'],
    'document-words': ['document-words.json'],
    'section-kinds': ['section-kinds.json'],
    wording: ['wording.json'],
    'metadata-labels': ['metadata-labels.json'],
    'other-standards': ['other-standards.json'],
    readiness: ['readiness.json'],
    'audit-questions': ['audit-questions.json'],
    registers: ['registers.json'],
    templates: ['templates.json'],
    topic: topicFiles.map((name) => `topics/${name}`),
    'document-type': typeFiles.map((name) => `document-types/${name}`),
  };

  it('describe every data file', () => {
    const found = readdirSync(catalogueRoot, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.json') && !path.startsWith('schema/'));
    assert.deepEqual(found.sort(), Object.values(files).flat().sort());
  });

  for (const [name, paths] of Object.entries(files))
    it(`accept every ${name} file and refuse an unknown key`, () => {
      const validate = ajv.compile(read<object>(`schema/${name}.schema.json`));
      for (const path of paths) {
        const data = read<object>(path);
        assert.ok(validate(data), `${path}: ${ajv.errorsText(validate.errors)}`);
        assert.ok(!validate({ ...data, surplus: true }), path);
      }
    });
});

import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { configSchema as schemaOf } from '../../server/src/core/config/config-schema.ts';
import { allRules } from '../../server/src/core/rules/all-rules.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import type { Generator } from './artefact.ts';

/** `docs/schemas/annexa-config.schema.json`: the JSON Schema of `annexa.yaml` for editors. */
export const configSchema: Generator = {
  generate() {
    const catalog = new Catalog(bundledCatalog.load());
    const rules = allRules.map((rule) => rule.meta);
    const schema = schemaOf(rules, catalog);
    return [{ path: 'docs/schemas/annexa-config.schema.json', content: `${JSON.stringify(schema, null, 2)}\n` }];
  },
};
